import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from './html.ts';

/** A line to write in: Enter sends, Shift+Enter breaks the line. What was typed stays when sending fails. */
export function Composer({ placeholder, label, send }: { placeholder: string; label: string; send(text: string): Promise<boolean> }): VNode {
  const [text, setText] = useState('');
  const submit = async (): Promise<void> => {
    const trimmed = text.trim();
    if (trimmed !== '' && (await send(trimmed))) setText('');
  };
  return html`<form class="composer" onSubmit=${(event: Event) => { event.preventDefault(); void submit(); }}>
    <textarea rows="1" value=${text} placeholder=${placeholder} aria-label=${placeholder}
      onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}
      onKeyDown=${(event: KeyboardEvent) => { if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); void submit(); } }}></textarea>
    <button type="submit" class="button primary" disabled=${text.trim() === ''}>${label}</button>
  </form>`;
}
