import { Router } from 'express';
import { createApi } from '../meta/api.ts';
import { createAuth } from '../meta/auth.ts';
import { createHookControl } from '../meta/hook-control.ts';
import { createHooks } from '../meta/hooks.ts';
import { createLimits, usualLimit, workspaceFactor } from '../meta/limits.ts';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import { sendMedia } from '../social/media-control.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { createSocial } from '../social/social.ts';
import { createGraphOf } from './graph.ts';
import { createTeller } from './hook-events.ts';
import { metaKeys } from '../meta/keys.ts';
import { AT } from './address.ts';
import { edges, whatsappRules } from './rules.ts';
import { createMessaging } from './send.ts';
import { createUploads } from './uploads.ts';

export interface WhatsAppPartOptions {
  /** Calls of a number in an hour; left out: Meta's own, widened for a workspace. */
  callsPerHour?: number;
}

/** The simulated WhatsApp alone, with its control calls under /sandbox/whatsapp. */
export function createWhatsAppPart(deps: SandboxDeps, options: WhatsAppPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createWhatsApp(deps, options)]);
}

/** Graph under /whatsapp-graph/v26.0, the addresses of files, and Meta's calls of the app. */
export function createWhatsApp(deps: SandboxDeps, options: WhatsAppPartOptions = {}): NetworkPart {
  const { db, clock, log, address } = deps;
  const keys = metaKeys(deps.keys['whatsapp'], []);
  const social = createSocial(deps, whatsappRules);
  const hooks = createHooks(db, {
    id: 'whatsapp',
    object: 'whatsapp_business_account',
    secret: keys.appSecret,
    log,
    keepsUnheard: true,
  });
  const tell = createTeller(social, { hooks, clock });
  const uploads = createUploads(social.shelf);
  const messaging = createMessaging({ social, uploads, clock, tell });
  const { reads, writes } = createGraphOf(db, {
    social,
    messaging,
    uploads,
    subscribe: hooks.subscribe,
    address,
  });
  const who = createAuth({ keys, users: social.users });
  const router = Router();
  router.use(
    createApi({
      object: 'whatsapp_business_account',
      at: AT,
      edges,
      social,
      clock,
      log,
      appId: keys.appId,
      who,
      limits: createLimits(options.callsPerHour ?? usualLimit * workspaceFactor, clock),
      reads,
      writes,
      hooks,
      files: { limit: '110mb', parts: ['file'] },
    }),
  );
  router.get('/whatsapp-media/:id', (request, response) => {
    const row = social.shelf.get(request.params.id);
    // What is private is given to the number that it was sent to alone.
    const isOurs = Object.values(keys.accounts).some(({ token }) => request.get('authorization') === `Bearer ${token}`);
    if (row === undefined || !isOurs) response.status(404).type('text/plain').send('not found');
    else sendMedia(response, row);
  });
  return {
    social,
    router,
    control: createHookControl(hooks, { name: 'WhatsApp', log }),
    wroteDirect: tell.wroteDirect,
    close: () => hooks.close(),
  };
}
