import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clauseChecks } from '#core/config/config.ts';

/** A draft, and whether it breaks the clause that a check looks after; written by people who saw the manual only. */
const Pair = z.object({
  check: z.enum(clauseChecks),
  /** "es", or with its country: "es-MX". */
  lang: z.string().regex(/^(?:es|pt|en)(?:-[A-Z]{2})?$/),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  replyTo: z.string().nullish(),
  draft: z.string().min(1),
  public: z.boolean().default(true),
  violates: z.boolean(),
  accountKind: z.enum(['official', 'employee', 'robot']).nullish(),
  /** Answers given before, for `copied`. */
  answered: z.array(z.string()).default([]),
});
export type Pair = z.output<typeof Pair>;

/**
 * The manual and the drafts name hosts that end in `.example`, so that they are nobody's. X counts an address as 23 letters only where
 * its ending is a real one, as that of a brand is: they are read as `.com`.
 */
export function withRealHosts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replace(/\.example\b/giu, '.com'));
}

/** One JSON object a line. @throws Error naming the line that is none */
export function readPairs(file: string): Pair[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [withRealHosts(Pair.parse(JSON.parse(line)))];
      } catch (cause) {
        throw new Error(`${file}:${index + 1} is no pair: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    });
}

/** "es-MX"; "en" where no country is told. */
export function placeOf({ lang, country }: Pick<Pair, 'lang' | 'country'>): string {
  return country == null ? lang : `${lang.slice(0, 2)}-${country}`;
}
