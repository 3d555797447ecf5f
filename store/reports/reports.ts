import { sql } from 'kysely';
import type { Report } from '#core/reports/report.ts';
import type { ReportSpec } from '#core/reports/spec.ts';
import type { ReportSchedule } from '#core/reports/schedule.ts';
import { fold } from '#core/routing/words.ts';
import { newId } from '#core/ids.ts';
import type { Db, Opened } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { createFacts, type FactStore } from './facts.ts';

/** A report that somebody keeps under a name, and perhaps has sent. */
export interface SavedReport {
  id: string;
  personId: string;
  name: string;
  spec: ReportSpec;
  schedule: ReportSchedule | null;
  /** When it is sent next; null where it is not. */
  nextAt: Date | null;
  at: Date;
}

/** A report as it was told somewhere: it stays what it was, whatever happens later. */
export interface ToldReport {
  id: string;
  personId: string;
  name: string | null;
  report: Report;
  at: Date;
}

/** A file that somebody asked for; it is written when it is fetched, with what she may read then. */
export interface ExportRow {
  id: string;
  personId: string;
  surface: string;
  userId: string;
  format: string;
  /** Of a report; null where it is a conversation. */
  spec: ReportSpec | null;
  ticketId?: string | null;
  name: string | null;
  /** In its address; nobody else knows it. */
  secret: string;
  at: Date;
  until: Date;
}

export interface ReportStore extends FactStore {
  /** Since when times are kept; null where none are yet. */
  timesSince(): Promise<Date | null>;
  /** Hers, by name. */
  saved(personId: string): Promise<SavedReport[]>;
  get(id: string): Promise<SavedReport | null>;
  /** Under that name: what she kept under it before is replaced, its schedule stays. */
  save(report: Pick<SavedReport, 'personId' | 'name' | 'spec' | 'at'>): Promise<SavedReport>;
  /** Calls hers otherwise. False where another one of hers is called so. */
  rename(id: string, personId: string, name: string): Promise<boolean>;
  setSchedule(id: string, schedule: ReportSchedule | null, nextAt: Date | null): Promise<void>;
  forget(id: string, personId: string): Promise<boolean>;
  /** Those whose time has come. */
  due(now: Date): Promise<SavedReport[]>;
  /** Tells a report in these places, in one transaction; with `sent`, sets when that one is sent next. False where another process sent it. */
  tell(
    told: Omit<ToldReport, 'id'>,
    places: readonly Pick<WantedPost, 'kind' | 'surface' | 'place'>[],
    sent?: { id: string; was: Date; nextAt: Date | null },
  ): Promise<ToldReport | null>;
  told(id: string): Promise<ToldReport | null>;
  /** Notes it in the record of what everybody did, has her told of it, and has it brought where `bring` says so. */
  askExport(row: Omit<ExportRow, 'id'>, bring: boolean): Promise<ExportRow>;
  export(id: string): Promise<ExportRow | null>;
  /** Files in the chats of this conversation, or of somebody who wrote in it, that are older than a deletion in it. */
  outlivedExports(ticketId: string): Promise<{ postId: string; surface: string; file: string }[]>;
  /** Forgets exports that nobody can fetch any more. */
  forgetExports(before: Date): Promise<void>;
  /** Into the record of what everybody did. */
  note(entry: {
    personId: string;
    what: string;
    detail: Record<string, string | number | boolean | null>;
    at: Date;
    ticketId?: string;
  }): Promise<void>;
}

export function createReports({
  db,
  queue,
  opened,
}: {
  db: Db;
  queue: Queue;
  opened: Pick<Opened, 'kind' | 'behind'>;
}): ReportStore {
  return {
    ...createFacts(db, opened),
    timesSince: async () =>
      (
        await sql<{
          since: Date | null;
        }>`select least((select min(to_at) from reply_times where kind = 'first'), (select min(to_at) from waits where wait = 'claim')) as since`.execute(
          db,
        )
      ).rows[0]?.since ?? null,
    saved: async (personId) =>
      await db.selectFrom('savedReports').selectAll().where('personId', '=', personId).orderBy('folded').execute(),
    get: async (id) =>
      (await db.selectFrom('savedReports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    save: async ({ personId, name, spec, at }) => {
      const [row] = await insertRows<SavedReport>(db, {
        into: 'savedReports',
        rows: [{ id: newId('rp', at), personId, name, folded: fold(name), spec, schedule: null, nextAt: null, at }],
        then: `on conflict (person_id, folded) do update set name = excluded.name, spec = excluded.spec, at = excluded.at
          returning id, person_id, name, spec, schedule, next_at, at`,
      });
      if (!row) throw new Error('A report was not kept');
      return row;
    },
    rename: async (id, personId, name) => {
      const { numAffectedRows } =
        await sql`update saved_reports r set name = ${name}, folded = ${fold(name)} where id = ${id} and person_id = ${personId}
          and not exists (select 1 from saved_reports o where o.person_id = r.person_id and o.folded = ${fold(name)} and o.id <> r.id)`.execute(
          db,
        );
      return Number(numAffectedRows) > 0;
    },
    setSchedule: async (id, schedule, nextAt) => {
      await sql`update saved_reports set schedule = ${schedule === null ? null : JSON.stringify(schedule)}::jsonb, next_at = ${nextAt}::timestamptz where id = ${id}`.execute(
        db,
      );
    },
    forget: async (id, personId) => {
      const gone = await db
        .deleteFrom('savedReports')
        .where('id', '=', id)
        .where('personId', '=', personId)
        .executeTakeFirst();
      return Number(gone.numDeletedRows) > 0;
    },
    due: async (now) =>
      await db
        .selectFrom('savedReports')
        .selectAll()
        .where('nextAt', '<=', now)
        .orderBy('nextAt')
        .orderBy('id')
        .limit(50)
        .execute(),
    tell: async (told, places, sent) =>
      await queue.transact(async (trx, send) => {
        if (sent) {
          const taken = await trx
            .updateTable('savedReports')
            .set({ nextAt: sent.nextAt })
            .where('id', '=', sent.id)
            .where('nextAt', '=', sent.was)
            .executeTakeFirst();
          if (Number(taken.numUpdatedRows) === 0) return null;
        }
        const row: ToldReport = { id: newId('tr', told.at), ...told };
        await insertRows(trx, { into: 'toldReports', rows: [{ ...row }] });
        const wanted = places.map((at): WantedPost => ({ ...at, ownerId: row.id, ticketId: null }));
        await insertRows(trx, { into: 'chatPosts', rows: wanted.map((post) => newChatPost(post, told.at)) });
        await send(showOrders(wanted));
        return row;
      }),
    told: async (id) => {
      const row = await db.selectFrom('toldReports').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? { ...row, report: revived(row.report) } : null;
    },
    askExport: async (row, bring) =>
      await queue.transact(async (trx, send) => {
        const made: ExportRow = { id: newId('ex', row.at), ...row };
        await insertRows(trx, { into: 'exports', rows: [{ ...made }] });
        await insertRows(trx, {
          into: 'activity',
          rows: [
            {
              at: row.at,
              ticketId: row.ticketId ?? null,
              byKind: 'person',
              byId: row.personId,
              what: whatOf(row),
              detail: {
                exportId: made.id,
                format: row.format,
                ...(row.spec && { by: row.spec.by, period: row.spec.period }),
              },
            },
          ],
        });
        const post: WantedPost = {
          kind: 'export',
          ownerId: made.id,
          ticketId: null,
          surface: row.surface,
          place: row.personId,
        };
        await insertRows(trx, { into: 'chatPosts', rows: [newChatPost(post, row.at)] });
        const bringing = { job: 'bring-export', exportId: made.id };
        await send([...showOrders([post]), ...(bring ? [bringing] : [])]);
        return made;
      }),
    export: async (id) => (await db.selectFrom('exports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    // The record knows of them for longer than their addresses are valid.
    outlivedExports: async (ticketId) => {
      const { rows } = await sql<{ postId: string; surface: string; file: string }>`
        select distinct p.id as post_id, p.surface, p.payload ->> 'file' as file
        from activity gone join messages m on m.id = gone.detail ->> 'messageId'
        cross join lateral (
          select gone.ticket_id as id, 'conversation.exported' as what
          union all select t.id, 'person.exported' from tickets t where t.author_id = m.author_id) exported
        join activity a on a.ticket_id = exported.id and a.what = exported.what and a.id < gone.id
        join chat_posts p on p.kind = 'export' and p.owner_id = a.detail ->> 'exportId'
        where gone.ticket_id = ${ticketId} and gone.what = 'customer.deleted' and p.payload ->> 'file' is not null`.execute(
        db,
      );
      return rows;
    },
    forgetExports: async (before) => {
      await db.deleteFrom('exports').where('until', '<', before).execute();
    },
    note: async ({ personId, what, detail, at, ticketId }) => {
      await insertRows(db, {
        into: 'activity',
        rows: [{ at, ticketId: ticketId ?? null, byKind: 'person', byId: personId, what, detail }],
      });
    },
  };
}

function whatOf({ spec, format }: Pick<ExportRow, 'spec' | 'format'>): string {
  if (spec !== null) return 'report.exported';
  return format.startsWith('person-') ? 'person.exported' : 'conversation.exported';
}

/** Moments come out of jsonb as texts. */
function revived(report: Report): Report {
  const of = (period: Report['period']): Report['period'] => ({
    from: new Date(period.from),
    until: new Date(period.until),
  });
  return {
    ...report,
    at: new Date(report.at),
    period: of(report.period),
    before: report.before === null ? null : of(report.before),
  };
}
