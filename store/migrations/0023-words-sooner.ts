import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { capitals, INVISIBLE, lowerOf, makeWords, signs } from './0012-words-of-numbers.ts';

/**
 * The same words at a quarter of the cost, so that the index stays as it is: a function of PL/pgSQL is planned once a session and not for each
 * statement, each parser runs once, and what only some texts need is done for those.
 */
export const wordsSooner: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create or replace function recado_words(said text, language text) returns tsvector language plpgsql immutable parallel safe cost 200 as $$
      declare
        whole text := pg_catalog.normalize(pg_catalog.translate(said, '${INVISIBLE}', ''), 'NFKC');
        words text := pg_catalog.regexp_replace(whole, '${signs}+', ' ', 'g');
        plain text := pg_catalog.normalize(words, 'NFKD');
        numbers text := '';
        found tsvector;
      begin
        -- More bytes than letters: there is more than ASCII in it.
        if pg_catalog.octet_length(plain) <> pg_catalog.char_length(plain) then
          plain := pg_catalog.regexp_replace(plain, '[\\u0300-\\u036f]', '', 'g');
          if pg_catalog.octet_length(plain) <> pg_catalog.char_length(plain) then
            plain := pg_catalog.translate(plain, '${capitals.join('')}', '${capitals.map(lowerOf).join('')}');
          end if;
        end if;
        plain := pg_catalog.lower(plain);
        if whole ~ '[0-9]' then
          numbers := pg_catalog.regexp_replace(pg_catalog.regexp_replace(
            pg_catalog.concat(whole, ' | ', case when pg_catalog.strpos(whole, '+') > 0 then pg_catalog.regexp_replace(whole, '[+](1|33|34|351|44|52|55)[ .-]?', '\\1|', 'g') end),
            '([0-9])[ ./()-]{1,2}(?=[0-9])', '\\1', 'g'), '[^0-9]+', ' ', 'g');
        end if;
        found := pg_catalog.to_tsvector('pg_catalog.simple', pg_catalog.concat(plain, ' ', numbers));
        return found operator(pg_catalog.||) case language
          when 'en' then pg_catalog.to_tsvector('pg_catalog.english', plain)
          when 'pt' then pg_catalog.to_tsvector('pg_catalog.portuguese', pg_catalog.concat(words, ' ', plain))
          else pg_catalog.to_tsvector('pg_catalog.spanish', pg_catalog.concat(words, ' ', plain)) end;
      end $$;`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw(makeWords).execute(db);
  },
};
