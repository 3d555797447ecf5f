import { z } from 'zod';
import { fenced, rules, sober } from './fence.ts';

/** Of a question about words: which secret word and marks it carries. */
export interface Marks {
  mark: string;
  canary: string;
}

const textSchema = (name: string, keys: readonly string[]) => ({
  name,
  shape: {
    type: 'object',
    additionalProperties: false,
    required: [...keys],
    properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
  },
});

export const proposalSchema = textSchema('proposal', ['text']);
export const translationSchema = textSchema('translation', ['customer', 'draft']);

/** A draft to start from, in the brand's voice; without greeting and signature, which are ours. */
export function proposalQuestion(
  { mark, canary }: Marks,
  {
    customer,
    articles,
    clauses,
    language,
    most,
  }: {
    customer: string;
    articles: readonly string[];
    clauses: readonly { number: string; title: string }[];
    language: string;
    most: number;
  },
): { instructions: string; prompt: string } {
  return {
    instructions: [
      `You propose the body of a brand's answer to a customer, in ${language}, in at most ${most} characters, without greeting and signature. Use only facts of the articles; where they do not answer, say that the team is looking into it. Promise nothing, ask for no personal data, add no address that is not in the articles.`,
      rules(mark, canary),
    ].join('\n'),
    prompt: [
      fenced(mark, { customer, ...Object.fromEntries(articles.map((text, index) => [`article-${index + 1}`, text])) }),
      `The brand's manual:\n${clauses.map(({ number, title }) => `${number} ${title}`).join('\n')}`,
    ].join('\n\n'),
  };
}

/** '' where it is nothing to start from. */
export function takeProposal(answered: unknown, { canary }: Pick<Marks, 'canary'>, most: number): string {
  const parsed = z.object({ text: z.string() }).safeParse(answered);
  return parsed.success ? sober(parsed.data.text, { most, canary }) : '';
}

/** What the customer wrote and what we would answer, for somebody who does not read their language. */
export function translationQuestion(
  { mark, canary }: Marks,
  { customer, draft, language }: { customer: string; draft: string; language: string },
): { instructions: string; prompt: string } {
  return {
    instructions: [
      `You translate into ${language}, word for word and without comments: the text named customer as \`customer\`, the text named draft as \`draft\` ("" where there is none). Words in square brackets such as [PHONE_1] stay as they are.`,
      rules(mark, canary),
    ].join('\n'),
    prompt: fenced(mark, { customer, draft }),
  };
}

/** Both translations, '' where there is none. */
export function takeTranslation(
  answered: unknown,
  { canary }: Pick<Marks, 'canary'>,
  most: number,
): { customer: string; draft: string } {
  const parsed = z.object({ customer: z.string(), draft: z.string().catch('') }).safeParse(answered);
  if (!parsed.success) return { customer: '', draft: '' };
  const { customer, draft } = parsed.data;
  return { customer: sober(customer, { most, canary }), draft: sober(draft, { most, canary }) };
}
