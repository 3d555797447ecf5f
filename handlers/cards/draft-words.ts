import type { Draft } from '#core/ticket/draft.ts';

/** What a version says; where it is a file and nothing else, which. */
export function draftWords({ text, attachments }: Pick<Draft, 'text' | 'attachments'>): string {
  return text === '' && attachments.length > 0 ? attachments.map(({ name }) => `📎 ${name}`).join('\n') : text;
}
