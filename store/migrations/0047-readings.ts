import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What was read of a message lies with each of its versions: a row for each label was half of all that a message wrote. What people
 * say stays in `message_labels`, and so does what was read before; `known_labels` is both. An index of several values at once has
 * nothing to say of conversations that have none.
 */
export const readings: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table messages add column readings jsonb;
      alter table message_versions add column readings jsonb;
      create view known_labels as
        select message_id, version, label, value, sure, why, source, model, by, at from message_labels
        union all
        select m.id, m.version, r.* from messages m, ${eachOf('m')}
        union all
        select v.message_id, v.version, r.* from message_versions v, ${eachOf('v')}
        where not exists (select 1 from messages m where m.id = v.message_id and m.version = v.version);
      drop index tickets_by_tag, tickets_by_red, tickets_by_mentioned;
      create index tickets_by_tag on tickets using gin (recado_tags(tags)) where tags <> '[]';
      create index tickets_by_red on tickets using gin (string_to_array(red, ',')) where red is not null;
      create index tickets_by_mentioned on tickets using gin (string_to_array(mentioned, ',')) where mentioned is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      insert into message_labels (message_id, version, label, value, sure, why, source, model, by, at)
        select message_id, version, label, value, sure, why, source, model, by, at from known_labels on conflict do nothing;
      drop view known_labels;
      alter table messages drop column readings;
      alter table message_versions drop column readings;
      drop index tickets_by_tag, tickets_by_red, tickets_by_mentioned;
      create index tickets_by_tag on tickets using gin (recado_tags(tags));
      create index tickets_by_red on tickets using gin (string_to_array(red, ','));
      create index tickets_by_mentioned on tickets using gin (string_to_array(mentioned, ','));`)
      .execute(db);
  },
};

/** One entry is [label, value, how sure, why, source, model]; the moment is the same for all of a version. */
function eachOf(table: string): string {
  return `lateral (select e ->> 0 as label, e ->> 1 as value, (e ->> 2)::real as sure, coalesce(e -> 3, '[]') as why, e ->> 4 as source, e ->> 5 as model, null::text as by,
          (${table}.readings ->> 'at')::timestamptz as at from jsonb_array_elements(${table}.readings -> 'read') e) r`;
}
