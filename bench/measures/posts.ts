import { silentLog } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createStore } from '../../store/index.ts';
import type { Room } from '../room.ts';
import { median, ratio, shown } from '../statistics.ts';
import type { Row } from '../table.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const MANY_QUICK = 100_000;
/** Messages of ours about one conversation. */
const EACH = 4;
const CHUNK = 50_000;
const WARM_UP = 30;

/** What is done for one place of one conversation, the chat left out: read, note how it looks, read what waits; and the vacuum after it. */
export async function measurePosts(room: Room, quick: boolean): Promise<Row[]> {
  const opened = await openEmbedded({ folder: room.folder('posts'), log: silentLog });
  const { store } = await createStore({ opened, jobs, decide, log: silentLog });
  room.defer(() => store.close());
  const many = quick ? MANY_QUICK : MANY;
  const looks = quick ? 100 : 400;
  await opened.run(
    `insert into authors (id, network, native_id, handle, name, seen_at) values ('au_1', 'x', '1', 'carla', 'Carla', now())`,
  );
  let filled = 0;

  async function fill(posts: number): Promise<void> {
    for (; filled < posts / EACH; filled += CHUNK / EACH) {
      const until = Math.min(filled + CHUNK / EACH, posts / EACH);
      await opened.run(`insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, kind, tags, private, route, state, opened_at, last_inbound_id, last_inbound_at, reopened, version)
        select 'tk_' || n, 'alba', 'x', 'alba', '["alba"]', 'au_1', 'c' || n, 'mention', '[]', false, '{"rule": 0, "matched": [], "channels": ["general"]}', 'closed', now(), 'ms_' || n, now(), 0, 1
        from generate_series(${filled}, ${until - 1}) n`);
      await opened.run(`insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, generation, state, channel_id, ts, op_id, content_hash, created_at)
        select 'cp_' || n || '_' || k, 'approval', 'dr_' || n || '_' || k, 'tk_' || n, 'slack', 'person-' || k, 0, 'posted', 'D' || k, n || '.' || k, 'op_' || n || '_' || k, 'hash', now()
        from generate_series(${filled}, ${until - 1}) n, generate_series(1, ${EACH}) k`);
    }
    filled = posts / EACH;
    await opened.run('vacuum (analyze)');
  }

  /** Milliseconds a look, and of the vacuum that follows. */
  async function measure(): Promise<{ look: number; vacuum: number }> {
    const taken: number[] = [];
    for (let i = -WARM_UP; i < looks; i += 1) {
      const ticketId = `tk_${Math.floor((Math.abs(i) * filled) / (looks + WARM_UP))}`;
      const from = performance.now();
      const [post] = await store.chatPosts.of({ ticketId }, { surface: 'slack', place: 'person-1' });
      if (!post) throw new Error(`nothing stands for ${ticketId}`);
      await store.chatPosts.drawn(post.id, { hash: `hash ${i}`, before: post.contentHash, at: new Date() });
      if (i >= 0) taken.push(performance.now() - from);
    }
    const from = performance.now();
    await opened.run('vacuum (analyze) chat_posts');
    return { look: median(taken), vacuum: performance.now() - from };
  }

  await fill(FEW);
  const few = await measure();
  await fill(many);
  const ours = await measure();
  const how = `${looks} looks; vacuum of the table afterwards ${shown(few.vacuum)} ms at ${FEW}, ${shown(ours.vacuum)} ms at ${many}`;
  return [
    {
      name: `look at one place of one ticket at ${many.toLocaleString('en')} chat posts (ms, p50)`,
      ours: shown(ours.look),
      baseline: shown(few.look),
      ratio: ratio(ours.look, few.look),
      aim: `as at ${FEW.toLocaleString('en')} (2 x at most)`,
      met: ours.look <= 2 * few.look,
      how,
    },
  ];
}
