import type { Form, FormBlock } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { whoSaid, type QuotedMessage } from '../cards/conversation.ts';
import { ours } from '../cards/sentence.ts';

/** Two blocks each, of the hundred that a form may hold. */
export const EARLIER_MESSAGES = 40;
/** All of them together must fit in a form. */
const LONGEST = 900;

/** Messages of a conversation, oldest first, with who and when; only to be read. */
export function earlierForm(t: Translate, said: QuotedMessage[]): Form {
  const blocks = said.flatMap((each): FormBlock[] => [
    { kind: 'line', inlines: whoSaid(each, t) },
    ...(each.isDeleted ? [] : [{ kind: 'quote' as const, text: shortened(each.text) || t('card.no-text') }]),
  ]);
  return {
    action: 'earlier',
    meta: {},
    title: t('form.earlier.title'),
    cancel: t('form.close'),
    blocks: blocks.length > 0 ? blocks : [{ kind: 'line', inlines: [ours(t('form.earlier.none'))] }],
  };
}

function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}
