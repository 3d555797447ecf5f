import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Goal, Standing } from '#core/reports/goals.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows, toJson } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';

/** What whoever sets a goal says of it. */
export type GoalWanted = Pick<
  Goal,
  'measure' | 'account' | 'network' | 'baseline' | 'baselineOn' | 'target' | 'dueOn' | 'timeZone' | 'owner' | 'standing'
>;

interface Act {
  by: string;
  at: Date;
}

export interface GoalStore {
  get(id: string): Promise<Goal | null>;
  /** Those that have not ended, oldest first. */
  underWay(): Promise<Goal[]>;
  set(wanted: GoalWanted & Act): Promise<Goal>;
  /** Another target, another day ...: it may be told anew. False where it has ended. */
  change(id: string, wanted: GoalWanted & Act): Promise<boolean>;
  /** False where it has ended already. */
  end(id: string, act: Act): Promise<boolean>;
  /** How it stands now. */
  stands(id: string, standing: Standing): Promise<void>;
  /** Tells it in these places, in one transaction. False where that was told before, or it has changed meanwhile. */
  tell(
    goal: Pick<Goal, 'id' | 'version'>,
    told: {
      what: 'late' | 'reached';
      standing: Standing;
      at: Date;
      places: readonly Pick<WantedPost, 'surface' | 'place'>[];
    },
  ): Promise<boolean>;
}

export function createGoals({ db, queue }: { db: Db; queue: Queue }): GoalStore {
  return {
    get: async (id) => (await db.selectFrom('goals').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    underWay: async () =>
      await db.selectFrom('goals').selectAll().where('endedAt', 'is', null).orderBy('at').orderBy('id').execute(),
    set: async (wanted) =>
      await db.transaction().execute(async (trx) => {
        const goal: Goal = {
          id: newId('go', wanted.at),
          version: 1,
          ...wanted,
          late: null,
          reached: null,
          endedAt: null,
        };
        await insertRows(trx, { into: 'goals', rows: [{ ...goal }] });
        await note(trx, { what: 'goal.set', goal, ...wanted });
        return goal;
      }),
    change: async (id, { by, at, measure, standing, ...wanted }) =>
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql<{
          version: number;
        }>`update goals set version = version + 1, measure = ${toJson(measure)}::jsonb,
          standing = ${toJson(standing)}::jsonb, late = null, reached = null, account = ${wanted.account}, network = ${wanted.network},
          baseline = ${wanted.baseline}, baseline_on = ${wanted.baselineOn}, target = ${wanted.target}, due_on = ${wanted.dueOn},
          time_zone = ${wanted.timeZone}, owner = ${wanted.owner} where id = ${id} and ended_at is null returning version`.execute(
          trx,
        );
        const version = rows[0]?.version;
        if (version === undefined) return false;
        await note(trx, { what: 'goal.changed', goal: { id, measure, ...wanted }, by, at });
        return true;
      }),
    end: async (id, { by, at }) =>
      await db.transaction().execute(async (trx) => {
        const goal = await trx
          .updateTable('goals')
          .set({ endedAt: at })
          .where('id', '=', id)
          .where('endedAt', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (goal) await note(trx, { what: 'goal.ended', goal, by, at });
        return goal !== undefined;
      }),
    stands: async (id, standing) => {
      await sql`update goals set standing = ${toJson(standing)}::jsonb where id = ${id}`.execute(db);
    },
    tell: async ({ id, version }, { what, standing, at, places }) =>
      await queue.transact(async (trx, send) => {
        const column = sql.id(what);
        const { rows } = await sql`update goals set ${column} = ${toJson(standing)}::jsonb
          where id = ${id} and version = ${version} and ended_at is null and ${column} is null returning id`.execute(
          trx,
        );
        if (rows.length === 0) return false;
        const posts = places.map((place): WantedPost => ({
          ...place,
          kind: 'goal',
          ownerId: `${id} ${what} ${version}`,
          ticketId: null,
        }));
        await insertRows(trx, { into: 'chatPosts', rows: posts.map((post) => newChatPost(post, at)) });
        const entry = { at, ticketId: null, byKind: 'system', byId: 'goals', what: `goal.${what}` };
        const { actual, expected } = standing;
        await insertRows(trx, { into: 'activity', rows: [{ ...entry, detail: { goal: id, actual, expected } }] });
        await send(showOrders(posts));
        return true;
      }),
  };
}

async function note(
  trx: Trx,
  {
    what,
    goal,
    by,
    at,
  }: { what: string; goal: Pick<Goal, 'id' | 'measure' | 'account' | 'network' | 'target' | 'dueOn' | 'owner'> } & Act,
): Promise<void> {
  const { id, measure, account, network, target, dueOn, owner } = goal;
  const detail = { goal: id, measure: `${measure.kind} ${measure.id}`, account, network, target, dueOn, owner };
  await insertRows(trx, { into: 'activity', rows: [{ at, ticketId: null, byKind: 'person', byId: by, what, detail }] });
}
