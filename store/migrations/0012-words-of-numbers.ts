import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is neither a letter nor a digit nor written on one, from where to where. Whoever changes it must build the index anew. */
export const SIGNS: readonly (readonly [number, number])[] = [
  [0x01, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2c2, 0x2c5],
  [0x2d2, 0x2df],
  [0x55a, 0x55f],
  [0x589, 0x58a],
  [0x5be, 0x5be],
  [0x5c0, 0x5c0],
  [0x5c3, 0x5c3],
  [0x5f3, 0x5f4],
  [0x600, 0x60f],
  [0x61b, 0x61f],
  [0x66a, 0x66d],
  [0x6d4, 0x6d4],
  [0x964, 0x965],
  [0xe3f, 0xe3f],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2190, 0x2bff],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0x3030, 0x3030],
  [0x303d, 0x303f],
  [0x30a0, 0x30a0],
  [0x30fb, 0x30fb],
  [0xe000, 0xf8ff],
  [0xfd3e, 0xfd3f],
  [0xfe00, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
  [0x1f000, 0x1faff],
];
/** Stand inside words and mean nothing. */
export const INVISIBLE = '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff';
const hex = (code: number): string => `\\U${code.toString(16).padStart(8, '0')}`;
/** As PostgreSQL writes a class of them. */
export const signs = `[${SIGNS.map(([from, to]) => `${hex(from)}-${hex(to)}`).join('')}]`;
export const lowerOf = (capital: string): string => capital.toLowerCase();
/** A database in the C locale knows no capitals but those of English. From Æ to Armenian; what is a letter with an accent becomes one without it before. */
export const capitals = Array.from({ length: 0x556 - 0xc6 + 1 }, (_, index) =>
  String.fromCodePoint(0xc6 + index),
).filter((sign) => sign.normalize('NFKD') === sign && lowerOf(sign) !== sign);

export const makeWords = `create or replace function recado_words(said text, language text) returns tsvector language sql immutable parallel safe cost 800 as $$
  select pg_catalog.to_tsvector('pg_catalog.simple', plain) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.simple', numbers) operator(pg_catalog.||) case language
    when 'pt' then pg_catalog.to_tsvector('pg_catalog.portuguese', words) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.portuguese', plain)
    when 'en' then pg_catalog.to_tsvector('pg_catalog.english', plain)
    else pg_catalog.to_tsvector('pg_catalog.spanish', words) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.spanish', plain) end
  from (select pg_catalog.normalize(pg_catalog.translate(said, '${INVISIBLE}', ''), 'NFKC') as whole) as w
  cross join lateral (select pg_catalog.regexp_replace(whole, '${signs}+', ' ', 'g') as words) as c
  cross join lateral (select pg_catalog.lower(pg_catalog.translate(pg_catalog.regexp_replace(pg_catalog.normalize(words, 'NFKD'), '[\\u0300-\\u036f]', '', 'g'), '${capitals.join('')}', '${capitals.map(lowerOf).join('')}')) as plain) as p
  cross join lateral (select pg_catalog.regexp_replace(pg_catalog.regexp_replace(
    pg_catalog.concat(whole, ' | ', case when pg_catalog.strpos(whole, '+') > 0 then pg_catalog.regexp_replace(whole, '[+](1|33|34|351|44|52|55)[ .-]?', '\\1|', 'g') end),
    '([0-9])[ ./()-]{1,2}(?=[0-9])', '\\1', 'g'), '[^0-9]+', ' ', 'g') as numbers) as n
$$;`;

/**
 * Words are cut at every sign before PostgreSQL sees them: its own parser keeps "-1234", addresses and paths whole, and nobody looks
 * for those as it writes them. Accents are taken off all letters, and numbers stand there a second time without what parts their
 * groups, and once more without their country.
 */
export const wordsOfNumbers: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      drop index messages_by_words;
      ${makeWords}
      create index messages_by_words on messages using gin (recado_words(text, language)) where ticket_id is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index messages_by_words;
      create or replace function recado_words(said text, language text) returns tsvector language sql immutable parallel safe cost 400 as $$
        select pg_catalog.to_tsvector('pg_catalog.simple', plain) operator(pg_catalog.||) case language
          when 'pt' then pg_catalog.to_tsvector('pg_catalog.portuguese', said) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.portuguese', plain)
          when 'en' then pg_catalog.to_tsvector('pg_catalog.english', plain)
          else pg_catalog.to_tsvector('pg_catalog.spanish', said) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.spanish', plain) end
        from (select pg_catalog.lower(pg_catalog.translate(pg_catalog.normalize(said), 'áàâãäåéèêëíìîïóòôõöúùûüçñýÿÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑÝ', 'aaaaaaeeeeiiiiooooouuuucnyyAAAAAAEEEEIIIIOOOOOUUUUCNY')) as plain) as folded
      $$;
      create index messages_by_words on messages using gin (recado_words(text, language)) where ticket_id is not null;`)
      .execute(db);
  },
};
