import { languages, type Clause, type Persona } from '../config/config.ts';
import type { ClauseCheck } from '../config/clause.ts';
import type { MessageKind } from '../message.ts';
import type { Finding } from '../ticket/draft.ts';
import type { Measured } from '../ports/network.ts';
import type { TextAnalysis } from '../ports/text.ts';
import type { TextKey } from '../texts/index.ts';
import type { Hit, Look } from './check.ts';
import { checks } from './checks/registry.ts';
import { complains } from './complaint.ts';
import { read } from './reading.ts';

type Sentiment = 'positive' | 'neutral' | 'negative';

export interface DraftToCheck {
  draft: { text: string };
  persona: Persona;
  /** What the customer wrote. */
  asked?: string;
  /** ISO 639-1, or null where nobody can tell. */
  customerLanguage: string | null;
  draftLanguage: string | null;
  /** ISO 3166, of the conversation's region. */
  country?: string | null;
  network?: string;
  kind?: MessageKind;
  accountKind?: 'official' | 'robot' | 'employee';
  /** As somebody or something told it; left out, the message speaks for itself. */
  sentiment?: Sentiment | null;
  /** Answers given to others lately, the newest first. */
  recent?: readonly string[];
  /** By every limit of the network. */
  measured: readonly Measured[];
  personalData: ReturnType<TextAnalysis['personalData']>;
  private: boolean;
}

/** Stand in where the brand's manual has no clause for a check; their titles are catalogue keys, said in the reader's language. */
const builtInClauses: Partial<Record<ClauseCheck, { number: string; title: Extract<TextKey, `clause.${string}`> }>> = {
  language: { number: '0.1', title: 'clause.language' },
  length: { number: '0.2', title: 'clause.length' },
  'personal-data': { number: '0.4', title: 'clause.personal-data' },
};

/**
 * Reads one draft against the manual: each finding quotes the clause it rests on. `params` hold the values of its sentence
 * `finding.<check>` and, as `title`, the clause in the manual's own words or the catalogue key of a built-in one.
 */
export function checkDraft(input: DraftToCheck): Finding[] {
  const look = lookOf(input);
  const clauses = new Map<ClauseCheck, Clause[]>();
  for (const clause of input.persona.clauses) {
    if (clause.check !== undefined) clauses.set(clause.check, [...(clauses.get(clause.check) ?? []), clause]);
  }
  const names = Object.keys(checks).filter((name): name is ClauseCheck => Object.hasOwn(checks, name));
  return names.flatMap((name) => {
    const check = checks[name];
    const written = clauses.get(name) ?? [];
    const held = written.filter(({ when }) => holds(when, input, look.isComplaint));
    if (held.length > 0)
      return distinct(held.flatMap((clause) => found(input.draft.text, name, clause, check.find({ ...look, clause }))));
    const builtIn = builtInClauses[name];
    // What the manual wants only here and there is not asked elsewhere; but what a network cannot take it never takes.
    if (check.without === undefined || builtIn === undefined || (written.length > 0 && name !== 'length')) return [];
    return found(
      input.draft.text,
      name,
      { ...builtIn, severity: check.without },
      check.find({ ...look, clause: undefined }),
    );
  });
}

/** Of two languages so near, a few words are told apart by the letters that only one of them has. */
function byLetters(language: string | null, text: string): string | null {
  if (language === 'pt' && /[¿¡ñ]/iu.test(text)) return 'es';
  return language === 'es' && /[ãõç]/iu.test(text) && !/[¿¡ñ]/iu.test(text) ? 'pt' : language;
}

function lookOf(input: DraftToCheck): Omit<Look, 'clause'> {
  const { draft, persona, asked, customerLanguage, measured, personalData, recent = [] } = input;
  const draftLanguage = byLetters(input.draftLanguage, draft.text);
  const known = (code: string | null) => languages.find((each) => each === code) ?? null;
  const question = asked === undefined || asked.trim() === '' ? null : read(asked, known(customerLanguage));
  const { sentiment } = input;
  return {
    persona,
    // Where nobody can tell, it is read as what it should be.
    draft: read(draft.text, known(draftLanguage) ?? known(customerLanguage)),
    asked: question,
    customerLanguage,
    draftLanguage,
    country: input.country ?? null,
    measured,
    personalData,
    private: input.private,
    isComplaint: sentiment == null ? question !== null && complains(question) : sentiment === 'negative',
    recent,
  };
}

/** What is not known of a draft narrows nothing to it. */
function holds(when: Clause['when'], input: DraftToCheck, isComplaint: boolean): boolean {
  const among = <T>(wanted: readonly T[] | undefined, value: T | null | undefined): boolean =>
    wanted === undefined || (value != null && wanted.includes(value));
  return (
    (when.private === undefined || when.private === input.private) &&
    among(when.network, input.network) &&
    among(when.kind, input.kind) &&
    among(when.accountKind, input.accountKind) &&
    among(when.language, input.customerLanguage) &&
    among(when.country, input.country) &&
    among<Sentiment>(when.sentiment, input.sentiment ?? (isComplaint ? 'negative' : null))
  );
}

function found(
  text: string,
  check: ClauseCheck,
  clause: Pick<Clause, 'number' | 'title' | 'severity'>,
  hits: readonly Hit[],
): Finding[] {
  return hits.map(({ place, params, say, stops }) => ({
    clause: clause.number,
    check,
    severity: stops ? 'stop' : clause.severity,
    ...(place && { excerpt: text.slice(place.start, place.end), place }),
    say,
    final: stops ? true : undefined,
    params: { ...params, title: clause.title },
  }));
}

/** That a network cannot take it is said under one clause. */
function distinct(findings: Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ check, params: { title: _title, ...values } }) => {
    if (check !== 'length') return true;
    const what = JSON.stringify(values);
    return !said.has(what) && said.add(what);
  });
}
