import { z } from 'zod';
import { messageKinds } from '../message.ts';
import { byLanguage, country, languageCode, MOST, oneOrMore, word, words } from './shapes.ts';

/** What looks after a clause; bot/core/persona/checks has a file for each. */
export const clauseChecks = [
  'language',
  'formality',
  'greeting',
  'signature',
  'length',
  'emoji',
  'hashtags',
  'forbidden-words',
  'preferred-words',
  'required-words',
  'promises',
  'personal-data',
  'personal-data-asked',
  'move-to-private',
  'links',
  'copied',
  'questions',
  'own-words',
  'tone',
  'empathy',
  'next-step',
] as const;
export type ClauseCheck = (typeof clauseChecks)[number];
/** They guess at what a text means, so they only warn. */
export const guessing: readonly ClauseCheck[] = ['questions', 'own-words', 'tone', 'empathy', 'next-step'];

export const formalities = {
  es: ['tú', 'usted', 'vos'],
  pt: ['tu', 'você', 'o senhor'],
  en: ['first name', 'surname'],
} as const;
export const promiseKinds = ['deadline', 'guarantee', 'gift'] as const;

const When = z
  .strictObject({
    private: z.boolean().describe('true: private answers only; false: public ones only.'),
    network: oneOrMore(z.string()),
    kind: oneOrMore(z.enum(messageKinds)).describe('Of the message that is answered.'),
    accountKind: oneOrMore(z.enum(['official', 'robot', 'employee'])),
    language: oneOrMore(languageCode),
    country: oneOrMore(country),
    sentiment: oneOrMore(z.enum(['positive', 'neutral', 'negative'])).describe('Of the message that is answered.'),
  })
  .partial();

export const Clause = z.strictObject({
  number: z.string().regex(/^\d+(\.\d+)*$/, 'a clause number such as "3.2"'),
  title: z.string().min(1).describe('The clause as the manual words it; quoted in every finding.'),
  check: z
    .enum(clauseChecks)
    .optional()
    .describe('The check that rests on this clause; a clause without one is for people to read.'),
  severity: z.enum(['stop', 'warn']).default('warn').describe('`stop` cannot be submitted.'),
  when: When.default({}).describe('Where it holds; left out: everywhere.'),
  do: z.string().min(1).optional().describe('An example, shown with what is found.'),
  dont: z.string().min(1).optional().describe('What she would never say.'),
  words: words.describe('Words or phrases, in any inflection; accents and capitals do not matter.'),
  prefer: z
    .record(word, z.string().min(1))
    .optional()
    .describe('For preferred-words: each word, and the one that is better.'),
  formality: byLanguage(z.enum([...formalities.es, ...formalities.pt, ...formalities.en]))
    .optional()
    .describe('For formality: how people are addressed, by language and country.'),
  promises: z
    .array(z.enum(promiseKinds))
    .min(1)
    .optional()
    .describe('For promises: those that are meant; left out: all.'),
  max: z.number().int().min(0).optional().describe('For length, emoji and hashtags: the most.'),
  allowed: z
    .array(z.string().min(1))
    .max(MOST.words)
    .default([])
    .describe('For emoji and hashtags: those that may stand there; left out: all.'),
  hosts: z
    .array(z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i, 'a host such as alba.example, without https:// and path'))
    .max(MOST.words)
    .optional()
    .describe('For links: your hosts; their parts count as yours.'),
  similarity: z
    .number()
    .min(0.1)
    .max(1)
    .optional()
    .describe('For copied: how much alike, from 0.1 to 1. Left out: 0.5.'),
});
export type Clause = z.output<typeof Clause>;

const text = z.string();
const approved = 'goes out with one press, so whoever writes it here has approved it.';
export const Persona = z.strictObject({
  character: z.string().default('').describe('Who the brand is, in a sentence.'),
  tone: z.string().default('').describe('How she speaks, in a sentence.'),
  greeting: byLanguage(text)
    .default({})
    .describe('How an answer opens, by language and country; {name} is the customer.'),
  signature: byLanguage(text).default({}).describe('How it closes.'),
  phrases: z
    .strictObject({
      private: byLanguage(text.min(1))
        .default({})
        .describe(`Asks the customer to go on in private, by language; ${approved} Left out: nobody is offered it.`),
      holding: byLanguage(text.min(1))
        .default({})
        .describe(
          'Said while nobody knows yet; proposed where an answer to a complaint does not say what happens next.',
        ),
    })
    .prefault({}),
  clauses: z.array(Clause).max(MOST.rules).default([]),
});
export type Persona = z.output<typeof Persona>;
