import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from './html.ts';
import { Icon } from './icon.ts';

/** A line to write in: Enter sends, Shift+Enter breaks the line. What was typed stays when sending fails. */
export function Composer({
  placeholder,
  label,
  send,
}: {
  placeholder: string;
  label: string;
  send(text: string): Promise<boolean>;
}): VNode {
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const submit = async (): Promise<void> => {
    const trimmed = text.trim();
    if (trimmed === '' || sending) return;
    setSending(true);
    if (await send(trimmed)) setText('');
    setSending(false);
  };
  return html`<form
    class="composer"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      void submit();
    }}
  >
    <textarea
      rows="1"
      value=${text}
      placeholder=${placeholder}
      aria-label=${placeholder}
      onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}
      onKeyDown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          void submit();
        }
      }}
    ></textarea>
    <button type="submit" class="send" aria-label=${label} title=${label} aria-busy=${sending} disabled=${text.trim() === ''}><${Icon} name="up" /></button>
  </form>`;
}
