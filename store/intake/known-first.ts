import { sql, type CompiledQuery } from 'kysely';
import type { StoredEvent } from '#core/intake/types.ts';
import type { Message } from '#core/message.ts';
import type { Trx } from '../database/database.ts';
import { messageJson, toMessage, type JsonRow } from '../tickets/views.ts';
import { authorKey, type KnownAuthor } from './authors.ts';
import { removalsOf, type Removal } from './removed-before.ts';

/** An event as it is asked about, whether it has its number in the inbox or not. */
type Asked = Pick<StoredEvent, 'network' | 'account' | 'event'>;

/** The answer of `firstQuery`. */
export interface FirstRow {
  messages: JsonRow[];
  heard: { network: string; nativeId: string }[];
  authors: {
    network: string;
    thread: string;
    author: string;
    authorId: string;
    influence: number | null;
    objected: boolean;
    id: string | null;
    muted: boolean;
    lists: string[];
  }[];
  gone: Removal[];
}

export interface FoundMessages {
  byNative: Map<string, Message>;
  byCurrent: Map<string, Message>;
}

interface First {
  messages: FoundMessages;
  /** The newest ticket of each author in each thread. */
  tickets: Map<string, string>;
  /** Keys of messages that were heard, and that no conversation has. */
  heard: Set<string>;
  /** Keys of those authors whom somebody muted. */
  muted: Set<string>;
  /** By the same keys: the lists that they are on. */
  lists: Map<string, string[]>;
  /** By `authorKey`. */
  authors: Map<string, KnownAuthor | null>;
  gone: readonly Removal[];
}

/** What every event needs, in one statement: what it is about, its author, where her conversation is, and whether it is gone already. */
export function firstQuery(trx: Trx, events: readonly Asked[]): CompiledQuery<FirstRow> {
  const ids = [...new Set(events.flatMap((event) => [nativeIdOf(event), ...parentOf(event)]))];
  const networks = [...new Set(events.map((event) => event.network))];
  const threads = threadsOf(events);
  return sql<FirstRow>`select
    (select coalesce(json_agg(${messageJson}), '[]') from messages m where m.network = any(${networks}::text[])
      and (m.native_id = any(${ids}::text[]) or m.current_id = any(${ids}::text[]))) as messages,
    (select coalesce(json_agg(json_build_object('network', m.network, 'nativeId', m.native_id)), '[]') from messages m where m.network = any(${networks}::text[])
      and m.native_id = any(${ids}::text[]) and m.ticket_id is null and exists (select 1 from heard h where h.message_id = m.id)) as heard,
    (select coalesce(json_agg(json_build_object('network', p.network, 'thread', p.thread, 'author', p.author, 'authorId', a.id, 'id', t.id,
        'influence', a.influence, 'objected', a.objected_at is not null,
        'muted', exists (select 1 from mutes u where u.author_id = a.id),
        'lists', array(select l.list from author_lists l where l.author_id = a.id order by l.at, l.list))), '[]')
      from unnest(${threads.map((p) => p.network)}::text[], ${threads.map((p) => p.thread)}::text[], ${threads.map((p) => p.author)}::text[]) as p (network, thread, author)
      join authors a on a.network = p.network and a.native_id = p.author
      left join lateral (select id from tickets where author_id = a.id and conversation_id = p.thread order by opened_at desc, number desc limit 1) t on true) as authors,
    ${removalsOf(events)} as gone`.compile(trx);
}

export function toFirst(row: FirstRow | undefined, events: readonly Asked[]): First {
  const messages = (row?.messages ?? []).map(toMessage);
  const found = row?.authors ?? [];
  return {
    messages: {
      byNative: new Map(messages.map((message) => [key(message.network, message.nativeId), message])),
      byCurrent: new Map(messages.map((message) => [key(message.network, message.currentId), message])),
    },
    tickets: new Map(
      found.flatMap(({ id, ...of }) => (id === null ? [] : [[key(of.network, of.thread, of.author), id] as const])),
    ),
    heard: new Set((row?.heard ?? []).map(({ network, nativeId }) => key(network, nativeId))),
    muted: new Set(found.flatMap((of) => (of.muted ? [key(of.network, of.author)] : []))),
    lists: new Map(found.map((of) => [key(of.network, of.author), of.lists])),
    authors: new Map([
      ...threadsOf(events).map(({ network, author }) => [authorKey(network, author), null] as const),
      ...found.map(
        ({ network, author, authorId: id, influence, objected }) =>
          [authorKey(network, author), { id, influence, objected }] as const,
      ),
    ]),
    gone: row?.gone ?? [],
  };
}

function threadsOf(events: readonly Asked[]): { network: string; thread: string; author: string }[] {
  return events.flatMap(({ network, event }) =>
    event.kind === 'message' || event.kind === 'heard'
      ? [{ network, thread: event.message.conversationId, author: event.message.author.nativeId }]
      : [],
  );
}

export function nativeIdOf({ event }: Pick<StoredEvent, 'event'>): string {
  return 'message' in event ? event.message.nativeId : event.nativeId;
}

function parentOf({ event }: Asked): string[] {
  return event.kind === 'own-message' && event.message.parentId !== undefined ? [event.message.parentId] : [];
}

export function key(...parts: string[]): string {
  return JSON.stringify(parts);
}
