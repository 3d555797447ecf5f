import { z } from 'zod';

/** Small shapes that several parts of the configuration are made of. */
export const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens');
export const languages = ['es', 'pt', 'en'] as const;
export type Language = (typeof languages)[number];
export const language = z.enum(languages);
/** What people are spoken to in: `pt` is the Portuguese of Portugal. */
export const voices = [...languages, 'pt-BR'] as const;
export type Voice = (typeof voices)[number];
/** Far above what a firm has, and far below what makes the start slow. */
export const MOST = { words: 2_000, tags: 2_000, entries: 2_000, rules: 1_000 };
/** A sign alone is in no text as a word: nothing would ever match. */
export const word = z
  .string()
  .refine(
    (text) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text),
    'it has no letter, digit or emoji, so nothing can ever match it',
  );
export const words = z.array(word).max(MOST.words).default([]);
/** ISO 639-1, as a message's language is told. */
export const languageCode = z
  .string()
  .refine(
    (code) =>
      /^[a-z]{2}$/.test(code) &&
      new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) !== undefined,
    'write a language as two small letters, such as es, pt, en, ca or fr',
  );
/** ISO 3166. */
export const country = z
  .string()
  .refine(
    (code) =>
      /^[A-Z]{2}$/.test(code) &&
      new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined,
    'write a country as two capital letters, such as ES, PT, BR, MX or AR',
  );
/** One value or a list of them. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item).min(1).max(MOST.words)])
    .transform((v): z.output<T>[] => (Array.isArray(v) ? v : [v]) as z.output<T>[]);
/** "pt" for everybody who speaks it, "pt-BR" for those of one country. */
export const byLanguage = <T extends z.ZodType>(value: T) =>
  z.record(
    z.string().regex(/^(?:es|pt|en)(?:-[A-Z]{2})?$/, 'write es, pt or en, alone or with a country, such as pt-BR'),
    value,
  );
/** A person, a group or whoever has a role. */
export const named = [
  z.strictObject({ people: z.array(z.string()).min(1) }),
  z.strictObject({ group: z.string().regex(/^@/, 'a group handle with @') }),
  z.strictObject({ role: z.string() }),
] as const;
