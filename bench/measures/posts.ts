import { Config } from '#core/config/config.ts';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { drawCards } from '../../handlers/chat-posts/shared/draw-cards.ts';
import { showPlace } from '../../handlers/chat-posts/shared/show.ts';
import { nullServices, type Services } from '../../handlers/context.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { createDirectory } from '../../handlers/people/directory.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createStore } from '../../store/index.ts';
import type { Room } from '../room.ts';
import { median, ratio, shown } from '../statistics.ts';
import type { Row } from '../table.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const MANY_QUICK = 100_000;
/** Messages of ours about one conversation: its card, the opening of its thread, a later message, a version, and a question about it. */
const EACH = 5;
const CHUNK = 50_000;
const WARM_UP = 30;

/** What it takes to draw one conversation, card and thread, with the chat left out; and the vacuum after it. */
export async function measurePosts(room: Room, quick: boolean): Promise<Row[]> {
  const opened = await openEmbedded({ folder: room.folder('posts'), log: silentLog });
  const { store } = await createStore({ opened, jobs, decide, log: silentLog });
  room.defer(() => store.close());
  const many = quick ? MANY_QUICK : MANY;
  const looks = quick ? 100 : 400;
  await opened.run(
    `insert into authors (id, network, native_id, handle, name, seen_at) values ('au_1', 'x', '1', 'carla', 'Carla', now())`,
  );
  let updates = 0;
  const services = createServices(store, () => (updates += 1));
  let filled = 0;

  async function fill(posts: number): Promise<void> {
    for (; filled < posts / EACH; filled += CHUNK / EACH) {
      const until = Math.min(filled + CHUNK / EACH, posts / EACH);
      const each = `generate_series(${filled}, ${until - 1}) n`;
      await opened.run(`insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, kind, tags, private, route, state, opened_at, last_inbound_id, last_inbound_at, reopened, version)
        select 'tk_' || n, 'alba', 'x', 'alba', '["alba"]', 'au_1', 'c' || n, 'mention', '[]', false, '{"rule": 0, "matched": [], "channels": ["general"]}', 'closed', now(), 'ms_' || n, now(), 0, 1 from ${each}`);
      await opened.run(`insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, conversation_id, url, media, counts, state, posted_at)
        select 'ms_' || n, 'x', 'alba', 'm' || n, 'm' || n, 0, 'in', 'tk_' || n, 'au_' || 1, 'mention', false, 'La factura ' || n || ' está mal', 'c' || n, 'https://x.example/' || n, '[]', '{"likes": 0, "reposts": 0, "replies": 0, "quotes": 0}', 'live',
        now() - interval '60 days' + n * interval '1 second' from ${each}`);
      await opened.run(`insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, seq, generation, state, channel_id, ts, op_id, content_hash, created_at)
        select 'cd_' || n, 'card', 'tk_' || n, 'tk_' || n, 'slack', 'general', 0, 0, 'posted', 'C1', n || '.0', 'op_cd_' || n, 'hash', now() from ${each}`);
      await opened.run(`insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, seq, generation, state, channel_id, ts, op_id, content_hash, payload, created_at)
        select 'th_' || n || '_' || k, 'thread', 'tk_' || n, 'tk_' || n, 'slack', 'general', k, 0, 'posted', 'C1', n || '.' || k, 'op_th_' || n || '_' || k, 'hash',
        case k when 1 then '{"entry": {"kind": "digest"}}'::jsonb else jsonb_build_object('entry', jsonb_build_object('kind', 'customer-message', 'messageId', 'ms_' || n, 'alsoToChannel', false, 'mentionOwner', false)) end, now()
        from ${each}, generate_series(1, 2) k`);
      await opened.run(`insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, generation, state, channel_id, ts, op_id, content_hash, created_at)
        select 'cp_' || n || '_' || k, case k when 1 then 'approval' else 'delegation' end, 'of_' || n || '_' || k, 'tk_' || n, 'slack', 'person-' || k, 0, 'posted', 'D' || k, n || '.' || k, 'op_' || n || '_' || k, 'hash', now()
        from ${each}, generate_series(1, 2) k`);
    }
    filled = posts / EACH;
    await opened.run('vacuum (analyze)');
  }

  /** Milliseconds that drawing one takes, and the vacuum of all that were drawn. */
  async function measure(round: number): Promise<{ draw: number; vacuum: number }> {
    const { signal } = new AbortController();
    const taken: number[] = [];
    const before = updates;
    for (let i = 0; i < looks + WARM_UP; i += 1) {
      const ticketId = `tk_${Math.floor((i * (filled - 1)) / (looks + WARM_UP)) + round}`;
      const from = performance.now();
      await drawCards(services, ticketId, { signal });
      await showPlace(services, { ticketId }, { surface: 'slack', place: 'general', signal });
      if (i >= WARM_UP) taken.push(performance.now() - from);
    }
    const drawn = (updates - before) / (looks + WARM_UP);
    if (drawn !== 2) throw new Error(`of each conversation ${drawn} messages were drawn instead of two`);
    const from = performance.now();
    await opened.run('vacuum (analyze) chat_posts');
    return { draw: median(taken), vacuum: performance.now() - from };
  }

  await fill(FEW);
  const few = await measure(0);
  await fill(many);
  const ours = await measure(1);
  const how = `${looks} conversations, card and thread; vacuum of the table afterwards ${shown(few.vacuum)} ms at ${FEW}, ${shown(ours.vacuum)} ms at ${many}`;
  return [
    {
      name: `draw one ticket at ${many.toLocaleString('en')} chat posts (ms, p50)`,
      ours: shown(ours.draw),
      baseline: shown(few.draw),
      ratio: ratio(ours.draw, few.draw),
      aim: `as at ${FEW.toLocaleString('en')} (2 x at most)`,
      met: ours.draw <= 2 * few.draw,
      how,
    },
  ];
}

/** As a bot has them, with a chat that takes every update at once. */
function createServices(store: Services['store'], updated: () => void): Services {
  const config = Config.parse({
    brands: { alba: { name: 'Alba', languages: ['es'], accounts: { alba: { network: 'x', handle: 'alba' } } } },
    channels: { general: { slack: '#general' } },
    routes: [],
    fallback: 'general',
  });
  const nobody = async (): Promise<undefined> => undefined;
  const chat: Surface = {
    id: 'slack',
    displayName: 'Slack',
    commandPrefix: { alone: '', inChannel: '/recado ' },
    tellsPrivacy: true,
    channelsMayComeLater: false,
    start: nobody,
    stop: nobody,
    post: () => Promise.reject(new Error('everything stands already')),
    update: async () => updated(),
    find: nobody,
    permalink: async ({ channel, ts }) => `https://chat.example/${channel}/${ts}`,
    direct: async (userId) => `D${userId}`,
    user: nobody,
    userByEmail: nobody,
    channels: async () => [{ id: 'C1', name: 'general', private: false, joined: true }],
    isMember: async () => false,
    group: nobody,
  };
  const surfaces = new Map([[chat.id, chat]]);
  return {
    ...nullServices,
    store,
    config,
    clock: systemClock,
    log: silentLog,
    texts: createTexts('es'),
    text: createTextAnalysis(),
    surfaces,
    networks: new Map(),
    directory: createDirectory({ config, surfaces, store, clock: systemClock }),
  };
}
