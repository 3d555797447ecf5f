import { clauseChecks, formalities, guessing, type Clause, type ClauseCheck, type Persona } from './clause.ts';
import type { ReferenceProblem } from './reference-problem.ts';

type Value = 'words' | 'prefer' | 'formality' | 'promises' | 'max' | 'allowed' | 'hosts' | 'similarity';

/** What each check reads of its clause: what it cannot do without, and what it may have. */
const READS: Readonly<Partial<Record<ClauseCheck, { needs?: Value[]; may?: Value[]; oneOf?: Value[] }>>> = {
  formality: { needs: ['formality'] },
  length: { may: ['max'] },
  emoji: { oneOf: ['max', 'allowed'] },
  hashtags: { oneOf: ['max', 'allowed'] },
  'forbidden-words': { needs: ['words'] },
  'preferred-words': { needs: ['prefer'] },
  'required-words': { needs: ['words'] },
  promises: { may: ['promises', 'words'] },
  'personal-data-asked': { may: ['words'] },
  'move-to-private': { needs: ['words'] },
  links: { needs: ['hosts'] },
  copied: { may: ['similarity'] },
};
const VALUES: readonly Value[] = ['words', 'prefer', 'formality', 'promises', 'max', 'allowed', 'hosts', 'similarity'];

/** Clauses that say what nothing looks after, or not what their check has to know. */
export function clauseProblems(path: ReferenceProblem['path'], persona: Persona): ReferenceProblem[] {
  return persona.clauses.flatMap((clause, index) => problemsOf([...path, 'clauses', index], clause, persona));
}

function problemsOf(path: ReferenceProblem['path'], clause: Clause, persona: Persona): ReferenceProblem[] {
  const { number, check } = clause;
  const reads = check === undefined ? undefined : READS[check];
  const has = (value: Value): boolean => {
    const given = clause[value];
    return given !== undefined && !(Array.isArray(given) && given.length === 0);
  };
  const problems: ReferenceProblem[] = [];
  const missing = (reads?.needs ?? []).filter((value) => !has(value));
  if (missing.length > 0)
    problems.push({
      path,
      message: `clause ${number} checks ${check} but names none; add \`${missing.join('` and `')}\``,
    });
  if (reads?.oneOf && !reads.oneOf.some(has))
    problems.push({
      path,
      message: `clause ${number} checks ${check} but says neither \`${reads.oneOf.join('` nor `')}\`; add one`,
    });
  const read = [...(reads?.needs ?? []), ...(reads?.may ?? []), ...(reads?.oneOf ?? [])];
  for (const value of VALUES) {
    if (!has(value) || read.includes(value)) continue;
    const readers = clauseChecks.filter((each) => {
      const { needs = [], may = [], oneOf = [] } = READS[each] ?? {};
      return [...needs, ...may, ...oneOf].includes(value);
    });
    problems.push({ path: [...path, value], message: unread(clause, value, readers) });
  }
  if (check !== undefined && guessing.includes(check) && clause.severity === 'stop')
    problems.push({
      path: [...path, 'severity'],
      message: `clause ${number} cannot stop an answer: ${check} guesses at what a text means, so it only warns; leave \`severity\` out`,
    });
  if (check === 'greeting' && Object.keys(persona.greeting).length === 0)
    problems.push({
      path: [...path, 'check'],
      message: `clause ${number} looks after a greeting that the persona does not have; add \`greeting\``,
    });
  if (check === 'signature' && Object.keys(persona.signature).length === 0)
    problems.push({
      path: [...path, 'check'],
      message: `clause ${number} looks after a signature that the persona does not have; add \`signature\``,
    });
  for (const [locale, wanted] of Object.entries(clause.formality ?? {})) {
    const allowed: readonly string[] =
      formalities[locale.slice(0, 2) === 'pt' ? 'pt' : locale.slice(0, 2) === 'en' ? 'en' : 'es'];
    if (!allowed.includes(wanted))
      problems.push({
        path: [...path, 'formality', locale],
        message: `nobody is addressed as "${wanted}" in ${locale}`,
        allowed: [...allowed],
        value: wanted,
      });
  }
  return problems;
}

function unread({ number, check }: Clause, value: Value, readers: readonly ClauseCheck[]): string {
  if (value === 'words' && check === undefined)
    return `clause ${number} lists words that nothing looks for; add \`check: forbidden-words\``;
  const by = new Intl.ListFormat('en', { type: 'disjunction' }).format(readers);
  return `clause ${number} says \`${value}\`, which ${check === undefined ? 'nothing reads without a check' : `${check} does not read`}; it belongs to ${by}`;
}
