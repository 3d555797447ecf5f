import { sql, type RawBuilder } from 'kysely';
import { removedKey, type Message } from '#core/message.ts';
import type { StoredEvent } from '#core/intake/types.ts';

/** That a network told that something was deleted, where it stands in the inbox. */
export interface Removal {
  id: string;
  network: string;
  account: string;
  /** Of the message that was asked about. */
  nativeId: string;
  /** By which it was asked. */
  key: string;
  /** An edit that came before called the message so; no name that the event itself has. */
  byEdit: boolean;
  at: string;
  forget: boolean;
}

interface Removed {
  at: Date;
  forget: boolean;
}

type Asked = Pick<StoredEvent, 'network' | 'account' | 'event'>;

/**
 * Whatever the inbox has of deletions of these messages, by any of their names, as a JSON array. Which of it counts is known only with
 * what we have of each message: asked apart, it would be a way to the database more.
 */
export function removalsOf(events: readonly Asked[]): RawBuilder<Removal[]> {
  const told = events.flatMap(({ network, account, event }) =>
    namesOf(event).map((name) => ({
      network,
      account,
      key: removedKey(name),
      nativeId: 'message' in event ? event.message.nativeId : name,
    })),
  );
  return sql<Removal[]>`(with told as (
      select * from unnest(${told.map(({ network }) => network)}::text[], ${told.map(({ account }) => account)}::text[],
        ${told.map(({ key }) => key)}::text[], ${told.map(({ nativeId }) => nativeId)}::text[]) as t (network, account, key, native_id)),
    keys as (select network, account, key, native_id, false as by_edit from told
      union
      -- What an edit called it by that was left out for the same reason.
      select told.network, told.account, ${removedKey('')} || (i.event #>> '{message,currentId}'), told.native_id, true from told
      join inbox i on i.network = told.network and i.native_id = told.native_id and i.account = told.account
      where i.event #>> '{message,currentId}' <> i.native_id)
    select coalesce(json_agg(json_build_object('id', i.id::text, 'network', keys.network, 'account', keys.account, 'nativeId', keys.native_id, 'key', keys.key,
      'byEdit', keys.by_edit, 'at', i.event ->> 'at', 'forget', coalesce((i.event ->> 'forget')::boolean, false)) order by i.id), '[]')
    from keys join inbox i on i.network = keys.network and i.account = keys.account and i.event_key = keys.key)`;
}

/**
 * Of events that tell what somebody said, those of which the network told before that it was deleted, by a name that the message does
 * not have here: its calls come in any order, and a deletion may name a message by any of its versions.
 */
export function removedBefore(
  found: readonly Removal[],
  events: readonly StoredEvent[],
  known: (event: StoredEvent) => Pick<Message, 'nativeId' | 'currentId'> | undefined,
): Map<string, Removed> {
  if (found.length === 0) return new Map();
  return new Map(
    events.flatMap((stored): [string, Removed][] => {
      const { id, network, account, event } = stored;
      if (!('message' in event)) return [];
      const has = known(stored);
      // A deletion by a name that we know it by was seen, and what came after it decides.
      const keys = namesOf(event)
        .filter((name) => name !== has?.nativeId && name !== has?.currentId)
        .map(removedKey);
      if (keys.length === 0) return [];
      const removal = found.find(
        (each) =>
          each.network === network &&
          each.account === account &&
          each.nativeId === event.message.nativeId &&
          (each.byEdit ? has === undefined : keys.includes(each.key)) &&
          BigInt(each.id) < BigInt(id),
      );
      return removal ? [[id, { at: new Date(removal.at), forget: removal.forget }]] : [];
    }),
  );
}

/** Of what somebody said. */
function namesOf(event: StoredEvent['event']): string[] {
  if (event.kind !== 'message' && event.kind !== 'own-message' && event.kind !== 'heard') return [];
  return [...new Set([event.message.nativeId, event.message.currentId])];
}
