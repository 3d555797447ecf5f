import type { VNode } from 'preact';
import { hueOf, initialsOf } from './format.ts';
import { html } from './html.ts';

/** A face drawn from the initials; the colour belongs to the name. */
export function Avatar({
  name,
  size = 36,
  kind = 'person',
}: {
  name: string;
  size?: 20 | 28 | 36;
  kind?: 'person' | 'bot' | 'brand';
}): VNode {
  return html`<span class=${`avatar avatar-${size} avatar-${kind} hue-${hueOf(name)}`} aria-hidden="true">${initialsOf(name)}</span>`;
}
