import { sql, type RawBuilder } from 'kysely';
import { fold } from '#core/words.ts';

/** More words than this make a search no better. */
const WORDS = 8;

/** The words somebody looks for, without signs; a text must hold them all. */
export function wordsIn(typed: string): string[] {
  return (typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, WORDS);
}

/** One of them as PostgreSQL looks for it: by its stem in each language, with and without accents, and as the beginning of a word. */
function query(word: string): RawBuilder<unknown> {
  const plain = fold(word);
  const stems = ['spanish', 'portuguese', 'english'].flatMap((language) => [word, plain].map((each) => sql`plainto_tsquery(${sql.lit(language)}, ${each})`));
  return sql`(${sql.join([...stems, sql`to_tsquery('simple', ${`${plain}:*`})`], sql` || `)})`;
}

/** Of `tickets t`: a message in it holds all these words, or its number is the only one. Found first and apart, or the planner walks through every ticket by date. */
export function holdsWords(typed: string): RawBuilder<boolean> {
  const words = wordsIn(typed);
  const number = words.length === 1 && /^\d{1,9}$/.test(words[0] ?? '') ? Number(words[0]) : null;
  const found = sql`t.id in (select ticket_id from found)`;
  return sql<boolean>`(${number === null ? found : sql`${found} or t.number = ${number}`})`;
}

/** The common table that `holdsWords` reads. */
export function foundTable(typed: string): RawBuilder<unknown> {
  const words = wordsIn(typed);
  const holds = words.length === 0 ? sql`false` : sql`recado_words(m.text, m.language) @@ (${sql.join(words.map(query), sql` && `)})`;
  return sql`with found as materialized (select distinct m.ticket_id from messages m where m.ticket_id is not null and m.state <> 'deleted' and ${holds})`;
}
