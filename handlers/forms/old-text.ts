import type { Form, FormBlock } from '#core/form.ts';
import { isForgotten, type Author, type Message } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';
import { ours, foreign, sentence } from '../cards/sentence.ts';
import type { MessageVersion } from '../../store/intake/messages.ts';
import { customerName } from '../cards/people.ts';

export interface OldText {
  message: Message;
  author: Author;
  /** Texts before the present one, oldest first. */
  versions: MessageVersion[];
}

const SHOWN = 30;

/** Every text a message had, oldest first; only to be read. Whoever presses on an old card may come when they are erased. */
export function oldTextForm(t: Translate, { message, author, versions }: OldText): Form {
  const isGone = isForgotten(message);
  const texts = isGone ? [] : [...versions, message].slice(-SHOWN);
  const at = { kind: 'time' as const, at: message.changedAt ?? message.postedAt };
  const isDeleted = message.state === 'deleted';
  return {
    action: 'old-text',
    meta: {},
    title: t('form.old-text.title'),
    cancel: t('form.close'),
    blocks: [
      {
        kind: 'context',
        inlines: sentence(t, isDeleted ? 'card.deleted' : 'card.edited', {
          author: foreign(customerName(t, author)),
          at,
        }),
      },
      ...(isGone ? [{ kind: 'line' as const, inlines: [ours(t('form.old-text.forgotten'))] }] : []),
      ...texts.flatMap(({ version, text }, index): FormBlock[] => [
        {
          kind: 'line',
          inlines: [
            ours(
              index === texts.length - 1
                ? t(isDeleted ? 'form.old-text.last' : 'form.old-text.now')
                : t(version === 0 ? 'form.old-text.first' : 'form.old-text.edit', { version }),
              'bold',
            ),
          ],
        },
        { kind: 'quote', text: text.trim() === '' ? t('card.no-text') : text },
      ]),
    ],
  };
}
