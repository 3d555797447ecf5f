import type { Message } from './wire.ts';

/** Messages by age; a note that only one person sees stands under the message it answers, where she looks. */
export function withNotes(messages: Message[], notes: Message[]): Message[] {
  if (notes.length === 0) return messages;
  const known = new Set(messages.map((message) => message.ts));
  const place = (message: Message): string =>
    message.under !== undefined && known.has(message.under) ? message.under : message.ts;
  return [...messages, ...notes].toSorted((a, b) => {
    const [one, other] = [place(a), place(b)];
    if (one !== other) return one < other ? -1 : 1;
    return a.ts < b.ts ? -1 : 1;
  });
}
