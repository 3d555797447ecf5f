import type { Application } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { PublicFiles } from '#core/ports/public-files.ts';
import type { Log } from '#core/ports/log.ts';
import { remember } from '#core/cached-lookup.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { Surface, SurfaceHandlers } from '#core/ports/surface.ts';
import { conversationId, SURFACE } from './inbound/activity.ts';

export { SURFACE };
import { createApi } from './service/api.ts';
import { connect, PUBLIC_URLS } from './service/connect.ts';
import type { TeamsUrls } from './service/connect.ts';
import { createDirectory } from './service/directory.ts';
import { createTeamsFiles } from './service/files.ts';
import { createFinder } from './service/find.ts';
import { createHomes } from './service/home.ts';
import { createInvokes } from './inbound/invoke.ts';
import { createLimiter } from './service/limiter.ts';
import { createListener } from './inbound/listen.ts';
import { linkTo } from './service/link.ts';
import { asPicture, PICTURE_ZOOM } from './drawing/picture.ts';
import { createReferences } from './service/references.ts';
import { drawAgain, postCard } from './drawing/draw-card.ts';
import { createSentCards } from './service/sent-cards.ts';
import { createOpenForms } from './service/open-forms.ts';
import { createViews } from './service/views.ts';
import type { TeamsContext } from './context.ts';

export interface TeamsOptions {
  /** Of the app registration in Entra; the bot has the same. */
  appId: string;
  tenantId: string;
  clientSecret: string;
  /** Takes Teams' requests at /api/messages; must not have parsed the body before. */
  app: Application;
  clock: Clock;
  log: Log;
  memory: Memory;
  /** Where they differ from the public cloud's. */
  urls?: Partial<TeamsUrls>;
  /** '@handle' to the e-mail addresses, user principal names or object ids of its people: Teams has no groups that a bot may read. */
  groups: Readonly<Record<string, readonly string[]>>;
  /** The tenant whose people may act; left out: the app's own. */
  companyTenant?: string;
  /** Whether a press of this action opens a form. */
  opensForm(action: string): boolean;
  /** False: forms stand in the card, for clients that open no dialogs. */
  dialogs: boolean;
  /** Holds files in place of Teams; left out: none are shown and none are asked for. */
  publicFiles?: PublicFiles;
  /** For words and times where a person's own are not known. */
  language: string;
  timeZone: string;
  /** How long a press may wait for its answer, and a late outcome for being looked at before it goes to her chat. */
  patienceMs?: number;
  graceMs?: number;
}

/** Teams gives up after about ten seconds (learn.microsoft.com, "Universal Actions"), people before. */
const PATIENCE_MS = 4_000;
const GRACE_MS = 5_000;
const DIRECT_MS = 60 * 60_000;
const STOP_TIMEOUT_MS = 5_000;

/** Microsoft Teams as a surface: cards are Adaptive Cards, forms are dialogs or stand in the card. */
export function createTeams(options: TeamsOptions): Surface {
  const {
    appId,
    tenantId,
    clientSecret,
    app,
    clock,
    log,
    memory,
    groups,
    companyTenant = tenantId,
    opensForm,
    dialogs,
    publicFiles,
    language,
    timeZone,
  } = options;
  const urls = { ...PUBLIC_URLS, ...options.urls };

  let handlers: SurfaceHandlers | undefined;
  const running = new Set<Promise<void>>();
  function track(what: string, work: () => Promise<void>): Promise<void> {
    const task = work()
      .catch((error: unknown) => log.error({ err: error, what }, 'an activity of teams could not be handled'))
      .finally(() => running.delete(task));
    running.add(task);
    return task;
  }

  const references = createReferences({ memory, service: urls.service });
  const connection = connect({
    appId,
    tenantId,
    clientSecret,
    app,
    urls,
    clock,
    log,
    take: (activity) => listener(activity),
  });
  const limiter = createLimiter({ clock });
  const api = createApi({
    connection,
    limiter,
    references,
    tenantId,
    appId,
    graphUrl: urls.graph,
    clock,
  });
  const directory = createDirectory({ api, references, clock, log, companyTenant, groups });
  const finder = createFinder({ api, directory, appId, clock, log });

  const directs = remember<string>({ ttlMs: DIRECT_MS, max: 5_000, clock });
  const direct = (userId: string): Promise<string> =>
    directs.get(userId, async () => {
      const known = await references.chatWith(userId);
      if (known !== undefined) return known.conversation;
      const { conversation, serviceUrl } = await api.createChat(userId);
      await references.saveChat({ conversation, userId, serviceUrl });
      return conversation;
    });

  const openForms = createOpenForms({ clock });
  const context: TeamsContext = {
    clock,
    log,
    dialogs,
    opensForm,
    language,
    timeZone,
    send: api.send,
    update: api.update,
    direct,
    user: directory.user,
    people: directory.people,
    sentCards: createSentCards({ memory, clock, log }),
    views: createViews({ memory, clock, log, removed: openForms.remove }),
    openForms,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    graceMs: options.graceMs ?? GRACE_MS,
    handlers: () => handlers,
    track,
    publicFiles,
  };
  const filing = publicFiles && createTeamsFiles({ context, publicFiles, api, finder, memory });
  const homes = createHomes({ context, references });
  const listener = createListener({
    context,
    invokes: createInvokes(context),
    references,
    companyTenant,
    handlers: () => handlers,
    askedHome: homes.asked,
    log,
  });

  return {
    id: SURFACE,
    displayName: 'Teams',
    // Teams has no slash commands: words are typed to us as they are, and in a channel after our name.
    commandPrefix: { alone: '', inChannel: '@Recado ' },
    // It tells no bot whether a team is open to everybody.
    tellsPrivacy: false,
    channelsMayComeLater: true,

    async start(given) {
      handlers = given;
      await connection.start();
    },

    async stop() {
      connection.stop();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        Promise.allSettled(running),
        new Promise((resolve) => (timer = setTimeout(resolve, STOP_TIMEOUT_MS))),
      ]);
      clearTimeout(timer);
      handlers = undefined;
    },

    // A reply stands in the channel under its card and brings the whole thread to the end: there is no other way "to the channel too".
    post: ({ channel, thread, card, opId, yields }) => postCard(context, { channel, thread }, card, { opId, yields }),

    // A drawing of what stands has no turn: nobody comes back for it but its job.
    async mayShow({ channel, thread, yields, ...what }) {
      if ('ts' in what) openForms.letDraw({ channel, ts: what.ts });
      const place = conversationId({ channel, thread: 'ts' in what ? what.ts : thread });
      limiter.may('send', place, { turn: 'opId' in what ? what.opId : undefined, yields });
    },

    unwanted(opIds) {
      for (const opId of opIds) limiter.drop(opId);
    },

    async update({ channel, ts, card, yields }) {
      await drawAgain(context, { channel, ts }, card, { yields });
      if (filing) void track('addresses of files', () => filing.renew({ channel, ts }));
    },

    picture: async ({ bytes }) => asPicture(bytes),
    pictureZoom: PICTURE_ZOOM,
    files: filing?.files,

    publishHome: homes.publish,
    find: finder.find,
    // In a personal chat everything is heard.
    hears: async (channel) => !channel.startsWith('19:') || finder.mayRead(channel),

    async permalink({ channel, ts }) {
      return linkTo({ channel, ts, tenantId, appId, team: await directory.teamOf(channel) });
    },

    direct,
    user: directory.user,
    userByEmail: directory.userByEmail,
    userByAccount: directory.userByAccount,
    channels: directory.channels,
    isMember: directory.isMember,
    group: directory.group,
    groups: directory.groups,
  };
}
