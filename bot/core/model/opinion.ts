import { z } from 'zod';
import { fenced, rules, sober } from './fence.ts';

/** A remark of a model about a draft: it may be wrong, and stops nothing. */
export interface Remark {
  /** Number of a clause of the manual. */
  clause: string;
  /** The very words of the draft. */
  quote: string;
  says: string;
}

export interface OpinionAsked {
  clauses: readonly { number: string; title: string }[];
  /** As the model may read them. */
  draft: string;
  customer: string;
  /** In which language it is to speak. */
  language: string;
  /** Random, new for each question. */
  mark: string;
  canary: string;
}

const MOST = 5;
const SAYS_MOST = 200;
const QUOTE_MOST = 300;
const CLAUSES = 40;

const Answered = z.object({ remarks: z.array(z.unknown()) });
const One = z.object({ clause: z.string(), quote: z.string(), says: z.string() });

export const opinionSchema = {
  name: 'opinion',
  shape: {
    type: 'object',
    additionalProperties: false,
    required: ['remarks'],
    properties: {
      remarks: {
        type: 'array',
        maxItems: MOST,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['clause', 'quote', 'says'],
          properties: {
            clause: { type: 'string' },
            quote: { type: 'string', maxLength: QUOTE_MOST },
            says: { type: 'string', maxLength: SAYS_MOST },
          },
        },
      },
    },
  },
};

/** The rules stand last: a server with little room cuts the front. */
export function opinionQuestion(asked: OpinionAsked): { instructions: string; prompt: string } {
  const { clauses, draft, customer, language, mark, canary } = asked;
  return {
    instructions: [
      "You read a draft of a brand's answer to a customer. Say where its tone does not fit the brand, where a complaint is met without empathy, or where a question of the customer is not answered.",
      `Each remark names the number of one clause below, quotes the words of the draft it is about exactly as they stand there, and says what to do in at most ${SAYS_MOST} characters, in ${language}. At most ${MOST} remarks; none if the draft is good.`,
      rules(mark, canary),
    ].join('\n'),
    prompt: [
      fenced(mark, { customer, draft }),
      `Clauses:\n${clauses
        .slice(0, CLAUSES)
        .map(({ number, title }) => `${number} ${title}`)
        .join('\n')}`,
    ].join('\n\n'),
  };
}

/** Only what names a clause that there is, and words that stand in the draft; `dropped` is how much did not. */
export function takeOpinion(
  answered: unknown,
  { clauses, draft, canary }: Pick<OpinionAsked, 'clauses' | 'draft' | 'canary'>,
): { remarks: Remark[]; dropped: number } {
  const parsed = Answered.safeParse(answered);
  if (!parsed.success) return { remarks: [], dropped: 1 };
  // Whoever says the secret word is led by what it read: nothing of it counts.
  if (JSON.stringify(answered).toLowerCase().includes(canary.toLowerCase()))
    return { remarks: [], dropped: parsed.data.remarks.length };
  const numbers = new Set(clauses.map(({ number }) => number));
  const whole = squeezed(draft);
  const remarks = parsed.data.remarks.slice(0, MOST).flatMap((raw): Remark[] => {
    const one = One.safeParse(raw);
    if (!one.success) return [];
    const { clause } = one.data;
    const quote = sober(one.data.quote, { most: QUOTE_MOST, canary });
    const says = sober(one.data.says, { most: SAYS_MOST, canary });
    const isThere = numbers.has(clause) && squeezed(quote) !== '' && whole.includes(squeezed(quote));
    return isThere && says !== '' ? [{ clause, quote, says }] : [];
  });
  return { remarks, dropped: parsed.data.remarks.length - remarks.length };
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
