import { sql } from 'kysely';
import type { ToldDeadline } from '#core/hours/ticket-clock.ts';
import { newId } from '#core/ids.ts';
import { addMissing } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Db } from '../database/database.ts';
import type { Queue } from '../queue/queue.ts';

/** Within so long of one that is told at once, further ones are gathered behind it. */
const WINDOW_MS = 5 * 60_000;

/** That somebody is told of something promised which is nearly late, or late. */
export interface LevelNotice {
  id: string;
  personId: string;
  ticketId: string;
  /** Which answer: kind, round and turn in one word. */
  what: string;
  how: ToldDeadline['how'];
  at: Date;
  /** Behind which it was gathered; its own id: told at once. */
  first: string;
}

export interface LevelNoticeStore {
  /**
   * Notes that she is to be told. `now`: by whoever asks, at once. `gathered`: she was told the like minutes ago, and the message on
   * this surface that gathers what came since tells her of this one too. The same notice again gives the same, also after a restart.
   */
  note(
    notice: Pick<LevelNotice, 'personId' | 'ticketId' | 'what' | 'how'>,
    at: { surface: string; now: Date },
  ): Promise<'now' | 'gathered'>;
  /** What was gathered behind a first one, oldest first. */
  gathered(first: string): Promise<LevelNotice[]>;
}

export function createLevelNotices({ db, queue }: { db: Db; queue: Queue }): LevelNoticeStore {
  return {
    note: async ({ personId, ticketId, what, how }, { surface, now }) =>
      await queue.transact(async (trx, send) => {
        // Of two that come in one moment one is the first.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`level notices of ${personId}`}, 0))`.execute(trx);
        const known = await trx
          .selectFrom('levelNotices')
          .select(['id', 'first'])
          .where('ticketId', '=', ticketId)
          .where('personId', '=', personId)
          .where('what', '=', what)
          .where('how', '=', how)
          .executeTakeFirst();
        if (known) return known.first === known.id ? 'now' : 'gathered';
        const first = await trx
          .selectFrom('levelNotices')
          .select('id')
          .where('personId', '=', personId)
          .where('how', '=', how)
          .whereRef('first', '=', 'id')
          .where('at', '>', new Date(now.getTime() - WINDOW_MS))
          .orderBy('at', 'desc')
          .limit(1)
          .executeTakeFirst();
        const id = newId('ln', now);
        const notice = { id, personId, ticketId, what, how, at: now, first: first?.id ?? id };
        await trx.insertInto('levelNotices').values(notice).execute();
        if (!first) return 'now';
        const post = { kind: 'deadlines', ownerId: first.id, ticketId: null, surface, place: personId };
        const [there] = await trx
          .selectFrom('chatPosts')
          .select(['kind', 'ownerId', 'ticketId', 'surface', 'place'])
          .where('kind', '=', post.kind)
          .where('ownerId', '=', post.ownerId)
          .execute();
        if (!there) await addMissing(trx, [post], now);
        await send(showOrders([there ?? post]));
        return 'gathered';
      }),
    gathered: async (first) =>
      await db
        .selectFrom('levelNotices')
        .selectAll()
        .where('first', '=', first)
        .where('id', '<>', first)
        .orderBy('at')
        .orderBy('id')
        .execute(),
  };
}
