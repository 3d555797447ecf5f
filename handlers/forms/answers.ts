import { answerText, type Delegation } from '#core/ticket/delegation.ts';
import type { Form, FormBlock } from '#core/form.ts';
import { partsOf } from '#core/visible-text.ts';
import type { Translate } from '#core/texts/index.ts';
import { expertName } from '../cards/delegation.ts';
import { oneLine } from '../cards/format.ts';
import type { Drawing } from '../cards/people.ts';
import { capital, foreign, ours, plain, sentence } from '../cards/sentence.ts';

/** A form holds at most ten boxes. */
const MOST = 10;
const LABEL_MAX = 70;
/** A quote of a form takes so much; whatever is longer goes on in the next. */
const PART = 2_000;

/** Every answer that nobody used, whole, and a box for each that is to become the draft. */
export function answersForm(t: Translate, drawing: Drawing, unused: readonly Delegation[]): Form {
  const shown = unused.slice(-MOST);
  return {
    action: 'use-as-draft',
    meta: { ticketId: drawing.detail.ticket.id },
    title: t('button.use-as-draft'),
    submit: t('form.answer.submit'),
    cancel: t('form.cancel'),
    blocks: [
      ...shown.flatMap((each, index): FormBlock[] => [
        {
          kind: 'line',
          inlines: [
            ours(`${index + 1} · `, 'bold'),
            ...capital(
              sentence(t, 'form.answers.said', {
                expert: expertName(drawing, each, t),
                question: foreign(oneLine(each.question, 150)),
              }),
            ),
          ],
        },
        ...partsOf(answerText(each), PART).map((text): FormBlock => ({ kind: 'quote', text })),
      ]),
      {
        kind: 'field',
        field: {
          kind: 'many',
          name: 'answers',
          label: t('form.answers.label'),
          // What they said stands whole above.
          options: shown.map((each, index) => ({
            value: each.id,
            label: oneLine(`${index + 1} · ${plain(capital(expertName(drawing, each, t)))}`, LABEL_MAX),
          })),
          initial: shown.map(({ id }) => id),
        },
      },
    ],
  };
}
