import { sql } from 'kysely';
import type { ThreadEntry, TicketView } from '#core/ticket/changes.ts';
import { askedPeople } from '#core/ticket/delegation.ts';
import { toAuthor } from '../intake/authors.ts';
import type { Db } from '../database/database.ts';
import { fromJson } from '../database/from-json.ts';
import { nearestOf, peopleById } from '../people/people.ts';
import type { Tables } from '../database/schema.ts';
import { messageJson, toMessage, toView, viewColumns, type JsonRow, type ViewRow } from './views.ts';
import type { Hold } from '#core/holds/hold.ts';
import type { Author, Message } from '#core/message.ts';
import { isHome, toCard, type CardRow } from '../chat-posts/card.ts';
import type { ChatPost } from '../chat-posts/chat-posts.ts';
import { toThreadRow, type ThreadRow } from '../chat-posts/thread.ts';
import type { PersonRow } from '../people/people.ts';
import type { ShownFile } from '../chat-posts/files.ts';

/** Everything a card, a thread entry or a form is drawn from. */
export interface TicketDetail extends TicketView {
  author: Author;
  /** Keys of the lists that colleagues put her on. */
  lists?: string[];
  /** Newest ten of the conversation, oldest first, ours included. */
  messages: Message[];
  messageCount: number;
  /** What the customer wrote first. */
  first?: Message | null;
  /** The conversation that this one goes on with, and where its card stands. */
  previous?: {
    number: number;
    private: boolean;
    surface: string | null;
    channelId: string | null;
    ts: string | null;
  } | null;
  /** Files of the message that is to be answered, as its thread shows them. */
  shown?: ShownFile[];
  cards: CardRow[];
  thread: ThreadRow[];
  /** Switches that are on for its brand, oldest first; left out: to be asked for. */
  holds?: Hold[];
  /** Answers of ours that a person took back here, by delivery; one that was found gone on the network is not among them. */
  takenBack?: Map<string, { by: string; at: Date }>;
  /** Keyed by person id: owner, drafters, approvers, senders and whoever is mentioned in the thread. */
  people: Map<string, PersonRow>;
  /** Of the chat that shows it, not of the store: words in its thread are heard only where they mention us. */
  mustMention?: boolean;
  /** Of the network, not of the store: until when it takes an answer to what she wrote last. */
  window?: { until: Date; isOver: boolean; /** What is late may still go out by a template. */ byTemplate?: true };
}

const SHOWN_MESSAGES = 10;

interface DetailRow extends ViewRow {
  author: JsonRow;
  lists: string[];
  timesThisMonth: number;
  messages: JsonRow[];
  messageCount: number;
  first: JsonRow | null;
  previous: NonNullable<TicketDetail['previous']> | null;
  shown: ShownFile[];
  cards: JsonRow[];
  thread: JsonRow[];
  holds: JsonRow[];
  takenBack: { deliveryId: string; by: string; at: string }[] | null;
  owner: JsonRow[] | null;
}

/** Everything a card is drawn from, in one or two statements whatever the length of the conversation: a card is redrawn thousands of times. */
export async function loadDetail(db: Db, ticketId: string, surface?: string): Promise<TicketDetail | null> {
  const { rows } = await sql<DetailRow>`select ${viewColumns},
    (select to_json(a) from authors a where a.id = t.author_id) as author,
    (select coalesce(json_agg(l.list order by l.at, l.list), '[]') from author_lists l where l.author_id = t.author_id) as lists,
    (select count(distinct coalesce(p.id, m.ticket_id, m.id))::int from messages m
      left join tickets o on o.id = m.ticket_id and o.private
      left join tickets p on p.id = o.previous_ticket_id and not p.private
      where m.author_id = t.author_id and m.direction = 'in'
      and m.posted_at >= date_trunc('month', t.last_inbound_at at time zone 'UTC') at time zone 'UTC'
      and m.posted_at < (date_trunc('month', t.last_inbound_at at time zone 'UTC') + interval '1 month') at time zone 'UTC') as times_this_month,
    (select coalesce(json_agg(${messageJson} order by m.posted_at, m.id), '[]')
      from (select * from messages where ticket_id = t.id order by posted_at desc, id desc limit ${SHOWN_MESSAGES}) m) as messages,
    (select count(*)::int from messages m where m.ticket_id = t.id) as message_count,
    (select ${messageJson} from messages m where m.ticket_id = t.id and m.direction = 'in' order by m.posted_at, m.id limit 1) as first,
    (select json_build_object('number', p.number, 'private', p.private, 'surface', c.surface, 'channelId', c.channel_id, 'ts', c.ts)
      from tickets p left join chat_posts c on c.owner_id = p.id and ${isHome('c')} and c.state = 'posted' where p.id = t.previous_ticket_id order by c.surface limit 1) as previous,
    (select coalesce(json_agg(json_build_object('surface', c.surface, 'messageId', f.owner_id, 'place', f.place, 'ref', f.ref) order by f.place), '[]')
      from files f join chat_posts c on c.id = f.card_id and ${isHome('c')} where f.ticket_id = t.id and f.owner_id = t.last_inbound_id and f.state = 'posted' and f.ref is not null) as shown,
    (select coalesce(json_agg(to_json(c) order by c.seq, c.id), '[]') from chat_posts c where c.ticket_id = t.id and c.kind = 'card') as cards,
    (select coalesce(json_agg(to_json(e) order by e.surface, e.seq), '[]') from chat_posts e where e.ticket_id = t.id and e.kind = 'thread') as thread,
    (select coalesce(json_agg(to_json(h) order by h.at, h.id), '[]') from holds h where h.brand = t.brand and h.ended_at is null) as holds,
    case when exists (select 1 from deliveries d where d.ticket_id = t.id and d.state = 'removed') then
      (select json_agg(json_build_object('deliveryId', v.detail ->> 'deliveryId', 'by', v.by_id, 'at', v.at) order by v.id)
        from activity v where v.ticket_id = t.id and v.what = 'delivery.removed' and v.by_kind = 'person') end as taken_back,
    (select json_agg(to_json(w)) from people w where w.id = t.owner) as owner
    from tickets t where t.id = ${ticketId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const view = toView(row);
  const thread = row.thread.map(toThreadRow);
  const takenBack = row.takenBack ?? [];
  const ids = [
    ...takenBack.map(({ by }) => by),
    view.ticket.owner,
    ...view.drafts.flatMap((draft) => [draft.author, draft.approvedBy, ...draft.writers, ...draft.approval.approvers]),
    ...view.deliveries.flatMap((delivery) => [delivery.by, delivery.markedBy ?? null]),
    ...view.delegations.flatMap((each) => [
      each.askedBy,
      each.takenBy,
      ...askedPeople(each),
      ...each.answers.map(({ by }) => by),
    ]),
    ...thread.flatMap(({ entry }) => mentionedIn(entry)),
  ].filter((id) => id !== null);
  return {
    ...view,
    author: toAuthor({ ...fromJson<Tables['authors']>(row.author), timesThisMonth: row.timesThisMonth }),
    lists: row.lists,
    messages: row.messages.map(toMessage),
    messageCount: row.messageCount,
    shown: row.shown,
    previous: row.previous,
    first: row.first === null ? null : toMessage(row.first),
    cards: row.cards.map((card) => toCard(fromJson<ChatPost>(card))),
    thread,
    holds: row.holds.map((hold) => fromJson<Hold>(hold)),
    takenBack: new Map(takenBack.map(({ deliveryId, by, at }) => [deliveryId, { by, at: new Date(at) }])),
    people: await peopleIn(db, ids, { owner: row.owner, surface }),
  };
}

/** Mostly the owner is all there is to know, and came with the rest. */
async function peopleIn(
  db: Db,
  ids: readonly string[],
  { owner, surface }: { owner: JsonRow[] | null; surface: string | undefined },
): Promise<Map<string, PersonRow>> {
  const known = (owner ?? []).map((row) => fromJson<PersonRow>(row));
  return ids.every((id) => known[0]?.id === id) ? nearestOf(known, surface) : await peopleById(db, ids, surface);
}

function mentionedIn(entry: ThreadEntry): string[] {
  if (entry.kind === 'note') return [entry.by];
  return 'mention' in entry ? entry.mention : [];
}
