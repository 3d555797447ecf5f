import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from './api.ts';
import { useCoalesced, useStable } from './memo.ts';
import type { Channel, Message, Page, User, View, Waiting } from './wire.ts';

export interface Chat {
  users: User[];
  channels: Channel[];
  /** People named somewhere they have not looked yet. */
  waiting: Waiting[];
  view: View | undefined;
  home: View | undefined;
  pinned: Message[];
  ephemerals: Message[];
  /** Oldest first. */
  messages: Message[];
  /** There are older ones on the server. */
  more: boolean;
  /** The parent first. */
  thread: Message[];
  /** Read up to here when the channel was opened; undefined when nothing was new. */
  newFrom: string | undefined;
  /** Recado hears what is done here. */
  connected: boolean;
  /** Whose screen, and of what, this is: nothing read for somebody else is shown. */
  readFor: { me?: string | undefined; channel?: string | undefined; thread?: string | undefined };
}

interface Stream {
  key: string;
  seq: number;
  list: Message[];
  more: boolean;
  newFrom: string | undefined;
}

const NOTHING: Chat = {
  users: [],
  channels: [],
  waiting: [],
  view: undefined,
  home: undefined,
  pinned: [],
  ephemerals: [],
  messages: [],
  more: false,
  thread: [],
  newFrom: undefined,
  connected: true,
  readFor: {},
};
const OLDER = 60;
/** Notes that only one person sees are gone after a reload, as in Slack. */
const OPENED = `${Math.floor(Date.now() / 1000)}.000000`;

const byAge = (a: Message, b: Message): number => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

/** The list with what changed put in; the same list when nothing did, and the same objects for what stayed. */
function merge(old: Message[], { list, removed }: Page, more: boolean): Message[] {
  const oldest = old[0]?.ts ?? '';
  const changed = new Map(
    list.filter((message) => !more || message.ts >= oldest).map((message) => [message.ts, message]),
  );
  const gone = new Set(removed);
  if (changed.size === 0 && !old.some((message) => gone.has(message.ts))) return old;
  const kept = old.flatMap((message) => {
    if (gone.has(message.ts)) return [];
    const now = changed.get(message.ts);
    changed.delete(message.ts);
    return [now ?? message];
  });
  return [...kept, ...changed.values()].toSorted(byAge);
}

/** Reads a page into the stream that is kept for this key. */
function take(
  kept: Stream | undefined,
  key: string,
  seq: number,
  page: Page | null,
  newFrom: string | undefined,
): Stream {
  if (kept?.key === key && page && !page.fresh) return { ...kept, seq, list: merge(kept.list, page, kept.more) };
  return {
    key,
    seq,
    list: (page?.list ?? []).toSorted(byAge),
    more: page?.more ?? false,
    newFrom: kept?.key === key ? kept.newFrom : newFrom,
  };
}

const alike = <T>(old: T, now: T): T => (JSON.stringify(old) === JSON.stringify(now) ? old : now);

/** One person's screen of the chat, kept as the server has it: each event asks only for what changed since the last answer. */
export function useChat(
  me: string | undefined,
  channel: string | undefined,
  thread: string | undefined,
): Chat & { loading: boolean; read(): void; earlier(): Promise<void> } {
  const [chat, setChat] = useState(NOTHING);
  const wanted = useRef({ me, channel, thread });
  wanted.current = { me, channel, thread };
  const room = useRef<Stream | undefined>(undefined);
  const talk = useRef<Stream | undefined>(undefined);

  const read = useCoalesced(async () => {
    const asked = wanted.current;
    if (asked.me === undefined) {
      const users = await api.users();
      return setChat((old) => ({ ...old, users }));
    }
    const roomKey = `${asked.me}/${asked.channel ?? ''}`;
    const talkKey = `${roomKey}/${asked.thread ?? ''}`;
    const users = chat.users.length > 0 ? undefined : await api.users();
    const answer = await api.screen({
      user: asked.me,
      channel: asked.channel,
      thread: asked.thread,
      ephemeralsSince: OPENED,
      since: room.current?.key === roomKey ? room.current.seq : undefined,
      threadSince: talk.current?.key === talkKey ? talk.current.seq : undefined,
    });
    // Somebody or something else is looked at by now: that has been asked for already.
    if (
      asked !== wanted.current &&
      (asked.me !== wanted.current.me ||
        asked.channel !== wanted.current.channel ||
        asked.thread !== wanted.current.thread)
    )
      return;
    const facts = answer.channels.find((one) => one.id === asked.channel);
    const first = facts !== undefined && (facts.unread ?? 0) > 0 ? (facts.lastRead ?? '') : undefined;
    const shown = (room.current = take(room.current, roomKey, answer.seq, answer.messages, first));
    const spoken = (talk.current = take(talk.current, talkKey, answer.seq, answer.thread, undefined));
    setChat((old) => ({
      users: users ?? old.users,
      channels: alike(old.channels, answer.channels),
      waiting: alike(old.waiting, answer.waiting),
      view: alike(old.view, answer.view ?? undefined),
      home: alike(old.home, answer.home ?? undefined),
      pinned: alike(old.pinned, answer.pinned),
      ephemerals: alike(old.ephemerals, answer.ephemerals),
      messages: shown.list,
      more: shown.more,
      newFrom: shown.newFrom,
      thread: spoken.list,
      connected: answer.connected,
      readFor: asked,
    }));
  }, 80);
  useEffect(() => read(), [me, channel, thread]);

  const earlier = useStable(async () => {
    const kept = room.current;
    const oldest = kept?.list[0];
    if (kept === undefined || oldest === undefined || me === undefined || channel === undefined) return;
    const found = await api.messages(channel, me, oldest.ts, OLDER);
    if (room.current?.key !== kept.key) return;
    const now = (room.current = {
      ...room.current,
      list: [...found.toReversed(), ...room.current.list],
      more: found.length === OLDER,
    });
    setChat((old) => ({ ...old, messages: now.list, more: now.more }));
  });

  const mine = chat.readFor.me === me;
  const open = mine && chat.readFor.channel === channel;
  return {
    ...chat,
    ephemerals: mine ? chat.ephemerals : NOTHING.ephemerals,
    view: mine ? chat.view : undefined,
    home: mine ? chat.home : undefined,
    pinned: open ? chat.pinned : NOTHING.pinned,
    messages: open ? chat.messages : NOTHING.messages,
    newFrom: open ? chat.newFrom : undefined,
    thread: open && chat.readFor.thread === thread ? chat.thread : NOTHING.thread,
    loading: !open,
    read,
    earlier,
  };
}
