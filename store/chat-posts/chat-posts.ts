import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Db, Trx } from '../database/database.ts';
import type { Queue } from '../queue/queue.ts';
import { insertRows, toJson } from '../database/rows.ts';
import { withoutSync } from '../database/unsynced.ts';
import { showOrders, type Subject, type WantedPost } from './show-orders.ts';
import { endPosting, mayBegin } from './posting.ts';

/** A message of ours in a chat: posted once, found again after a crash, kept up to what is stored. */
export interface ChatPost extends WantedPost {
  id: string;
  /** Within its thread; null for what stands by itself. */
  seq: number | null;
  /** Grows where it is posted elsewhere, or anew. */
  generation: number;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  /** Id of the channel or the direct conversation on the surface, known once posted. */
  channelId: string | null;
  ts: string | null;
  opId: string;
  /** Of an attempt to post it, or to draw it again, whose end nobody has recorded: who made it may be gone. */
  attemptAt: Date | null;
  /** Of the card as last shown; equal = nothing to do. */
  contentHash: string | null;
  /** What its kind keeps besides. */
  payload: Readonly<Record<string, unknown>> | null;
  /** When it was last drawn; null where it should be drawn at once. */
  drawnAt: Date | null;
  createdAt: Date;
}

/** One drawing of what stands already: what was known of it, and since when it is under way. */
export type Redraw = Readonly<{ before: string | null; since: Date }>;

export type { WantedPost } from './show-orders.ts';

export interface ChatPostStore {
  /** Those of a subject in the order of their thread, else oldest first; `only`: of one kind, or in one place. */
  of(subject: Subject, only?: Partial<Pick<ChatPost, 'kind' | 'surface' | 'place'>>): Promise<ChatPost[]>;
  get(id: string): Promise<ChatPost | null>;
  /** Adds those that are missing, each once however often it is wanted, and has them shown. */
  want(posts: readonly WantedPost[], at: Date): Promise<void>;
  /** The same; and those that are there are drawn at once, for nobody knows how they look by now. */
  renew(posts: readonly WantedPost[], at: Date): Promise<void>;
  /** Has each place of a subject looked at. */
  show(subject: Subject): Promise<void>;
  /** Marks `posting` and gives the row as it was before; null when somebody else posts it now. */
  begin(id: string, at: Date): Promise<ChatPost | null>;
  posted(id: string, shown: { channelId: string; ts: string; hash: string; at: Date }): Promise<void>;
  /**
   * Notes that it is about to be drawn again: it may look new from now on, and until that is recorded nobody trusts the look of
   * before. Gives what `drawn` is told. Where an attempt is open already nothing is written.
   */
  drawing(post: Pick<ChatPost, 'id' | 'attemptAt' | 'contentHash'>, at: Date): Promise<Redraw>;
  /** Redrawn. False where somebody else drew it since it was read as `before`: how it looks is not known, and the next look draws. */
  drawn(id: string, redraw: Redraw, shown: { hash: string; at: Date }): Promise<boolean>;
  gone(id: string): Promise<void>;
  /** It was deleted in the chat: wanted again, under a new operation. Null where somebody else has seen to that. */
  again(id: string, ts: string, at: Date): Promise<ChatPost | null>;
  /** What its kind keeps besides. */
  keep(id: string, payload: NonNullable<ChatPost['payload']>): Promise<void>;
  /** An attempt that failed: `no` = certainly not posted, `unknown` = it may be there. The next `begin` need not wait; a success is `posted`. */
  ended(id: string, reached: 'no' | 'unknown'): Promise<void>;
  /** Whom it is for is not where it was to be posted: posted on another surface, unless it has been meanwhile. */
  sendOn(id: string, surface: string): Promise<void>;
}

export function createChatPosts({ db, queue }: { db: Db; queue: Queue }): ChatPostStore {
  const set = async (
    id: string,
    values: Partial<Pick<ChatPost, 'state' | 'channelId' | 'ts' | 'contentHash' | 'attemptAt' | 'drawnAt'>>,
  ): Promise<void> => {
    await db.updateTable('chatPosts').set(values).where('id', '=', id).execute();
  };

  return {
    of: async (subject, { kind, surface, place } = {}) => {
      const all = db.selectFrom('chatPosts').selectAll();
      let query =
        'ticketId' in subject
          ? all.where('ticketId', '=', subject.ticketId)
          : all.where('kind', '=', subject.kind).where('ownerId', '=', subject.ownerId);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (surface !== undefined) query = query.where('surface', '=', surface);
      if (place !== undefined) query = query.where('place', '=', place);
      return await query
        .orderBy(sql`coalesce(seq, 0)`)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
    },
    get: async (id) => (await db.selectFrom('chatPosts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    want: async (posts, at) =>
      await queue.transact(async (trx, send) => send(showOrders(await addMissing(trx, posts, at)))),
    renew: async (posts, at) =>
      await queue.transact(async (trx, send) => {
        await addMissing(trx, posts, at);
        for (const { kind, ownerId, surface, place } of posts)
          await sql`update chat_posts set content_hash = null, drawn_at = null
            where kind = ${kind} and owner_id = ${ownerId} and surface = ${surface} and place = ${place}`.execute(trx);
        // Under a key of its own: one that waits for its time must not hold this one up.
        await send(showOrders(posts).map(({ key, ...order }) => ({ ...order, key: `${key} now` })));
      }),
    show: async (subject) =>
      await queue.transact(async (trx, send) => {
        const { rows } = await sql<
          Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>
        >`select kind, owner_id, ticket_id, surface, place from chat_posts
          where state <> 'gone' and kind <> 'card' and ${'ticketId' in subject ? sql`ticket_id = ${subject.ticketId}` : sql`kind = ${subject.kind} and owner_id = ${subject.ownerId}`}`.execute(
          trx,
        );
        await send(showOrders(rows));
      }),
    begin: async (id, at) =>
      await db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom('chatPosts')
          .selectAll()
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (!before || !mayBegin(before, at)) return null;
        await trx.updateTable('chatPosts').set({ state: 'posting', attemptAt: at }).where('id', '=', id).execute();
        return before;
      }),
    posted: (id, { channelId, ts, hash, at }) =>
      set(id, { state: 'posted', channelId, ts, contentHash: hash, attemptAt: null, drawnAt: at }),
    drawing: async ({ id, attemptAt, contentHash }, at) => {
      if (attemptAt === null) await set(id, { attemptAt: at });
      return { before: contentHash, since: attemptAt ?? at };
    },
    drawn: async (id, { before, since }, { hash, at }) => {
      const contentHash = sql<string>`case when content_hash is not distinct from ${before}::text and attempt_at = ${since}::timestamptz then ${hash}::text else '' end`;
      const noting = db
        .updateTable('chatPosts')
        .set({ contentHash, attemptAt: null, drawnAt: at })
        .where('id', '=', id)
        .returning('contentHash');
      // Where a power cut takes this, the attempt is still open and the next look draws.
      const [row] = (await db.executeQuery(withoutSync(noting.compile()))).rows;
      return row === undefined || row.contentHash === hash;
    },
    gone: (id) => set(id, { state: 'gone' }),
    again: async (id, ts, at) =>
      (await db
        .updateTable('chatPosts')
        .set({
          state: 'wanted',
          generation: sql<number>`generation + 1`,
          opId: newId('op', at),
          attemptAt: null,
          ts: null,
          contentHash: null,
          // What is posted anew is not pinned.
          payload: sql`payload - 'pinned'`,
          createdAt: at,
        })
        .where('id', '=', id)
        .where('state', '=', 'posted')
        .where('ts', '=', ts)
        .returningAll()
        .executeTakeFirst()) ?? null,
    keep: async (id, payload) => {
      await sql`update chat_posts set payload = coalesce(payload, '{}') || ${toJson(payload)}::jsonb where id = ${id}`.execute(
        db,
      );
    },
    ended: (id, reached) => endPosting(db, 'chatPosts', id, reached),
    sendOn: async (id, surface) =>
      await queue.transact(async (trx, send) => {
        const row = await trx
          .updateTable('chatPosts')
          .set({
            surface,
            channelId: null,
            generation: sql<number>`generation + 1`,
            opId: newId('op'),
            attemptAt: null,
          })
          .where('id', '=', id)
          .where('state', '=', 'wanted')
          .returning(['kind', 'ownerId', 'ticketId', 'surface', 'place'])
          .executeTakeFirst();
        if (row) await send(showOrders([row]));
      }),
  };
}

/**
 * Gives what was added. A place has one post about one thing, whatever its generation: of two that find none the constraint lets one
 * add the first, and generations grow in the row that is there.
 */
export async function addMissing(trx: Trx, posts: readonly WantedPost[], at: Date): Promise<WantedPost[]> {
  const rows = posts.map((post) => newChatPost(post, at));
  const given = {
    ids: rows.map(({ id }) => id),
    kinds: posts.map(({ kind }) => kind),
    owners: posts.map(({ ownerId }) => ownerId),
  };
  const { rows: there } = await sql<{ id: string }>`
    select g.id from unnest(${given.ids}::text[], ${given.kinds}::text[], ${given.owners}::text[],
      ${posts.map(({ surface }) => surface)}::text[], ${posts.map(({ place }) => place)}::text[]) as g (id, kind, owner_id, surface, place)
    where exists (select 1 from chat_posts p where p.kind = g.kind and p.owner_id = g.owner_id and p.surface = g.surface and p.place = g.place)`.execute(
    trx,
  );
  const known = new Set(there.map(({ id }) => id));
  const added = await insertRows<{ id: string }>(trx, {
    into: 'chatPosts',
    rows: rows.filter(({ id }) => !known.has(id)),
    then: 'on conflict do nothing returning id',
  });
  const fresh = new Set(added.map(({ id }) => id));
  return rows.filter(({ id }) => fresh.has(id));
}

/** A row as it is inserted. */
export type NewChatPost = { id: string } & Record<keyof Omit<ChatPost, 'id'>, unknown> &
  Pick<WantedPost, keyof WantedPost>;

/** A row of one that is to be posted. */
export function newChatPost(post: WantedPost, at: Date): NewChatPost {
  return {
    id: newId('cp', at),
    ...post,
    seq: null,
    generation: 0,
    state: 'wanted',
    channelId: null,
    ts: null,
    opId: newId('op', at),
    attemptAt: null,
    contentHash: null,
    payload: null,
    drawnAt: null,
    createdAt: at,
  };
}
