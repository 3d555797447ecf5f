import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import { noteDays, type NoteDays } from './days.ts';
import { authorFigures, followersBefore, seenPosts, type AuthorFigures, type SeenPost } from './figures.ts';
import { heldOn, type Held } from './held.ts';
import { noteInfluence } from './influence.ts';
import { newestTickets, onTopics, type AuthorOnTopic } from './influential.ts';
import type { HistoryFilter } from '../intake/author-history.ts';
import type { Queue } from '../queue/queue.ts';
import type { Order } from '../queue/order.ts';

/** A list that a colleague put an author on. */
export interface ListedAuthor {
  /** Key of the configuration. */
  list: string;
  /** Person id. */
  by: string;
  at: Date;
}

/** What a colleague wrote about an author. It has the privacy of the conversation in which she wrote it. */
export interface AuthorNote {
  id: string;
  authorId: string;
  ticketId: string;
  text: string;
  /** Person id. */
  by: string;
  at: Date;
}

interface OfAuthor {
  authorId: string;
  /** The conversation in which somebody pressed. */
  ticketId: string;
  by: string;
  at: Date;
}

/** What is known of authors. Every change is an activity of the conversation in which it was made. */
export interface AuthorStore {
  /** By list, the oldest first. */
  lists(authorId: string): Promise<ListedAuthor[]>;
  /** Her open conversations are drawn again. False where it was so already. */
  setList(change: OfAuthor & { list: string; on: boolean }): Promise<boolean>;
  /** Newest first; those written in private conversations only where the reader may read them. */
  notes(authorId: string, filter: Omit<HistoryFilter, 'limit'>): Promise<AuthorNote[]>;
  /** `key`, of the form it was written in, makes a second delivery of the same note harmless. */
  addNote(note: OfAuthor & { text: string; key?: string | undefined }): Promise<void>;
  /** False where it is gone already. */
  dropNote(id: string, how: { by: string; at: Date }): Promise<boolean>;
  figures(authorId: string, filter: Omit<HistoryFilter, 'limit'>): Promise<AuthorFigures>;
  /** Her newest public posts. */
  posts(authorId: string, newest: { since: Date; limit: number }): Promise<SeenPost[]>;
  /** The oldest day in the last six months for which her followers are known. */
  followersBefore(authorId: string, at: Date): Promise<{ followers: number; days: number } | null>;
  /** How many follow whom, day by day; null where it was done today. Whoever wants no profile is left out. */
  noteDays(today: NoteDays): Promise<{ noted: number; forgotten: number } | null>;
  /** How far those reach who were seen since the last time, for lists. Gives for how many it changed. */
  noteInfluence(today: { day: string; at: Date }): Promise<number>;
  /** Who wrote at least so many public posts about an area or a topic since then. */
  onTopics(least: { since: Date; posts: number }): Promise<AuthorOnTopic[]>;
  /** By author: her newest conversation that the reader may read. */
  newestTickets(authorIds: readonly string[], filter: Omit<HistoryFilter, 'limit'>): Promise<Map<string, string>>;
  /** Everything that is kept of her; null where nobody goes by that id. */
  held(authorId: string): Promise<Held | null>;
  /** She wants no profile, or does not mind any more. */
  object(change: OfAuthor & { on: boolean }): Promise<void>;
}

/** Conversations that show who is on a list; more of one author are drawn again when something else changes. */
const REDRAWN = 50;

export function createAuthors({ db, queue }: { db: Db; queue: Queue }): AuthorStore {
  return {
    lists: async (authorId) =>
      await db
        .selectFrom('authorLists')
        .select(['list', 'by', 'at'])
        .where('authorId', '=', authorId)
        .orderBy('at')
        .orderBy('list')
        .execute(),
    setList: async ({ authorId, ticketId, list, on, by, at }) =>
      await queue.transact(async (trx, send) => {
        const changed = on
          ? await insertRows(trx, {
              into: 'authorLists',
              rows: [{ authorId, list, by, at }],
              then: 'on conflict do nothing returning list',
            })
          : await trx
              .deleteFrom('authorLists')
              .where('authorId', '=', authorId)
              .where('list', '=', list)
              .returning('list')
              .execute();
        if (changed.length === 0) return false;
        const what = on ? 'author.listed' : 'author.unlisted';
        await note(trx, { what, ticketId, by, at, detail: { authorId, list } });
        await send(await redraws(trx, authorId));
        return true;
      }),
    notes: async (authorId, filter) => (await notesQuery(authorId, filter).execute(db)).rows,
    addNote: async ({ authorId, ticketId, text, by, at, key }) =>
      await queue.transact(async (trx) => {
        const id = key === undefined ? newId('an', at) : `an_${key}`;
        const added = await insertRows(trx, {
          into: 'authorNotes',
          rows: [{ id, authorId, ticketId, text, by, at }],
          then: 'on conflict do nothing returning id',
        });
        if (added.length > 0)
          await note(trx, { what: 'author.noted', ticketId, by, at, detail: { authorId, note: id } });
      }),
    dropNote: async (id, { by, at }) =>
      await queue.transact(async (trx) => {
        const [gone] = await trx
          .deleteFrom('authorNotes')
          .where('id', '=', id)
          .returning(['authorId', 'ticketId'])
          .execute();
        if (!gone) return false;
        const { authorId, ticketId } = gone;
        await note(trx, { what: 'author.note-deleted', ticketId, by, at, detail: { authorId, note: id } });
        return true;
      }),
    figures: async (authorId, filter) => await authorFigures(db, authorId, filter),
    posts: async (authorId, newest) => await seenPosts(db, authorId, newest),
    followersBefore: async (authorId, at) => await followersBefore(db, authorId, at),
    noteDays: async (today) => await noteDays(db, today),
    onTopics: async (least) => await onTopics(db, least),
    newestTickets: async (authorIds, filter) => await newestTickets(db, authorIds, filter),
    held: async (authorId) => await heldOn(db, authorId),
    noteInfluence: async (today) => await noteInfluence(db, today),
    object: async ({ authorId, ticketId, on, by, at }) =>
      await queue.transact(async (trx) => {
        const changed = await trx
          .updateTable('authors')
          .set({ objectedAt: on ? at : null })
          .where('id', '=', authorId)
          .where('objectedAt', on ? 'is' : 'is not', null)
          .returning('id')
          .execute();
        // What was kept for her influence has no other use.
        if (on) {
          await trx.deleteFrom('authorDays').where('authorId', '=', authorId).execute();
          await trx.deleteFrom('newFollowers').where('authorId', '=', authorId).execute();
          await trx.updateTable('authors').set({ influence: null }).where('id', '=', authorId).execute();
          await trx.updateTable('tickets').set({ influence: null }).where('authorId', '=', authorId).execute();
        }
        const what = on ? 'author.objected' : 'author.objects-no-more';
        if (changed.length > 0) await note(trx, { what, ticketId, by, at, detail: { authorId } });
      }),
  };
}

function notesQuery(authorId: string, { channels, privateChannels }: Omit<HistoryFilter, 'limit'>) {
  const readPrivately = privateChannels ?? channels;
  const read = readPrivately ? sql`(not t.private or t.route -> 'channels' ?| ${readPrivately}::text[])` : sql`true`;
  return sql<AuthorNote>`
    select n.id, n.author_id, n.ticket_id, n.text, n.by, n.at from author_notes n join tickets t on t.id = n.ticket_id
    where n.author_id = ${authorId} and ${read} order by n.at desc, n.id desc`;
}

async function redraws(trx: Trx, authorId: string): Promise<(Order & { ticketId: string })[]> {
  const rows = await trx
    .selectFrom('tickets')
    .select('id')
    .where('authorId', '=', authorId)
    .where('state', '!=', 'closed')
    .orderBy('lastInboundAt', 'desc')
    .limit(REDRAWN)
    .execute();
  return rows.map(({ id }) => ({ job: 'redraw-card', ticketId: id }));
}

async function note(
  trx: Trx,
  {
    what,
    ticketId,
    by,
    at,
    detail,
  }: { what: string; ticketId: string; by: string; at: Date; detail: Record<string, string> },
): Promise<void> {
  await insertRows(trx, {
    into: 'activity',
    rows: [{ at, ticketId, byKind: 'person', byId: by, what, detail }],
  });
}
