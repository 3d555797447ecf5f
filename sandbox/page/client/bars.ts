import type { ComponentChildren, VNode } from 'preact';
import { html } from './html.ts';

const BARS = '▁▂▃▄▅▆▇█';

/** Rows of bars are drawn: the letters for them are in the fonts of chats, and not in those of every machine. They stay there to be copied. */
export function withBars(text: string): ComponentChildren {
  const parts = text.split(/([▁▂▃▄▅▆▇█]{2,})/u);
  return parts.length === 1 ? text : parts.map((part, index) => (index % 2 === 0 ? part : row(part)));
}

function row(letters: string): VNode {
  return html`<span class="bars" aria-hidden="true">
    ${[...letters].map((letter) => html`<i style=${`height: ${((BARS.indexOf(letter) + 1) * 100) / BARS.length}%`}>${letter}</i>`)}
  </span>`;
}
