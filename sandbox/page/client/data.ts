import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, follow } from './api.ts';
import type { Channel, Message, Post, User, View } from './wire.ts';

export interface Data {
  users: User[];
  channels: Channel[];
  messages: Message[];
  thread: Message[];
  ephemerals: Message[];
  view: View | undefined;
  posts: Post[];
  accounts: { key: string; handle: string; name: string }[];
  playing: boolean;
  connected: boolean;
  /** Whose eyes the chat was read with, and what was open; nothing read for somebody else is shown. */
  readFor: { me?: string | undefined; channel?: string | undefined; thread?: string | undefined };
}

const NOTHING: Data = { users: [], channels: [], messages: [], thread: [], ephemerals: [], view: undefined, posts: [], accounts: [], playing: false, connected: true, readFor: {} };

/** Posts under what they answer; a thread stands where its newest post would. */
function asThreads(newestFirst: Post[]): Post[] {
  const all = new Map(newestFirst.map((post) => [post.id, { ...post, replies: [] as Post[] }]));
  const roots = new Set<Post>();
  for (const post of all.values()) {
    const parent = post.inReplyTo ? all.get(post.inReplyTo) : undefined;
    parent?.replies.unshift(post);
    let root = post;
    for (let above = parent; above !== undefined; above = root.inReplyTo ? all.get(root.inReplyTo) : undefined) root = above;
    roots.add(root);
  }
  return [...roots];
}

/** Runs one at a time; calls that come meanwhile become one more run afterwards. */
function useCoalesced(work: () => Promise<void>): () => void {
  const state = useRef({ running: false, again: false });
  const latest = useRef(work);
  latest.current = work;
  return useCallback(() => {
    const run = async (): Promise<void> => {
      if (state.current.running) {
        state.current.again = true;
        return;
      }
      state.current.running = true;
      try {
        await latest.current();
      } catch (error) {
        console.error(error);
      } finally {
        state.current.running = false;
        if (state.current.again) {
          state.current.again = false;
          setTimeout(() => void run(), 60);
        }
      }
    };
    void run();
  }, []);
}

/** Everything the page shows, kept as the servers have it: each change event reads it again. */
export function useData(me: string | undefined, channel: string | undefined, thread: string | undefined): Data & { loading: boolean; refresh(): void } {
  const [data, setData] = useState<Data>(NOTHING);
  const put = (patch: Partial<Data>): void => setData((old) => ({ ...old, ...patch }));

  const readChat = useCoalesced(async () => {
    if (me === undefined) return put({ users: await api.users() });
    const [channels, ephemerals, views, messages, replies] = await Promise.all([
      api.channels(me), api.ephemerals(me), api.view(me),
      channel === undefined ? [] : api.messages(channel, me),
      channel === undefined || thread === undefined ? [] : api.messages(channel, me, thread),
    ]);
    put({ channels, ephemerals, view: views.view ?? undefined, messages: messages.toReversed(), thread: replies, readFor: { me, channel, thread } });
  });
  const readNetwork = useCoalesced(async () => {
    const [posts, accounts, play] = await Promise.all([api.posts(), api.accounts(), api.playing()]);
    put({ posts: asThreads(posts), accounts, playing: play.playing });
  });

  useEffect(() => {
    follow((topic) => (topic === 'slack' ? readChat() : readNetwork()), (connected) => {
      put({ connected });
      if (connected) {
        readChat();
        readNetwork();
      }
    });
  }, []);
  useEffect(() => readChat(), [me, channel, thread]);

  const mine = data.readFor.me === me;
  const open = mine && data.readFor.channel === channel;
  return {
    ...data,
    ephemerals: mine ? data.ephemerals : [],
    view: mine ? data.view : undefined,
    messages: open ? data.messages : [],
    thread: open && data.readFor.thread === thread ? data.thread : [],
    loading: !open,
    refresh: () => { readChat(); readNetwork(); },
  };
}
