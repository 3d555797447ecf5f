import { CompiledQuery, sql } from 'kysely';
import { chats } from '#core/config/chats.ts';
import type { ThreadEntry } from '#core/ticket/changes.ts';
import type { Trx } from '../database/database.ts';
import { later } from '../database/later.ts';
import { columnList, insertRows, textOf, toRecordset } from '../database/rows.ts';
import { homesOf, type ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Step } from '../tickets/step.ts';
import { homeText, isHome } from './card.ts';
import { newThreadPost } from './thread.ts';

/** Where entries are added: the home on one surface, with the number of the last entry in its thread. */
export interface ThreadEnd {
  ticketId: string;
  surface: string;
  /** Key of the home's channel. */
  place: string;
  seq: number;
}

/** Each home of a ticket has a thread of its own, with all entries that were not written in it. */
export async function insertThread(
  trx: Trx,
  steps: readonly Step[],
  channelsOnSurfaces: ChannelsOnSurfaces,
): Promise<void> {
  const writing = steps.filter(({ changes }) => (changes.thread?.length ?? 0) > 0);
  if (writing.length === 0) return;
  const rowsOf = (step: Step, end: ThreadEnd): ReturnType<typeof rowsAt> =>
    rowsAt(end, entriesFor(step, end.surface, channelsOnSurfaces), step.at);
  await insertRows(trx, {
    into: 'chatPosts',
    rows: writing
      .filter(({ fresh }) => fresh)
      .flatMap((step) =>
        [...homesOf(step.ticket.route, channelsOnSurfaces)].flatMap(([surface, place]) =>
          rowsOf(step, { ticketId: step.ticket.id, surface, place, seq: 0 }),
        ),
      ),
  });
  // A chat that is not configured now may be again.
  const surfaces = [...new Set([...chats, ...channelsOnSurfaces.surfaces])];
  await insertUnderHomes(
    trx,
    writing
      .filter(({ fresh }) => !fresh)
      .flatMap((step) =>
        surfaces.flatMap((surface) => rowsOf(step, { ticketId: step.ticket.id, surface, place: '', seq: 0 })),
      ),
  );
}

/** Rows whose place and number are those of the thread that they go on with; none where the ticket has no home on that surface. */
async function insertUnderHomes(trx: Trx, rows: ReturnType<typeof rowsAt>): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const text = textOf(['thread', ...columns], () => {
    const end = `coalesce((select e.seq from chat_posts e where e.kind = 'thread' and e.owner_id = c.owner_id and e.surface = c.surface order by e.seq desc limit 1), 0)`;
    return `insert into chat_posts (${columnList(columns)})
      select ${columnList(columns, 'x.', { place: 'c.place', seq: `${end} + x.seq` })} from jsonb_populate_recordset(null::chat_posts, $1::jsonb) x
      join chat_posts c on ${homeText('c')} and c.owner_id = x.ticket_id and c.surface = x.surface`;
  });
  await trx.executeQuery(later(CompiledQuery.raw(text, [toRecordset(rows, columns)])));
}

/** Entries that follow the last one of a thread, as rows. */
export function rowsAt(end: ThreadEnd, entries: readonly ThreadEntry[], at: Date): ReturnType<typeof newThreadPost>[] {
  return entries.map((entry, index) => newThreadPost({ ...end, seq: end.seq + index + 1, entry }, at));
}

/** The end of the thread under each home of these tickets. */
export async function threadEnds(trx: Trx, ids: readonly string[]): Promise<ThreadEnd[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ThreadEnd>`select c.ticket_id, c.surface, c.place,
    coalesce((select e.seq from chat_posts e where e.kind = 'thread' and e.owner_id = c.ticket_id and e.surface = c.surface order by e.seq desc limit 1), 0) as seq
    from chat_posts c where ${isHome('c')} and c.owner_id = any(${ids}::text[])`.execute(trx);
  return rows;
}

function entriesFor({ ticket, changes }: Step, surface: string, channelsOnSurfaces: ChannelsOnSurfaces): ThreadEntry[] {
  const entries = (changes.thread ?? []).filter((entry) => entry.kind !== 'note' || entry.writtenIn !== surface);
  // Where the home stays when another surface's goes elsewhere, its thread goes on and needs no new beginning.
  const after = changes.ticket?.route;
  const stays =
    changes.newHome !== undefined &&
    after !== undefined &&
    homesOf(ticket.route, channelsOnSurfaces).get(surface) === homesOf(after, channelsOnSurfaces).get(surface);
  return stays ? entries.filter(({ kind }) => kind === 'event') : entries;
}
