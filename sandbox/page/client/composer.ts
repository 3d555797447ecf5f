import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from './html.ts';
import { Icon } from './icon.ts';

/** What was begun, by the person and conversation it is for: it waits there until she comes back. */
const begun = new Map<string, string>();

/** A line to write in: Enter sends, Shift+Enter breaks the line. What was typed stays when sending fails. */
export function Composer({
  place,
  placeholder,
  label,
  send,
  off,
}: {
  /** Person and conversation that it writes as and in. */
  place: string;
  placeholder: string;
  label: string;
  send(text: string): Promise<boolean>;
  /** Nobody would take what is written. */
  off: boolean;
}): VNode {
  const [, draw] = useState(0);
  const text = begun.get(place) ?? '';
  const setText = (typed: string): void => {
    begun.set(place, typed);
    draw((times) => times + 1);
  };
  const [sending, setSending] = useState(false);
  const submit = async (): Promise<void> => {
    const trimmed = text.trim();
    if (trimmed === '' || sending || off) return;
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
      disabled=${off}
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
    <button type="submit" class="send" aria-label=${label} title=${label} aria-busy=${sending} disabled=${off || text.trim() === ''}><${Icon} name="up" /></button>
  </form>`;
}
