import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from './api.ts';
import { useCoalesced, useStable } from './memo.ts';
import type { Account, Direct, Play, Post } from './wire.ts';

export interface NetworkData {
  /** First posts with their answers below; the conversation where something was written last comes first. */
  posts: Post[];
  more: boolean;
  accounts: Account[];
  play: Play;
  /** Private messages, newest first. */
  directs: Direct[];
  loading: boolean;
}

const PAGE = 30;

/** The customers' side. `wanted` is a post that must be among those shown, however old. */
export function useNetwork(wanted: string | undefined): NetworkData & { read(): void; earlier(): void } {
  const [data, setData] = useState<NetworkData>({
    posts: [],
    more: false,
    accounts: [],
    play: { playing: false, position: 0, total: 0 },
    directs: [],
    loading: true,
  });
  const limit = useRef(PAGE);
  const drawn = useRef(new Map<string, { as: string; post: Post }>());

  const read = useCoalesced(async () => {
    const [{ conversations, more, play }, directs, accounts] = await Promise.all([
      api.conversations(limit.current, wanted),
      api.directs(),
      data.accounts.length > 0 ? data.accounts : api.accounts(),
    ]);
    // A conversation that did not change keeps its object, and so is not drawn again.
    const kept = new Map(
      conversations.map((post) => {
        const as = JSON.stringify(post);
        const old = drawn.current.get(post.id);
        return [post.id, old?.as === as ? old : { as, post }] as const;
      }),
    );
    drawn.current = kept;
    setData({ posts: [...kept.values()].map(({ post }) => post), more, accounts, play, directs, loading: false });
  }, 200);
  useEffect(() => read(), [wanted]);
  const earlier = useStable(() => {
    limit.current += PAGE;
    read();
  });
  return { ...data, read, earlier };
}
