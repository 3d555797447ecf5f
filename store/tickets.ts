import { sql } from 'kysely';
import type { By, Move, TicketView, Verdict } from '#core/change.ts';
import { RecadoError } from '#core/errors.ts';
import { writeChanges } from './changes.ts';
import type { Db, Trx } from './database.ts';
import { loadDetail } from './detail.ts';
import type { BoardRules } from './follow.ts';
import { onePerson } from './links.ts';
import { loadFor } from './load.ts';
import type { Places } from './places.ts';
import type { Queue } from './queue.ts';
import type { Store } from './types.ts';
import { explainUnique } from './unique.ts';
import { loadViews, lockTickets } from './views.ts';

/** `decide` of moves.ts: what a move does to a ticket. Pure. */
export type Decide = (view: TicketView, move: Move, by: By, at: Date) => Verdict;

/** False where its move was made before; undone with the transaction that asks. */
async function useSubmission(trx: Trx, id: string): Promise<boolean> {
  const used = await trx.updateTable('submissions').set({ outcome: 'used' }).where('id', '=', id).where('outcome', '!=', 'used').executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

interface TicketsDeps {
  db: Db;
  queue: Queue;
  decide: Decide;
  places: Places;
  board?: BoardRules | undefined;
}

export function createTickets({ db, queue, decide, places, board }: TicketsDeps): Store['tickets'] {
  return {
    move: async ({ ticketId, move, by: acting, at, submissionId }) => {
      try {
        return await queue.transact(async (trx, send) => {
          const by = places.surfaces.length > 1 ? await onePerson(trx, acting) : acting;
          await lockTickets(trx, [ticketId]);
          const view = (await loadViews(trx, [ticketId])).get(ticketId);
          if (!view) throw new RecadoError('ticket.not-found');
          if (submissionId !== undefined && !(await useSubmission(trx, submissionId))) return { kind: 'moved', changes: { activity: [], jobs: [] }, ticket: view.ticket };
          const load = board && (await loadFor(trx, { ticket: view.ticket, move, by, limitsOf: board.limitsOf }));
          const verdict = decide(load ? { ...view, load } : view, move, by, at);
          if (verdict.kind === 'refused') throw new RecadoError(verdict.code, verdict.params ? { params: verdict.params } : {});
          if (verdict.kind === 'already') return { ...verdict, ticket: view.ticket };
          const after = await writeChanges(trx, [{ ticket: view.ticket, changes: verdict.changes, by, at }], { places, send, board });
          return { ...verdict, ticket: after.get(ticketId) ?? view.ticket };
        });
      } catch (error) {
        throw explainUnique(error);
      }
    },
    get: async (ticketId) => (await db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirst()) ?? null,
    detail: (ticketId, surface) => loadDetail(db, ticketId, surface),
    open: async ({ channels, closed, owner, limit }) => {
      let query = db.selectFrom('tickets').selectAll().where('state', '=', 'open').orderBy('lastInboundAt').orderBy('id').limit(limit);
      if (channels) query = query.where(sql<boolean>`route -> 'channels' ?| ${channels}::text[]`);
      if (closed) query = query.where(sql<boolean>`(not private or route -> 'channels' ?| ${closed}::text[])`);
      if (owner !== undefined) query = query.where('owner', owner === null ? 'is' : '=', owner);
      return await query.execute();
    },
    watched: async (network, account, { limit, goneSince }) =>
      await db
        .selectFrom('messages as m')
        .innerJoin('tickets as t', 't.id', 'm.ticketId')
        .select(['m.id as messageId', 'm.nativeId', 'm.currentId', 'm.version', 'm.state', 'm.changedAt'])
        .where('t.state', '=', 'open')
        .where('m.direction', '=', 'in')
        .where(({ or, eb }) => or([eb('m.state', 'not in', ['deleted', 'hidden']), eb('m.changedAt', '>=', goneSince)]))
        .where('m.network', '=', network)
        .where('t.account', '=', account)
        .orderBy('m.postedAt', 'desc')
        .limit(limit)
        .execute(),
    watchedOwn: async (network, account, since, limit) => {
      const sent = await db
        .selectFrom('deliveries as d')
        .innerJoin('tickets as t', 't.id', 'd.ticketId')
        .innerJoin('drafts as v', 'v.id', 'd.draftId')
        .leftJoin('messages as m', (join) => join.onRef('m.network', '=', 't.network').onRef('m.nativeId', '=', 'd.nativeId'))
        .select(['d.nativeId', 'm.currentId', 'd.sentAt as at'])
        .where('d.state', '=', 'sent')
        .where('d.sentAt', '>=', since)
        .where('v.private', '=', false)
        .where('v.account', '=', account)
        .where('t.network', '=', network)
        .orderBy('d.sentAt', 'desc')
        .limit(limit)
        .execute();
      const said = await db
        .selectFrom('messages as m')
        .innerJoin('tickets as t', 't.id', 'm.ticketId')
        .select(['m.nativeId', 'm.currentId', 'm.postedAt as at'])
        .where('m.direction', '=', 'out')
        .where('m.state', '!=', 'deleted')
        .where('m.private', '=', false)
        .where('m.postedAt', '>=', since)
        .where('m.network', '=', network)
        .where('t.account', '=', account)
        .orderBy('m.postedAt', 'desc')
        .limit(limit)
        .execute();
      const known = new Map<string, { nativeId: string; currentId: string; at: number }>();
      for (const { nativeId, currentId, at } of [...said, ...sent]) {
        if (nativeId !== null) known.set(nativeId, { nativeId, currentId: currentId ?? nativeId, at: at?.getTime() ?? 0 });
      }
      return [...known.values()]
        .toSorted((a, b) => b.at - a.at)
        .slice(0, limit)
        .map(({ nativeId, currentId }) => ({ nativeId, currentId }));
    },
  };
}
