import { sql } from 'kysely';
import type { ThreadEntry } from '#core/change.ts';
import { toAuthor } from './authors.ts';
import type { Db } from './database.ts';
import { peopleById } from './people.ts';
import type { TicketDetail } from './types.ts';
import { loadViews, messageColumns } from './views.ts';

const SHOWN_MESSAGES = 10;

/** Everything a card is drawn from: one statement per table, whatever the length of the conversation. */
export async function loadDetail(db: Db, ticketId: string): Promise<TicketDetail | null> {
  const view = (await loadViews(db, [ticketId], false)).get(ticketId);
  if (!view) return null;
  const [author, counted, cards, thread] = await Promise.all([
    db.selectFrom('authors').selectAll().select((eb) => eb.selectFrom('messages').select((inner) => inner.fn.countAll<number>().as('n'))
      .whereRef('messages.authorId', '=', 'authors.id').where('direction', '=', 'in')
      .where('postedAt', '>=', monthOf(view.ticket.lastInboundAt)).where('postedAt', '<', monthAfter(view.ticket.lastInboundAt)).as('timesThisMonth'))
      .where('id', '=', view.ticket.authorId).executeTakeFirstOrThrow(),
    db.selectFrom('messages').select(messageColumns).select(sql<number>`(count(*) over ())::int`.as('total'))
      .where('ticketId', '=', ticketId).orderBy('postedAt', 'desc').orderBy('id', 'desc').limit(SHOWN_MESSAGES).execute(),
    db.selectFrom('cards').selectAll().where('ticketId', '=', ticketId).orderBy('home', 'desc').orderBy('id').execute(),
    db.selectFrom('threadEntries').selectAll().where('ticketId', '=', ticketId).orderBy('seq').execute(),
  ]);
  const ids = [
    view.ticket.owner, ...view.drafts.flatMap((draft) => [draft.author, draft.approvedBy, ...draft.writers, ...draft.approval.approvers]),
    ...view.deliveries.map((delivery) => delivery.by), ...thread.flatMap(({ entry }) => mentionedIn(entry)),
  ].filter((id) => id !== null);
  return {
    ...view,
    author: toAuthor(author),
    messages: counted.map(({ total: _total, ...message }) => message).reverse(),
    messageCount: counted[0]?.total ?? 0,
    cards,
    thread,
    people: await peopleById(db, ids),
  };
}

function mentionedIn(entry: ThreadEntry): string[] {
  return entry.kind === 'draft' || entry.kind === 'event' ? entry.mention : [];
}

function monthOf(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

function monthAfter(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}
