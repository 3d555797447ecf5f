import { sql } from 'kysely';
import type { Span } from '#core/ticket/labels/define.ts';
import { CATEGORIES } from '#core/ports/labels.ts';
import type { MessageLabel } from '#core/ticket/labels/effective.ts';
import type { LabelValues } from '#core/ticket/labels/index.ts';
import type { Db, Trx } from '../database/database.ts';
import { later } from '../database/later.ts';
import { insertRows } from '../database/rows.ts';

export interface LabelStore {
  /** All that is known of one message in any of its versions, the newest version first, a person's word before what was read. */
  of(messageId: string): Promise<MessageLabel[]>;
  /**
   * Messages of customers of which a person set this label right and whose words are still there, the latest first; none that came in
   * private: what is learnt is told of others, whose cards more people read.
   */
  corrected(label: 'category' | 'area', limit: number): Promise<CorrectedMessage[]>;
  /**
   * What the messages of a conversation say of area and category without what people set right in others, the newest that says
   * something first asked; null where none does.
   */
  untaught(ticketId: string): Promise<Pick<LabelValues, 'area' | 'category'>>;
}

export interface CorrectedMessage {
  /** Of the message. */
  id: string;
  /** Null where it was heard and belongs to no ticket. */
  ticketId: string | null;
  text: string;
  language: string | null;
  value: string;
  /** Person id. */
  by: string | null;
  at: Date;
}

export function createLabels(db: Db): LabelStore {
  return {
    of: async (messageId) =>
      await db
        .selectFrom('knownLabels')
        .selectAll()
        .where('messageId', '=', messageId)
        .orderBy('version', 'desc')
        .orderBy(sql`source = 'person'`, 'desc')
        .orderBy('label')
        .execute(),
    corrected: async (label, limit) => {
      const { rows } = await sql<CorrectedMessage>`
        select m.id, m.ticket_id, coalesce(v.text, m.text) as text, m.language, l.value, l.by, l.at
        from message_labels l join messages m on m.id = l.message_id
        left join message_versions v on v.message_id = m.id and v.version = l.version
        where l.label = ${label} and l.source = 'person' and m.direction = 'in' and m.state <> 'deleted' and not m.private and coalesce(v.text, m.text) <> ''
        order by l.at desc limit ${limit}`.execute(db);
      return rows;
    },
    async untaught(ticketId) {
      const { rows } = await sql<{ label: 'area' | 'category'; value: string }>`
        select distinct on (e ->> 0) e ->> 0 as label, case when jsonb_array_length(e) > 6 then e ->> 6 else e ->> 1 end as value
        from tickets t join messages m on m.ticket_id = t.id and m.direction = 'in' and (t.private or not m.private),
          jsonb_array_elements(m.readings -> 'read') e
        where t.id = ${ticketId} and e ->> 0 in ('area', 'category') and case when jsonb_array_length(e) > 6 then e ->> 6 else e ->> 1 end is not null
        order by e ->> 0, m.posted_at desc, m.id desc`.execute(db);
      const said = new Map(rows.map(({ label, value }) => [label, value]));
      return {
        area: said.get('area') ?? null,
        category: CATEGORIES.find((each) => each === said.get('category')) ?? null,
      };
    },
  };
}

/** What was read of one version of a message, as it lies beside it; `known_labels` has a row for each entry. */
export interface Readings {
  at: Date;
  read: (readonly [
    label: string,
    value: string | null,
    sure: number | null,
    why: readonly Span[],
    source: string,
    model: string,
    /** Only where people's corrections made it so: what it would be without them. */
    untaught?: string | null,
  ])[];
}

/**
 * The sentiment of `m`, which has id, version and readings of a message, as `known_labels` tells it: the newest version first, a person
 * before what was read. For hundreds at once, since that view looks each message up again and took half the time of a history; it is
 * asked only for what was edited and not read since.
 */
export const sentimentOfMany = sql.raw(`(
  select case
    when l.version > m.version or (l.version = m.version and (l.source = 'person' or r.entry is null)) then l.value
    when r.entry is not null then r.entry ->> 1
    when m.version = 0 then l.value
    else (select value from known_labels where message_id = m.id and label = 'sentiment'
      order by version desc, (source = 'person') desc limit 1) end
  from (select 1) one
  left join lateral (
    select value, version, source from message_labels where message_id = m.id and label = 'sentiment'
    order by version desc, (source = 'person') desc limit 1
  ) l on true
  left join lateral (select entry from jsonb_array_elements(m.readings -> 'read') entry where entry ->> 0 = 'sentiment' limit 1) r on true)`);

/** By message. */
export function readingsOf(labels: readonly MessageLabel[]): Map<string, Readings> {
  return new Map(
    [...Map.groupBy(labels, ({ messageId }) => messageId)].map(([id, rows]) => [
      id,
      {
        at: rows[0]?.at ?? new Date(),
        read: rows.map(({ label, value, sure, why, source, model, untaught }): Readings['read'][number] =>
          untaught === undefined
            ? [label, value, rounded(sure), why, source, model]
            : [label, value, rounded(sure), why, source, model, untaught],
        ),
      },
    ]),
  );
}

/** Nobody is told more than percents; sixteen digits would be a tenth of the row. */
function rounded(sure: number | null): number | null {
  return sure === null ? null : Math.round(sure * 10_000) / 10_000;
}

/** Where a version is read again, what was read of it before is no longer so. */
export async function forgetReadings(trx: Trx, versions: readonly { id: string; version: number }[]): Promise<void> {
  if (versions.length === 0) return;
  await trx.executeQuery(
    later(
      sql`delete from message_labels l using unnest(${versions.map(({ id }) => id)}::text[], ${versions.map(({ version }) => version)}::int[]) as v (id, version)
        where l.message_id = v.id and l.version = v.version and l.source <> 'person'`.compile(trx),
    ),
  );
}

/** A person may say something else again. */
export async function insertLabels(trx: Trx, rows: readonly MessageLabel[]): Promise<void> {
  await insertRows(trx, {
    into: 'messageLabels',
    rows: rows.map((row) => ({ ...row })),
    then: `on conflict (message_id, version, label, source) do update
      set value = excluded.value, sure = excluded.sure, why = excluded.why, model = excluded.model, by = excluded.by, at = excluded.at`,
  });
}
