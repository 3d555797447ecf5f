import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { Queue } from '../queue/queue.ts';
import { toJson } from '../database/rows.ts';
import { isAnswered } from '../tickets/under-way.ts';
import type { Flood, FloodWork } from './flood.ts';

/** What a flood comes to by now, counted over its conversations. */
export interface FloodFigures {
  all: number;
  /** Of those whose sentiment is known. */
  judged: number;
  negative: number;
  /** Nobody has them and nobody answered. */
  waiting: number;
  /** Somebody has them and has not answered. */
  held: number;
  /** With a card of their own. */
  own: number;
  /** Folded and not closed. */
  left: number;
  /** Of those: nobody answered, whoever has them. */
  unanswered: number;
  /** Of those not answered: what was promised has passed. */
  late: number;
  /** Folded and not answered, with a word that managers must know of. */
  red: number;
}

export interface FloodStore {
  get(id: string): Promise<Flood | null>;
  figures(id: string): Promise<FloodFigures>;
  /** Not over yet, or with something left to do; oldest first. */
  toWatch(): Promise<Flood[]>;
  /** Conversations of its card that wait for an answer of this person or of anybody: hers first, then those that stand out, then the oldest. */
  waiting(id: string, of: { for: string; limit: number }): Promise<string[]>;
  /** What was last said in those of its card: what stands out first, then the oldest. */
  said(id: string, limit: number): Promise<{ ticketId: string; text: string }[]>;
  /**
   * Folded conversations that are not closed, by their ids, after one of them; `free`: only those that nobody answered and nobody
   * has, or nobody but `orOf`.
   */
  folded(id: string, of: { after?: string; free?: boolean; orOf?: string; limit: number }): Promise<string[]>;
  end(id: string, at: Date): Promise<void>;
  /** Words that each answer begins with from now on. */
  setBase(id: string, base: { text: string; by: string } | null): Promise<void>;
  /** Has something done with all of them; false where something is under way already. */
  begin(id: string, work: FloodWork): Promise<boolean>;
  note(id: string, work: FloodWork): Promise<void>;
}

export function createFloods({ db, queue }: { db: Db; queue: Queue }): FloodStore {
  return {
    get: async (id) => (await db.selectFrom('floods').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    figures: async (id) => {
      const { rows } = await sql<FloodFigures>`select count(*)::int as all,
        (count(*) filter (where sentiment is not null))::int as judged, (count(*) filter (where sentiment = 'negative'))::int as negative,
        (count(*) filter (where waits and owner is null))::int as waiting, (count(*) filter (where waits and owner is not null))::int as held,
        (count(*) filter (where not folded))::int as own, (count(*) filter (where folded and not closed))::int as left,
        (count(*) filter (where folded and waits))::int as unanswered,
        (count(*) filter (where waits and coalesce(clock -> 'told', '[]'::jsonb) @> '[{"how": "missed"}]'))::int as late,
        (count(*) filter (where waits and folded and exists (select 1 from crisis_signs s where s.ticket_id = f.id and s.kind = 'red')))::int as red
        from (select t.id, t.sentiment, t.owner, t.folded, t.clock, t.state = 'closed' as closed, t.state = 'open' and not ${isAnswered} as waits from tickets t where t.flood = ${id}) f`.execute(
        db,
      );
      return (
        rows[0] ?? {
          all: 0,
          judged: 0,
          negative: 0,
          waiting: 0,
          held: 0,
          own: 0,
          left: 0,
          unanswered: 0,
          late: 0,
          red: 0,
        }
      );
    },
    toWatch: async () => await db.selectFrom('floods').selectAll().where('endedAt', 'is', null).orderBy('id').execute(),
    waiting: async (id, { for: person, limit }) => {
      const { rows } = await sql<{ id: string }>`select t.id from tickets t
        where t.flood = ${id} and t.folded and t.state = 'open' and (t.owner is null or t.owner = ${person}) and not ${isAnswered}
        order by t.owner is null, ${pressing}, t.last_inbound_at, t.id limit ${limit}`.execute(db);
      return rows.map((row) => row.id);
    },
    said: async (id, limit) => {
      const { rows } = await sql<{ ticketId: string; text: string }>`
        select t.id as ticket_id, case when m.state = 'deleted' then '' else m.text end as text
        from tickets t join messages m on m.id = t.last_inbound_id
        where t.flood = ${id} and t.folded order by ${pressing}, t.last_inbound_at, t.id limit ${limit}`.execute(db);
      return rows;
    },
    folded: async (id, { after = '', free = false, orOf = '', limit }) => {
      const isFree = free
        ? sql`and t.state = 'open' and (t.owner is null or t.owner = ${orOf}) and not ${isAnswered}`
        : sql``;
      const { rows } = await sql<{ id: string }>`select t.id from tickets t
        where t.flood = ${id} and t.folded and t.state <> 'closed' and t.id > ${after} ${isFree} order by t.id limit ${limit}`.execute(
        db,
      );
      return rows.map((row) => row.id);
    },
    end: async (id, at) => {
      await db.updateTable('floods').set({ endedAt: at }).where('id', '=', id).where('endedAt', 'is', null).execute();
    },
    setBase: async (id, base) => {
      await db
        .updateTable('floods')
        .set({ base: base?.text ?? null, baseBy: base?.by ?? null })
        .where('id', '=', id)
        .execute();
    },
    begin: async (id, work) =>
      await queue.transact(async (trx, send) => {
        const { numAffectedRows = 0n } =
          await sql`update floods set work = ${toJson(work)}::jsonb where id = ${id} and (work is null or work ->> 'endedAt' is not null)`.execute(
            trx,
          );
        if (numAffectedRows === 0n) return false;
        const order = { job: 'work-flood', floodId: id, key: id };
        await send([order]);
        return true;
      }),
    note: async (id, work) => {
      await sql`update floods set work = ${toJson(work)}::jsonb where id = ${id}`.execute(db);
    },
  };
}

/** Of `tickets t` in a flood: what somebody should look at first. */
export const pressing = sql`(exists (select 1 from crisis_signs s where s.ticket_id = t.id and s.kind = 'red')) desc, (coalesce(t.urgency = 'urgent', false)) desc, (coalesce(t.category = 'question', false)) desc, (coalesce(t.sentiment = 'negative', false)) desc`;
