import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** Of longer histories the newest; whoever reads is told. */
export const HELD_MESSAGES = 20_000;

/** One message of a person, or an answer of ours to her, as it is kept. */
export interface HeldMessage {
  id: string;
  direction: 'in' | 'out';
  network: string;
  account: string;
  conversation: string;
  ticketNumber: number | null;
  kind: string;
  private: boolean;
  state: string;
  postedAt: string;
  /** Empty where she deleted it: its words are forgotten. */
  text: string;
  earlierTexts: string[];
  url: string;
  language: string | null;
  media: unknown;
  reactions: unknown;
  /** What was read of it by rules and weights, or set right by a colleague. */
  labels: { label: string; value: string | null; sure: number | null; source: string }[];
  /** Watches that found it, where it was not said to us. */
  heardBy: string[];
}

/** Everything that is kept of one person; what only tells of a colleague is not hers. */
export interface Held {
  author: Record<string, unknown>;
  followersByDay: { day: string; followers: number }[];
  /** Accounts of ours that she began to follow lately. */
  follows: { account: string; since: string }[];
  lists: { list: string; at: string }[];
  notes: { text: string; at: string; ticketNumber: number }[];
  /** How she rated answers of ours, and the word that she added. */
  ratings: { score: number; comment: string | null; at: string; ticketNumber: number }[];
  mutedAt: string | null;
  conversations: Record<string, unknown>[];
  messages: HeldMessage[];
  /** There are older ones than `messages` holds. */
  hasMore: boolean;
}

export async function heldOn(db: Db, authorId: string): Promise<Held | null> {
  const { rows } = await sql<Omit<Held, 'messages' | 'hasMore'>>`
    select to_jsonb(a) - 'id' as author,
      (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'followers', d.followers) order by d.day), '[]')
        from author_days d where d.author_id = a.id) as followers_by_day,
      (select coalesce(jsonb_agg(jsonb_build_object('account', f.account, 'since', f.followed_at) order by f.followed_at), '[]')
        from new_followers f where f.author_id = a.id) as follows,
      (select coalesce(jsonb_agg(jsonb_build_object('list', l.list, 'at', l.at) order by l.at), '[]') from author_lists l where l.author_id = a.id) as lists,
      (select coalesce(jsonb_agg(jsonb_build_object('text', n.text, 'at', n.at, 'ticketNumber', t.number) order by n.at), '[]')
        from author_notes n join tickets t on t.id = n.ticket_id where n.author_id = a.id) as notes,
      (select coalesce(jsonb_agg(jsonb_build_object('score', r.score, 'comment', r.comment, 'at', r.rated_at, 'ticketNumber', t.number) order by r.rated_at), '[]')
        from ratings r join tickets t on t.id = r.ticket_id where r.author_id = a.id and r.rated_at is not null) as ratings,
      (select to_jsonb(u.at) from mutes u where u.author_id = a.id) as muted_at,
      (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'network', t.network, 'account', t.account, 'state', t.state, 'closeReason', t.close_reason,
        'openedAt', t.opened_at, 'closedAt', t.closed_at, 'private', t.private, 'tags', t.tags, 'area', t.area, 'region', t.region, 'centre', t.centre,
        'language', t.language, 'sentiment', t.sentiment, 'category', t.category, 'topic', t.topic, 'intent', t.intent, 'urgency', t.urgency, 'alert', t.red,
        'tone', t.toxicity, 'mentioned', t.mentioned) order by t.opened_at), '[]') from tickets t where t.author_id = a.id) as conversations
    from authors a where a.id = ${authorId}`.execute(db);
  const [held] = rows;
  if (!held) return null;
  const { rows: messages } = await sql<HeldMessage>`
    with said as materialized (
      select m.id from messages m where m.author_id = ${authorId} and m.direction = 'in'
      union all
      select m.id from tickets t join messages m on m.ticket_id = t.id and m.direction = 'out' where t.author_id = ${authorId}
    )
    select m.id, m.direction, m.network, m.account, m.conversation_id as conversation, t.number as ticket_number, m.kind, m.private, m.state,
      to_jsonb(m.posted_at) as posted_at, case when m.state = 'deleted' then '' else m.text end as text, m.url, m.language, m.media, m.counts as reactions,
      case when m.state = 'deleted' then '{}' else array(select v.text from message_versions v where v.message_id = m.id order by v.version) end as earlier_texts,
      (select coalesce(jsonb_agg(jsonb_build_object('label', l.label, 'value', l.value, 'sure', l.sure, 'source', l.source) order by l.label, l.version), '[]')
        from known_labels l where l.message_id = m.id and m.direction = 'in') as labels,
      array(select h.account || ':' || h.watch from heard h where h.message_id = m.id order by 1) as heard_by
    from said s join messages m on m.id = s.id left join tickets t on t.id = m.ticket_id
    order by m.posted_at desc, m.id desc limit ${HELD_MESSAGES + 1}`.execute(db);
  return { ...held, messages: messages.slice(0, HELD_MESSAGES).toReversed(), hasMore: messages.length > HELD_MESSAGES };
}
