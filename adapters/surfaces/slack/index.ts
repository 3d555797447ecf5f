import { webApi } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Application } from 'express';
import type { Card } from '#core/card.ts';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { Surface, SurfaceHandlers } from '#core/ports/surface.ts';
import { clientOptions, createApi } from './service/api.ts';
import { toBlocks, toMessage, withoutImages } from './drawing/card.ts';
import { SURFACE } from './inbound/click.ts';
import { CHARTS } from './drawing/charts.ts';
import { connect } from './service/connect.ts';
import type { Identity } from './service/connect.ts';
import { createDirectory } from './service/directory.ts';
import { refusalOf } from './service/errors.ts';
import { createSlackFiles, keepPicture } from './service/files.ts';
import { findPost } from './service/find.ts';
import { createLimiter } from './service/limiter.ts';
import { listen } from './inbound/listen.ts';
import { createReceipts } from './inbound/receipts.ts';
import { createSlackRooms } from './service/rooms.ts';
import { remember } from '#core/cached-lookup.ts';

export interface SlackOptions {
  /** xoxb-... */
  botToken: string;
  /** xapp-...: Socket Mode. */
  appToken?: string;
  /** HTTP mode, together with `app`. */
  signingSecret?: string;
  /** Ends with a slash, e.g. https://slack.com/api/ */
  apiUrl: string;
  /** Receives Slack's requests in HTTP mode; must not have parsed the body before. */
  app?: Application;
  /** Where files lie too, beside the origin of `apiUrl` and Slack's own; they are asked with the token. */
  fileOrigins?: readonly string[];
  clock: Clock;
  log: Log;
  /** The one workspace we accept; left out: the one the bot token belongs to. */
  teamId?: string;
  /** In place of the global one, for whoever watches the calls. */
  fetch?: webApi.WebClientOptions['fetch'];
}

export const EVENT_TYPE = 'recado_card';

const DIRECT_MS = 60 * 60_000;
/** The address of a message never changes. */
const PERMALINK_MS = 24 * 60 * 60_000;
const STOP_TIMEOUT_MS = 5_000;

function isRefused(error: unknown): boolean {
  return (
    error instanceof RecadoError &&
    error.code === 'surface.refused' &&
    String(error.params['error']).startsWith('invalid_blocks')
  );
}

/** Slack refuses a whole message for a picture it cannot fetch; without pictures it is the same message. */
async function withoutRefusedImages<T>(
  card: Card,
  orPictures: (card: Card, send: () => Promise<T>) => Promise<T>,
  send: (card: Card) => Promise<T>,
): Promise<T> {
  try {
    return await orPictures(card, () => send(card));
  } catch (error) {
    if (!isRefused(error) || !card.blocks.some((block) => block.kind === 'image')) throw error;
    return send(withoutImages(card));
  }
}

/** Slack as a surface: cards are messages, forms are modals. */
export function createSlack({
  botToken,
  appToken,
  signingSecret,
  apiUrl,
  app: http,
  clock,
  log,
  teamId,
  fileOrigins = [],
  fetch,
}: SlackOptions): Surface {
  const options = clientOptions({ apiUrl, log, fetch });
  const limiter = createLimiter({ clock });
  const api = createApi({ client: new webApi.WebClient(botToken, options), limiter });

  let known: Promise<Identity> | undefined;
  async function askIdentity(): Promise<Identity> {
    const me = await api.call('auth.test', (client) => client.auth.test());
    if (me.team_id === undefined || me.user_id === undefined)
      throw new RecadoError('surface.not-authorised', { params: { error: 'auth.test' } });
    if (teamId !== undefined && teamId !== me.team_id)
      throw new RecadoError('surface.not-authorised', { params: { error: `team ${me.team_id}` } });
    return { teamId: me.team_id, userId: me.user_id, botId: me.bot_id, url: me.url };
  }
  function identity(): Promise<Identity> {
    known ??= askIdentity().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  const directory = createDirectory({ api, clock, teamId: async () => (await identity()).teamId });
  const permalinks = remember<string>({ ttlMs: PERMALINK_MS, max: 5_000, clock });
  const directs = remember<string>({ ttlMs: DIRECT_MS, max: 5_000, clock });
  function direct(userId: string): Promise<string> {
    return directs.get(userId, async () => {
      const opened = await api.call('conversations.open', (client) => client.conversations.open({ users: userId }));
      if (opened.channel?.id === undefined)
        throw new RecadoError('surface.refused', { params: { error: 'conversations.open' } });
      return opened.channel.id;
    });
  }

  let handlers: SurfaceHandlers | undefined;
  const receipts = createReceipts(log);
  const connection = connect({
    receipts,
    botToken,
    clientOptions: options,
    identity,
    log,
    appToken,
    signingSecret,
    http,
  });
  const running = listen({
    app: connection.app,
    context: { api, clock, log, direct },
    identity,
    user: directory.user,
    names: directory.names,
    receipts,
    handlers: () => handlers,
  });

  let drawsCharts = true;

  /** A workspace may refuse charts of Slack's own, or take other ones than is written: then it has pictures from now on. */
  async function orPictures<T>(card: Card, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      if (!isRefused(error) || !card.blocks.some((block) => block.kind === 'image' && block.chart)) throw error;
      if (drawsCharts) log.warn({ err: error }, 'Slack refused a chart of its own; from now on charts are pictures');
      drawsCharts = false;
      throw new RecadoError('surface.rate-limited', { retryAfterMs: 0, cause: error });
    }
  }

  function draw(card: Card): { text: string; blocks: KnownBlock[]; parse: 'none'; link_names: false } {
    return { ...toMessage(card, { now: clock.now() }), parse: 'none', link_names: false };
  }

  return {
    id: SURFACE,
    displayName: 'Slack',
    commandPrefix: { alone: '/recado ', inChannel: '/recado ' },
    tellsPrivacy: true,
    channelsMayComeLater: false,

    async start(given) {
      await identity();
      handlers = given;
      await connection.start();
    },

    async stop() {
      await connection.stop();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([running.settled(), new Promise((resolve) => (timer = setTimeout(resolve, STOP_TIMEOUT_MS)))]);
      clearTimeout(timer);
      handlers = undefined;
      await limiter.close();
    },

    get charts() {
      return drawsCharts ? CHARTS : undefined;
    },

    post: ({ channel, thread, alsoToChannel, card, opId, yields }) =>
      withoutRefusedImages(card, orPictures, async (shown) => {
        const place = thread === undefined ? {} : { thread_ts: thread, reply_broadcast: alsoToChannel === true };
        const metadata = { event_type: EVENT_TYPE, event_payload: { op_id: opId } };
        const posted = await api.post(
          { channel, ...draw(shown), ...place, metadata, unfurl_links: false, unfurl_media: false },
          { turn: opId, yields },
        );
        if (posted.ts === undefined) throw new RecadoError('surface.unknown-outcome');
        return { ts: posted.ts };
      }),

    mayShow: ({ channel, yields, ...what }) =>
      'opId' in what
        ? limiter.mayPost(channel, { turn: what.opId, yields })
        : limiter.mayCall('chat.update', { turn: `${channel} ${what.ts}`, yields }),

    unwanted(opIds) {
      for (const opId of opIds) limiter.drop(opId);
    },

    update: ({ channel, ts, card, yields }) =>
      withoutRefusedImages(card, orPictures, async (shown) => {
        await api.call('chat.update', (client) => client.chat.update({ channel, ts, ...draw(shown), ...NO_UNFURL }), {
          channel,
          turn: `${channel} ${ts}`,
          yields,
        });
      }),

    async pin({ channel, ts }) {
      try {
        await api.call('pins.add', (client) => client.pins.add({ channel, timestamp: ts }), { channel });
      } catch (error) {
        if (!(error instanceof RecadoError) || refusalOf(error.cause) !== 'already_pinned') throw error;
      }
    },

    async publishHome(userId, card) {
      await withoutRefusedImages(card, orPictures, (shown) =>
        api.call('views.publish', (client) =>
          client.views.publish({
            user_id: userId,
            view: { type: 'home', blocks: toBlocks(shown, { now: clock.now() }) },
          }),
        ),
      );
    },

    find: ({ channel, thread, opId, since }) => findPost(api, { channel, opId, since, thread }),

    picture: (picture) => keepPicture(api, picture),
    rooms: createSlackRooms({ api, identity }),
    files: createSlackFiles({ api, botToken, origins: [new URL(apiUrl).origin, ...fileOrigins] }),

    permalink: ({ channel, ts }) =>
      permalinks.get(`${channel} ${ts}`, async () => {
        const { permalink } = await api.call(
          'chat.getPermalink',
          (client) => client.chat.getPermalink({ channel, message_ts: ts }),
          { channel },
        );
        if (permalink === undefined) throw new RecadoError('surface.message-gone');
        return permalink;
      }),

    direct,
    user: directory.user,
    userByEmail: directory.userByEmail,
    channels: directory.channels,
    isMember: directory.isMember,
    group: directory.group,
    groups: directory.groups,
  };
}

/** chat.update takes these too, though the SDK's types leave them out. */
const NO_UNFURL: object = { unfurl_links: false, unfurl_media: false };
