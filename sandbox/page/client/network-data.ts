import { useEffect, useRef, useState } from 'preact/hooks';
import { useCoalesced, useStable } from './memo.ts';
import type { Network } from './networks.ts';
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
const nothing: NetworkData = {
  posts: [],
  more: false,
  accounts: [],
  play: { playing: false, position: 0, total: 0 },
  directs: [],
  loading: true,
};

/**
 * The customers' side on one network; what was read of another is kept for when it is looked at again. `wanted` is a post
 * that must be among those shown, however old.
 */
export function useNetwork(
  { id, api }: Network,
  wanted: string | undefined,
): NetworkData & { read(): void; earlier(): void } {
  const [known, setKnown] = useState<ReadonlyMap<string, NetworkData>>(new Map());
  const data = known.get(id) ?? nothing;
  const limits = useRef(new Map<string, number>());
  const drawn = useRef(new Map<string, Map<string, { as: string; post: Post }>>());

  const read = useCoalesced(async () => {
    const [{ conversations, more, play }, directs, accounts] = await Promise.all([
      api.conversations(limits.current.get(id) ?? PAGE, wanted),
      api.directs(),
      data.accounts.length > 0 ? data.accounts : api.accounts(),
    ]);
    // A conversation that did not change keeps its object, and so is not drawn again.
    const before = drawn.current.get(id);
    const kept = new Map(
      conversations.map((post) => {
        const as = JSON.stringify(post);
        const old = before?.get(post.id);
        return [post.id, old?.as === as ? old : { as, post }] as const;
      }),
    );
    drawn.current.set(id, kept);
    const posts = [...kept.values()].map(({ post }) => post);
    setKnown((all) => new Map(all).set(id, { posts, more, accounts, play, directs, loading: false }));
  }, 200);
  useEffect(() => read(), [id, wanted]);
  const earlier = useStable(() => {
    limits.current.set(id, (limits.current.get(id) ?? PAGE) + PAGE);
    read();
  });
  return { ...data, read, earlier };
}
