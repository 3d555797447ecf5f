import { Router } from 'express';
import { createApi } from '../meta/api.ts';
import { createAuth } from '../meta/auth.ts';
import { createMessenger } from '../meta/directs.ts';
import { createLogin } from '../meta/login.ts';
import { createTokens } from '../meta/tokens.ts';
import { createHookControl } from '../meta/hook-control.ts';
import { createHooks } from '../meta/hooks.ts';
import { createLimits, usualLimit, workspaceFactor } from '../meta/limits.ts';
import { createTree } from '../meta/tree.ts';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import { sendMedia } from '../social/media-control.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { createSocial } from '../social/social.ts';
import { watch } from './hook-events.ts';
import { AT, instagram } from './index.ts';
import { createReads } from './reads.ts';
import { edges, instagramRules } from './rules.ts';
import { createShaper } from './shape.ts';
import { createWrites } from './writes.ts';

/** What Instagram takes in private: bytes, not characters. */
const mostDirectBytes = 1_000;

export interface InstagramPartOptions {
  /** Calls of an account in an hour; left out: Instagram's own, widened for a workspace that looks every second. */
  callsPerHour?: number;
  /** Insights that Meta tells no more. */
  goneMetrics?: readonly string[];
}

/** The simulated Instagram alone, with its control calls under /sandbox/instagram and /sandbox/storm. */
export function createInstagramPart(deps: SandboxDeps, options: InstagramPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createInstagram(deps, options)]);
}

/** Graph under /instagram-graph/v26.0, the addresses of its pictures, and Meta's calls of the app. */
export function createInstagram(deps: SandboxDeps, options: InstagramPartOptions = {}): NetworkPart {
  const { db, clock, log, address } = deps;
  const keys = instagram.keys(deps.keys[instagram.id], []);
  const social = createSocial(deps, instagramRules);
  const tree = createTree(db, social, {
    idOf: ({ root }) => root,
    rootIn: (id) => (/^\d{1,19}$/.test(id) ? id : undefined),
  });
  const shaper = createShaper(social, { tree, address });
  const hooks = createHooks(db, { id: instagram.id, object: 'instagram', secret: keys.appSecret, log });
  const { wroteDirect } = watch(social, { tree, hooks, clock, address });
  const messenger = createMessenger(db, {
    social,
    tree,
    clock,
    address,
    wrote: wroteDirect,
    person: (id) => ({ id, username: social.users.byId(id)?.handle ?? '' }),
    most: {
      is: (text) => Buffer.byteLength(text) > mostDirectBytes,
      said: `Length of param message[text] must be less than or equal to ${mostDirectBytes} bytes`,
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
  const writes = createWrites({ social, reads, messenger, subscribe: hooks.subscribe });
  const login = createLogin({
    keys,
    tokens: createTokens(db, { app: keys.appId, clock }),
    users: social.users,
    clock,
    at: '/instagram-login',
    shape: ({ id, name, handle }, token) => ({
      id,
      name,
      access_token: token,
      instagram_business_account: { id, username: handle },
    }),
  });

  const router = Router();
  router.use(login.router);
  router.use(
    createApi({
      object: 'instagram',
      at: AT,
      edges,
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
  router.get('/instagram-media/:id', (request, response) => {
    const row = social.shelf.get(request.params.id);
    if (row === undefined) response.status(404).type('text/plain').send('not found');
    else sendMedia(response, row);
  });
  return {
    social,
    router,
    control: createHookControl(hooks, { name: 'Instagram', log }),
    wroteDirect,
    close: () => hooks.close(),
  };
}
