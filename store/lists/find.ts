import { sql, type RawBuilder } from 'kysely';
import { INVISIBLE, SIGNS } from '../migrations/0012-words-of-numbers.ts';
import { cleanText } from '../database/rows.ts';

/** More words than this make a search no better. */
const WORDS = 20;
const SIGN = new RegExp(
  `[${SIGNS.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')}]+`,
  'u',
);
const HIDDEN = new RegExp(`[${INVISIBLE}]`, 'gu');
const ACCENTS = /[\u0300-\u036f]/gu;

/** The words somebody looks for, cut as `recado_words` cuts those of a message; a text must hold them all. */
export function wordsIn(typed: string): string[] {
  return cleanText(typed)
    .replace(HIDDEN, '')
    .normalize('NFKC')
    .split(SIGN)
    .filter((word) => plainOf(word) !== '')
    .slice(0, WORDS);
}

/** Without accents and capitals, as the index has it. */
function plainOf(word: string): string {
  return word.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
}

const beginsWith = (plain: string): RawBuilder<unknown> =>
  sql`to_tsquery('simple', ${`'${plain.replace(/['\\]/g, ' ')}':*`})`;

/** One of them as PostgreSQL looks for it: by its stem in each language, with and without accents, and as the beginning of a word. */
function query(word: string): RawBuilder<unknown> {
  const plain = plainOf(word);
  const stems = ['spanish', 'portuguese', 'english'].flatMap((language) =>
    [word, plain].map((each) => sql`plainto_tsquery(${sql.lit(language)}, ${each})`),
  );
  return sql`(${sql.join([...stems, beginsWith(plain), ...inPieces(plain)], sql` || `)})`;
}

/** "AB1234" may stand as "AB-1234", a plate or an account number in groups: its letters and its digits each for themselves. */
function inPieces(plain: string): RawBuilder<unknown>[] {
  const pieces = plain.match(/[0-9]+|[^0-9]+/g) ?? [];
  // "v2" would be every word with a v beside every number with a 2.
  if (pieces.length < 2 || pieces.length > 6 || plain.replace(/[^0-9]/g, '').length < 3) return [];
  return [sql`(${sql.join(pieces.map(beginsWith), sql` && `)})`];
}

/** Words beside each other, each with the one before it in a run where the two belong together. */
function runsOf(words: readonly string[], belong: (word: string) => boolean): string[][] {
  const runs: string[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    if (run && belong(word) && belong(run[0] ?? '')) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** Codes whose groups stand apart here ("1234 BCD") may be one word there. */
function queries(words: readonly string[]): RawBuilder<unknown>[] {
  return runsOf(words, isOfCode).map((run) => {
    const each = sql.join(runsOf(run, isNumber).map(numberQuery), sql` && `);
    const code = plainOf(run.join(''));
    return run.length > 1 && /\d/.test(code) && !isNumber(code)
      ? sql`((${each}) || ${beginsWith(code)})`
      : sql`(${each})`;
  });
}

/** Numbers beside each other may be one number, and a telephone stands with its country here and without it there. */
function numberQuery(run: readonly string[]): RawBuilder<unknown> {
  const each = sql.join(run.map(query), sql` && `);
  const number = run.join('');
  const wholes = [...(run.length > 1 ? [number] : []), ...(isNumber(number) ? telephones(number) : [])];
  return wholes.length === 0 ? sql`(${each})` : sql`((${each}) || ${sql.join(wholes.map(beginsWith), sql` || `)})`;
}

const COUNTRIES = ['1', '33', '34', '351', '44', '52', '55'];
const WITH_COUNTRY = new RegExp(`^(?:00)?(?:${COUNTRIES.join('|')})(\\d{9,11})$`);

function telephones(number: string): string[] {
  const rest = WITH_COUNTRY.exec(number)?.[1];
  const national = rest ?? number;
  const isLong = /^\d{9,11}$/.test(national);
  return [
    ...(rest === undefined ? [] : [rest]),
    ...(isLong ? COUNTRIES.flatMap((country) => [`${country}${national}`, `00${country}${national}`]) : []),
  ];
}

/** Digits, letters with digits, or the few letters that go with them. */
function isOfCode(word: string): boolean {
  return /[0-9]/.test(word) || /^\p{L}{1,4}$/u.test(word);
}

function isNumber(word = ''): boolean {
  return /^[0-9]+$/.test(word);
}

/** Of `tickets t`: a message in it or the name of its author holds all these words, or its number is the only one. Found first and apart, or the planner walks through every ticket by date. */
export const holdsWords: RawBuilder<boolean> = sql<boolean>`t.id = any(array(select ticket_id from found))`;

/** The common table that `holdsWords` reads. */
export function foundTable(typed: string): RawBuilder<unknown> {
  const words = wordsIn(typed);
  const number = words.length === 1 && /^\d{1,9}$/.test(words[0] ?? '') ? Number(words[0]) : null;
  const holds =
    words.length === 0 ? sql`false` : sql`recado_words(m.text, m.language) @@ (${sql.join(queries(words), sql` && `)})`;
  const numbered = number === null ? sql`` : sql` union select n.id from tickets n where n.number = ${number}`;
  const named = words.length === 0 ? sql`` : sql` union select w.id from tickets w where ${writtenBy(typed, 'w')}`;
  return sql`with found as materialized (select m.ticket_id from messages m where m.ticket_id is not null and m.state <> 'deleted' and ${holds}${numbered}${named})`;
}

/** Of tickets: the name of its author, or her handle, holds all these words or begins with them. */
export function writtenBy(typed: string, tickets: string): RawBuilder<boolean> {
  const words = wordsIn(typed);
  // As the index is written, or it is not used.
  const names = sql`recado_words(a.name || ' ' || a.handle, 'en')`;
  return words.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${sql.id(tickets)}.author_id = any(array(select a.id from authors a where ${names} @@ (${sql.join(words.map(query), sql` && `)})))`;
}
