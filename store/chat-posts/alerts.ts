import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Db } from '../database/database.ts';
import type { Queue } from '../queue/queue.ts';
import { insertRows } from '../database/rows.ts';
import { isAnswered } from '../tickets/under-way.ts';
import type { OfAccount } from '../accounts/accounts.ts';
import { isHome } from './card.ts';
import { newChatPost, type WantedPost } from './chat-posts.ts';
import { showOrders } from './show-orders.ts';

/**
 * `channel`: a chat lets us write there no more; its `network` is the chat, its `account` the key of the channel.
 * `owner`: somebody who had conversations is gone; her id is the `account`.
 * `listening`: what an account may read in a day to listen is read.
 * `quotes-spent`, `snapshots-spent`, `followers-spent`: what may be read of that in a day is read.
 * `hand-over`: conversations that came from where service has ended; their channel is the `account`.
 * `access-ends`: what somebody granted ends soon, as its network says.
 */
export type AlertKind =
  | 'no-access'
  | 'access-ends'
  | 'quiet'
  | 'gap'
  | 'channel'
  | 'owner'
  | 'hand-over'
  | 'listening'
  | 'quotes-spent'
  | 'snapshots-spent'
  | 'followers-spent';

/** What managers are told about an account or a channel. */
export interface AlertRow {
  id: string;
  kind: AlertKind;
  network: string;
  account: string;
  params: Record<string, string | number>;
  openedAt: Date;
  clearedAt: Date | null;
  /** Where its card stands: the surface, and the key of the channel in the configuration. */
  surface: string;
  channel: string;
}

export interface AlertStore {
  /** Null where one of that kind stands already; else its card is wanted. */
  raise(
    alert: OfAccount & Pick<AlertRow, 'kind' | 'surface' | 'channel' | 'params'> & { at: Date },
  ): Promise<string | null>;
  /** False where none stands. */
  clear(alert: OfAccount & { kind: AlertKind; at: Date }): Promise<boolean>;
  /** Has the one that stands drawn again. */
  refresh(alert: OfAccount & { kind: AlertKind }): Promise<void>;
  get(id: string): Promise<AlertRow | null>;
  /** All that stand; a gap is past when it is told. */
  open(): Promise<AlertRow[]>;
  /**
   * Customers' messages received then, both ends included, and those that a call brought shortly after although they had been written
   * by then: still to be taken in, set aside, and by channel those that were.
   */
  cameBetween(
    network: string,
    account: string,
    from: Date,
    until: Date,
  ): Promise<{ waiting: number; failed: number; channels: { channel: string; count: number }[] }>;
  /** Numbers of the conversations under way whose home card is or belongs in a channel, longest waiting first. */
  livingIn(surface: string, channel: string): Promise<number[]>;
}

export function createAlerts({ db, queue }: { db: Db; queue: Queue }): AlertStore {
  return {
    raise: async ({ kind, network, account, surface, channel, params, at }) => {
      const id = newId('al', at);
      return await queue.transact(async (trx, send) => {
        const row = {
          id,
          kind,
          network,
          account,
          params,
          openedAt: at,
          clearedAt: null,
          surface,
          channel,
        };
        const added = await insertRows(trx, {
          into: 'alerts',
          rows: [row],
          then: "on conflict (kind, network, account, surface) where cleared_at is null and kind <> 'gap' do nothing returning id",
        });
        if (added.length === 0) return null;
        const post = cardOf({ id, surface, channel });
        await insertRows(trx, { into: 'chatPosts', rows: [newChatPost(post, at)] });
        await send(showOrders([post]));
        return id;
      });
    },
    clear: async ({ kind, network, account, at }) =>
      await queue.transact(async (trx, send) => {
        const rows = await trx
          .updateTable('alerts')
          .set({ clearedAt: at })
          .where('kind', '=', kind)
          .where('network', '=', network)
          .where('account', '=', account)
          .where('clearedAt', 'is', null)
          .returning(['id', 'surface', 'channel'])
          .execute();
        await send(showOrders(rows.map(cardOf)));
        return rows.length > 0;
      }),
    refresh: async ({ kind, network, account }) =>
      await queue.transact(async (trx, send) => {
        const rows = await trx
          .selectFrom('alerts')
          .select(['id', 'surface', 'channel'])
          .where('kind', '=', kind)
          .where('network', '=', network)
          .where('account', '=', account)
          .where('clearedAt', 'is', null)
          .execute();
        await send(showOrders(rows.map(cardOf)));
      }),
    get: async (id) => (await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    open: async () =>
      await db.selectFrom('alerts').selectAll().where('clearedAt', 'is', null).where('kind', '!=', 'gap').execute(),
    cameBetween: async (network, account, from, until) => await countCame(db, { network, account, from, until }),
    livingIn: async (surface, channel) =>
      (
        await db
          .selectFrom('chatPosts as c')
          .innerJoin('tickets as t', 't.id', 'c.ownerId')
          .select('t.number')
          .where('c.surface', '=', surface)
          .where('c.place', '=', channel)
          .where(isHome('c'))
          .where('t.state', '=', 'open')
          .where(sql<boolean>`not ${isAnswered}`)
          .orderBy('t.lastInboundAt')
          .execute()
      ).map(({ number }) => number),
  };
}

function cardOf({ id, surface, channel }: Pick<AlertRow, 'id' | 'surface' | 'channel'>): WantedPost {
  return { kind: 'alert', ownerId: id, ticketId: null, surface, place: channel };
}

/** The customers' messages that were received then, by the channel that shows them. */
async function countCame(
  db: Db,
  { network, account, from, until }: { network: string; account: string; from: Date; until: Date },
): ReturnType<AlertStore['cameBetween']> {
  const { rows } = await sql<{ state: AlertInbox; channel: string | null; count: number }>`
    select i.state, t.route #>> '{channels,0}' as channel, count(*)::int as count from inbox i
    left join messages m on i.state = 'done' and m.network = i.network and m.native_id = i.native_id
    left join tickets t on t.id = m.ticket_id
    where i.network = ${network} and i.account = ${account} and i.received_at between ${from} and ${until}::timestamptz + interval '1 minute' and (i.received_at <= ${until} or (i.event #>> '{message,postedAt}')::timestamptz <= ${until}) and i.event ->> 'kind' = 'message' and (i.state <> 'done' or t.id is not null)
    group by 1, 2 order by 3 desc, 2`.execute(db);
  const total = (state: AlertInbox): number =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
  return {
    waiting: total('waiting'),
    failed: total('failed'),
    channels: rows.flatMap(({ state, channel, count }) =>
      state === 'done' && channel !== null ? [{ channel, count }] : [],
    ),
  };
}

type AlertInbox = 'waiting' | 'done' | 'failed';
