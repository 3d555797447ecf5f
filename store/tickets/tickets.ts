import { sql } from 'kysely';
import type { By, TicketView, Verdict } from '#core/ticket/changes.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import { RecadoError } from '#core/errors.ts';
import { writeChanges } from './changes.ts';
import type { Db, Trx } from '../database/database.ts';
import { noteDrawing, type Standing } from '../chat-posts/note-drawing.ts';
import { loadDetail } from './detail.ts';
import type { ListRules } from './order-redraws.ts';
import { onePerson } from '../people/links.ts';
import { loadFor } from './wip-load.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { UsedForms } from './submissions.ts';
import type { Queue } from '../queue/queue.ts';
import { explainUnique } from '../database/unique.ts';
import { loadViews, loadViewUsing, lockTickets } from './views.ts';
import type { Message } from '#core/message.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { TicketDetail } from './detail.ts';

/** A message that is looked at again on its network. */
export type Watched = Pick<Message, 'nativeId' | 'currentId' | 'version' | 'text' | 'media' | 'state'> & {
  messageId: string;
  changedAt: Date | null;
};

type Moved = Exclude<Verdict, { kind: 'refused' }> & { ticket: Ticket };

export interface TicketStore {
  /** Locks the row, asks `decide` (moves.ts), writes ticket, drafts, deliveries, thread, activity and jobs in one transaction. `refused` is thrown as RecadoError. */
  /**
   * With `submissionId` the form that asked for it is marked used in the same transaction; where it is used already nothing is
   * done and nothing is said: whoever sends a form again after a crash gets what she asked for once.
   */
  move(step: {
    ticketId: string;
    move: Move;
    by: By;
    at: Date;
    submissionId?: string;
    /** What is drawn as soon as it is done: noted with it. */
    draws?: Standing;
  }): Promise<Moved>;
  get(ticketId: string): Promise<Ticket | null>;
  /** People as they are on that surface, where it is given. */
  detail(ticketId: string, surface?: string): Promise<TicketDetail | null>;
  /** Open tickets of channel keys, oldest waiting first. */
  open(filter: {
    channels?: string[];
    /** those that show private ones */ privateChannels?: string[];
    owner?: string | null;
    /** The next page: those behind this one. */
    after?: Pick<Ticket, 'lastInboundAt' | 'id'>;
    limit: number;
  }): Promise<Ticket[]>;
  /** Those that are not closed and whose first channel is none of these, oldest first. */
  homeless(channels: readonly string[], limit: number): Promise<Ticket[]>;
  /** Person ids of all who have a conversation that is not closed. */
  owners(): Promise<string[]>;
  /** What somebody has that is not closed, longest waiting first. */
  heldBy(owner: string, limit: number): Promise<Pick<Ticket, 'id' | 'number'>[]>;
  /** currentIds of the newest inbound messages of open tickets, to be read again for edits and deletions. */
  watched(
    network: string,
    account: string,
    how: {
      limit: number;
      /** of those that are deleted or not shown, the ones that became so since */ goneSince: Date;
    },
  ): Promise<Watched[]>;
  /** Our newest public answers that are out since then, read back or not, and what colleagues said in the network's own app: to find those that were deleted. */
  watchedOwn(
    network: string,
    account: string,
    since: Date,
    limit: number,
  ): Promise<{ nativeId: string; currentId: string }[]>;
}

/** `decide` of moves.ts: what a move does to a ticket. Pure. */
export type Decide = (view: TicketView, move: Move, by: By, at: Date) => Verdict;

/** `isDone`: its form's move was made before. */
async function lockedView(
  trx: Trx,
  ticketId: string,
  submissionId: string | undefined,
): Promise<{ view: TicketView | undefined; isDone: boolean }> {
  await lockTickets(trx, [ticketId]);
  if (submissionId === undefined) return { view: (await loadViews(trx, [ticketId])).get(ticketId), isDone: false };
  const { view, isUsed } = await loadViewUsing(trx, ticketId, submissionId);
  return { view, isDone: !isUsed };
}

interface TicketsDeps {
  db: Db;
  queue: Queue;
  decide: Decide;
  channelsOnSurfaces: ChannelsOnSurfaces;
  listRules?: ListRules | undefined;
  /** Left out: nobody asks. */
  usedForms?: UsedForms;
}

export function createTickets({
  db,
  queue,
  decide,
  channelsOnSurfaces,
  listRules,
  usedForms,
}: TicketsDeps): TicketStore {
  return {
    move: async ({ ticketId, move, by: acting, at, submissionId, draws }) => {
      try {
        const done: Moved = await queue.transact(async (trx, send) => {
          const by = channelsOnSurfaces.surfaces.length > 1 ? await onePerson(trx, acting) : acting;
          const { view, isDone } = await lockedView(trx, ticketId, submissionId);
          if (!view) throw new RecadoError('ticket.not-found');
          if (isDone) return { kind: 'moved', changes: { activity: [], jobs: [] }, ticket: view.ticket };
          const load =
            listRules && (await loadFor(trx, { ticket: view.ticket, move, by, limitsOf: listRules.limitsOf }));
          const verdict = decide(load ? { ...view, load } : view, move, by, at);
          if (verdict.kind === 'refused')
            throw new RecadoError(verdict.code, verdict.params ? { params: verdict.params } : {});
          if (verdict.kind === 'already') return { ...verdict, ticket: view.ticket };
          if (draws) await noteDrawing(trx, ticketId, at, draws);
          const after = await writeChanges(trx, [{ ticket: view.ticket, changes: verdict.changes, by, at, view }], {
            channelsOnSurfaces,
            send,
            listRules,
          });
          return { ...verdict, ticket: after.get(ticketId) ?? view.ticket };
        });
        if (submissionId !== undefined) usedForms?.add(submissionId);
        return done;
      } catch (error) {
        throw explainUnique(error);
      }
    },
    get: async (ticketId) =>
      (await db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirst()) ?? null,
    detail: (ticketId, surface) => loadDetail(db, ticketId, surface),
    open: async ({ channels, privateChannels, owner, after, limit }) => {
      let query = db
        .selectFrom('tickets')
        .selectAll()
        .where('state', '=', 'open')
        .orderBy('lastInboundAt')
        .orderBy('id')
        .limit(limit);
      if (channels) query = query.where(sql<boolean>`route -> 'channels' ?| ${channels}::text[]`);
      if (privateChannels)
        query = query.where(sql<boolean>`(not private or route -> 'channels' ?| ${privateChannels}::text[])`);
      if (after) query = query.where(sql<boolean>`(last_inbound_at, id) > (${after.lastInboundAt}, ${after.id})`);
      if (owner !== undefined) query = query.where('owner', owner === null ? 'is' : '=', owner);
      return await query.execute();
    },
    homeless: async (channels, limit) =>
      await db
        .selectFrom('tickets')
        .selectAll()
        .where('state', '!=', 'closed')
        .where(sql<boolean>`not (route -> 'channels' ->> 0 = any(${channels}::text[]))`)
        .orderBy('id')
        .limit(limit)
        .execute(),
    owners: async () =>
      (
        await db
          .selectFrom('tickets')
          .select('owner')
          .distinct()
          .where('state', '!=', 'closed')
          .where('owner', 'is not', null)
          .orderBy('owner')
          .execute()
      ).flatMap(({ owner }) => (owner === null ? [] : [owner])),
    heldBy: async (owner, limit) =>
      await db
        .selectFrom('tickets')
        .select(['id', 'number'])
        .where('state', '!=', 'closed')
        .where('owner', '=', owner)
        .orderBy('lastInboundAt')
        .orderBy('id')
        .limit(limit)
        .execute(),
    watched: async (network, account, { limit, goneSince }) =>
      await db
        .selectFrom('messages as m')
        .innerJoin('tickets as t', 't.id', 'm.ticketId')
        .select(['m.id as messageId', 'm.nativeId', 'm.currentId', 'm.version', 'm.text', 'm.media', 'm.state'])
        .select('m.changedAt')
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
        .leftJoin('messages as m', (join) =>
          join.onRef('m.network', '=', 't.network').onRef('m.nativeId', '=', 'd.nativeId'),
        )
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
        if (nativeId !== null)
          known.set(nativeId, { nativeId, currentId: currentId ?? nativeId, at: at?.getTime() ?? 0 });
      }
      return [...known.values()]
        .toSorted((a, b) => b.at - a.at)
        .slice(0, limit)
        .map(({ nativeId, currentId }) => ({ nativeId, currentId }));
    },
  };
}
