/**
 * What is stored after a day, and how many messages in the chat show something older: Recado is put together as it is, every
 * ticket is drawn, and what that would still change or post is counted instead of done. Run with the settings of a stopped bot.
 */
import express from 'express';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import type { Surface } from '#core/ports/surface.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { connectNetworks, createSurfaces } from '../../bot/build/networks.ts';
import { readSettings } from '../../bot/config/environment.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { startWorkspace } from '../../bot/workspace/start.ts';
import { nullServices, type Services } from '../../handlers/context.ts';
import { createDirectory } from '../../handlers/people/directory.ts';
import { drawCards } from '../../handlers/chat-posts/shared/draw-cards.ts';
import { showPlace } from '../../handlers/chat-posts/shared/show.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { createStore } from '../../store/index.ts';
import { openEmbedded } from '../../store/database/embedded.ts';

const settings = readSettings(process.env);
const config = loadConfig(settings.configFile);
const clock = systemClock;
const log = silentLog;
const workspace = await startWorkspace({
  dataFolder: settings.dataFolder,
  sandboxPort: settings.sandboxPort,
  botPort: settings.port,
  config,
  guarded: false,
});
const opened = await openEmbedded({ folder: settings.dataFolder, log });
const { store } = await createStore({ opened, jobs, decide, log, timeZone: config.timeZone });
const rows = async (text: string): Promise<Record<string, unknown>[]> =>
  ((await opened.run(text)) as { rows: Record<string, unknown>[] }).rows;
try {
  let stale = 0;
  const real = await createSurfaces({ settings, workspace, config, store, app: express(), clock, log });
  const counting = (surface: Surface): Surface => ({
    ...surface,
    update: async () => void (stale += 1),
    post: async () => ({ ts: String((stale += 1)) }),
  });
  const surfaces = new Map(real.map((surface) => [surface.id, counting(surface)]));
  const accounts = await connectNetworks({
    config,
    settings,
    workspace,
    ourUrl: 'http://127.0.0.1:3000',
    store,
    vault: undefined,
    clock,
    log,
    tell: () => undefined,
  });
  const services: Services = {
    ...nullServices,
    store: {
      ...store,
      chatPosts: {
        ...store.chatPosts,
        of: async (subject, at) =>
          (await store.chatPosts.of(subject, at)).filter(({ kind, state }) => kind === 'thread' && state === 'posted'),
        drawn: async () => true,
      },
    },
    config,
    clock,
    log,
    texts: createTexts(config.language),
    text: createTextAnalysis(),
    surfaces,
    networks: new Map(accounts.map(({ connection }) => [connection.account, connection])),
    directory: createDirectory({ config, surfaces, store, clock }),
  };
  const tickets = await rows('select id, state from tickets');
  const { signal } = new AbortController();
  for (const { id } of tickets) {
    const ticketId = String(id);
    await drawCards(services, ticketId, { signal });
    const posts = await services.store.chatPosts.of({ ticketId });
    for (const { surface, place } of new Map(posts.map((post) => [`${post.surface} ${post.place}`, post])).values())
      await showPlace(services, { ticketId }, { surface, place, signal });
  }
  const [left] = await rows(
    "select count(*)::int as n from chat_posts where kind in ('card', 'thread') and state in ('wanted', 'posting')",
  );
  const count = (state: string): number => tickets.filter((ticket) => ticket['state'] === state).length;
  process.stdout.write(
    JSON.stringify({
      tickets: tickets.length,
      open: count('open'),
      closed: count('closed'),
      snoozed: count('snoozed'),
      stale,
      unposted: Number(left?.['n']),
    }),
  );
  await Promise.all(real.map((surface) => surface.stop()));
} finally {
  await store.close();
  await workspace.stop();
}
process.exit(0);
