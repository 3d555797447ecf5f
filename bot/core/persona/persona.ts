import type { Persona } from '../config/config.ts';
import type { Finding } from '../ticket/draft.ts';
import type { Measured } from '../ports/network.ts';
import type { TextAnalysis } from '../ports/text.ts';
import type { TextKey } from '../texts/index.ts';
import { createMatcher } from '../routing/words.ts';

export interface DraftToCheck {
  draft: { text: string };
  persona: Persona;
  /** ISO 639-1, or null where nobody can tell. */
  customerLanguage: string | null;
  draftLanguage: string | null;
  /** By every limit of the network. */
  measured: readonly Measured[];
  personalData: ReturnType<TextAnalysis['personalData']>;
  private: boolean;
}

type Check = Finding['check'];

/** Stand in where the brand's manual has no clause for a check; their titles are catalogue keys, said in the reader's language. */
const builtInClauses: Record<
  Check,
  { number: string; title: Extract<TextKey, `clause.${string}`>; severity: Finding['severity'] }
> = {
  language: { number: '0.1', title: 'clause.language', severity: 'warn' },
  length: { number: '0.2', title: 'clause.length', severity: 'stop' },
  'forbidden-words': { number: '0.3', title: 'clause.forbidden-words', severity: 'warn' },
  'personal-data': { number: '0.4', title: 'clause.personal-data', severity: 'warn' },
};

/**
 * The persona check of one draft: each finding quotes the clause it rests on. `params` hold the values of its sentence
 * `finding.<check>` and, as `title`, the clause in the manual's own words or the catalogue key of a built-in one.
 */
export function checkDraft(input: DraftToCheck): Finding[] {
  return [...checkLanguage(input), ...checkLength(input), ...checkWords(input), ...checkPersonalData(input)];
}

function checkLanguage({ persona, customerLanguage, draftLanguage }: DraftToCheck): Finding[] {
  if (customerLanguage === null || draftLanguage === null || customerLanguage === draftLanguage) return [];
  return [finding(persona, 'language', { customer: customerLanguage, draft: draftLanguage })];
}

/** The network refuses what is too long whatever the manual says, so this always stops. */
function checkLength({ persona, measured }: DraftToCheck): Finding[] {
  return measured
    .filter(({ length, max }) => length > max)
    .map(({ length, max }) => ({
      ...finding(persona, 'length', { length, max, count: length - max }),
      severity: 'stop',
    }));
}

function checkWords({ draft, persona }: DraftToCheck): Finding[] {
  return persona.clauses
    .filter(({ check }) => check === 'forbidden-words')
    .flatMap((clause) => {
      const seen = new Set<string>();
      return createMatcher(clause.words)
        .all(draft.text)
        .filter(({ word }) => !seen.has(word) && seen.add(word))
        .map(({ excerpt }) => ({
          clause: clause.number,
          check: 'forbidden-words' as const,
          severity: clause.severity,
          excerpt,
          params: { title: clause.title, words: excerpt },
        }));
    });
}

function checkPersonalData({ persona, personalData, private: isPrivate }: DraftToCheck): Finding[] {
  if (isPrivate) return [];
  return personalData.map(({ kind, excerpt }) => ({
    ...finding(persona, 'personal-data', { kind, words: excerpt }),
    excerpt,
  }));
}

function finding(persona: Persona, check: Check, params: Finding['params']): Finding {
  const clause = persona.clauses.find((each) => each.check === check) ?? builtInClauses[check];
  return { clause: clause.number, check, severity: clause.severity, params: { ...params, title: clause.title } };
}
