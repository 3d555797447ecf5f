import { Router } from 'express';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import { sendMedia } from '../social/media-control.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { createSocial } from '../social/social.ts';
import { createApi } from '../meta/api.ts';
import { createAuth } from '../meta/auth.ts';
import { createMessenger } from '../meta/directs.ts';
import { createLogin } from '../meta/login.ts';
import { createTokens } from '../meta/tokens.ts';
import { createHookControl } from '../meta/hook-control.ts';
import { watch } from './hook-events.ts';
import { createHooks } from '../meta/hooks.ts';
import { facebook } from './index.ts';
import { createLimits, usualLimit, workspaceFactor } from '../meta/limits.ts';
import { createReads } from './reads.ts';
import { facebookRules } from './rules.ts';
import { createShaper } from './shape.ts';
import { createTree } from '../meta/tree.ts';
import { createWrites } from './writes.ts';

/** What Messenger takes. */
const mostDirectCharacters = 2_000;

export interface FacebookPartOptions {
  /** Calls of a Page in an hour; left out: Facebook's own, widened for a workspace that looks every second. */
  callsPerHour?: number;
  /** Insights that Meta tells no more. */
  goneMetrics?: readonly string[];
}

/** The simulated Facebook alone, with its control calls under /sandbox/facebook and /sandbox/storm. */
export function createFacebookPart(deps: SandboxDeps, options: FacebookPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createFacebook(deps, options)]);
}

/** Graph under /v26.0, the addresses of its pictures, and Meta's calls of the app. */
export function createFacebook(deps: SandboxDeps, options: FacebookPartOptions = {}): NetworkPart {
  const { db, clock, log, address } = deps;
  const keys = facebook.keys(deps.keys[facebook.id], []);
  const social = createSocial(deps, facebookRules);
  const tree = createTree(db, social, {
    idOf: (row, page) => `${row.reply_root === null ? page.id : row.conversation}_${row.root}`,
    rootIn: (id) => /^\d{1,19}_(\d{1,19})$/.exec(id)?.[1],
  });
  const shaper = createShaper(social, { tree, address });
  const hooks = createHooks(db, { id: 'facebook', object: 'page', secret: keys.appSecret, log });
  const { wroteDirect } = watch(social, { tree, hooks, clock, address });
  const messenger = createMessenger(db, {
    social,
    tree,
    clock,
    address,
    wrote: wroteDirect,
    person: (id) => ({ id, name: social.users.byId(id)?.name ?? '' }),
    most: {
      is: (text) => text.length > mostDirectCharacters,
      said: `Length of param message[text] must be less than or equal to ${mostDirectCharacters}`,
    },
  });
  const reads = createReads({
    tree,
    shaper,
    messenger,
    address,
    now: () => clock.now(),
    goneMetrics: options.goneMetrics ?? [],
  });
  const writes = createWrites(db, { social, tree, reads, messenger, subscribe: hooks.subscribe });

  const login = createLogin({
    keys,
    tokens: createTokens(db, { app: keys.appId, clock }),
    users: social.users,
    clock,
    at: '/facebook-login',
    shape: ({ id, name, handle }, token) => ({ id, name, username: handle, access_token: token, category: 'Shop' }),
  });

  const router = Router();
  router.use(login.router);
  router.use(
    createApi({
      object: 'page',
      at: '',
      edges: ['feed', 'comments', 'conversations', 'messages'],
      social,
      clock,
      log,
      appId: keys.appId,
      who: createAuth({ keys, users: social.users, login }),
      limits: createLimits(options.callsPerHour ?? usualLimit * workspaceFactor, clock),
      reads,
      writes,
      hooks,
      login,
    }),
  );
  router.get('/facebook-media/:id', (request, response) => {
    const row = social.shelf.get(request.params.id);
    if (row === undefined) response.status(404).type('text/plain').send('not found');
    else sendMedia(response, row);
  });
  return {
    social,
    router,
    control: createHookControl(hooks, { name: 'Facebook', log }),
    wroteDirect,
    close: () => hooks.close(),
  };
}
