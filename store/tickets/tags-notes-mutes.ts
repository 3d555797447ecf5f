import { sql } from 'kysely';
import { foldTag } from '#core/ticket/tags.ts';
import type { Trx } from '../database/database.ts';
import type { Step } from './step.ts';
import { homesOf, type ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import { insertRows, updateRows } from '../database/rows.ts';
import { isHome } from '../chat-posts/card.ts';
import { moveHomeCard } from '../chat-posts/insert-cards.ts';

/** Tags, notes, muted authors and moved homes of a batch of moves. Before the cards of new routes are inserted. */
export async function writeTagsNotesMutes(
  trx: Trx,
  steps: readonly Step[],
  channelsOnSurfaces: ChannelsOnSurfaces,
): Promise<void> {
  await insertRows(trx, {
    into: 'tags',
    rows: onceEach(
      steps.flatMap(({ ticket, changes, by, at }) =>
        (changes.newTags ?? []).map((tag) => ({
          brand: ticket.brand,
          folded: foldTag(tag),
          tag,
          used: 1,
          createdBy: by.id,
          at,
        })),
      ),
    ),
    then: 'on conflict (brand, folded) do update set used = tags.used + 1',
  });
  await insertRows(trx, {
    into: 'notes',
    rows: steps.flatMap(({ changes }) => (changes.newNote ? [{ ...changes.newNote }] : [])),
  });
  for (const {
    changes: { changedNote },
  } of steps) {
    if (!changedNote) continue;
    const { id, text, at } = changedNote;
    await updateRows(trx, {
      table: 'notes',
      rows: [{ id, text: text ?? '', ...(text === null ? { deletedAt: at } : { editedAt: at }) }],
      columns: ['text', text === null ? 'deletedAt' : 'editedAt'],
    });
  }
  for (const {
    ticket,
    changes: { mute, newHome, ticket: set },
    at,
  } of steps) {
    if (mute?.on)
      await insertRows(trx, {
        into: 'mutes',
        rows: [{ authorId: ticket.authorId, by: mute.by, at }],
        then: 'on conflict do nothing',
      });
    if (mute?.on === false) await trx.deleteFrom('mutes').where('authorId', '=', ticket.authorId).execute();
    if (newHome === undefined) continue;
    const before = homesOf(ticket.route, channelsOnSurfaces);
    const after = homesOf(set?.route ?? ticket.route, channelsOnSurfaces);
    for (const surface of channelsOnSurfaces.surfaces) {
      const to = after.get(surface);
      if (before.get(surface) !== to) await moveHome(trx, { ticketId: ticket.id, surface, to, leadsTo: newHome });
    }
  }
}

/**
 * What hangs under the old card stays with it; what was not posted yet goes to the new one, whose thread has a beginning of its
 * own. Without `to` the ticket has no home on that surface any more.
 */
async function moveHome(
  trx: Trx,
  { ticketId, surface, to, leadsTo }: { ticketId: string; surface: string; to: string | undefined; leadsTo: string },
): Promise<void> {
  const here = sql`ticket_id = ${ticketId} and surface = ${surface}`;
  const entries = sql`kind = 'thread' and ${here}`;
  const above = sql`c.owner_id = ${ticketId} and c.surface = ${surface} and ${isHome('c')}`;
  await sql`update chat_posts set payload = payload || (select jsonb_build_object('leftIn', c.id) from chat_posts c where ${above})
    where ${entries} and state = 'posted' and not payload ? 'leftIn' and exists (select 1 from chat_posts c where ${above})`.execute(
    trx,
  );
  await sql`update chat_posts set state = 'gone' where ${entries} and state in ('wanted', 'posting') and (${to === undefined}::boolean or payload #>> '{entry,kind}' in ('digest', 'draft'))`.execute(
    trx,
  );
  if (to !== undefined)
    await sql`update chat_posts set place = ${to}, generation = generation + 1 where ${entries} and state in ('wanted', 'posting')`.execute(
      trx,
    );
  await moveHomeCard(trx, { ticketId, surface, to, leadsTo });
}

/** One statement may not touch a row twice. */
function onceEach<T extends { brand: string; folded: string }>(rows: T[]): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.brand, row.folded]), row])).values()];
}
