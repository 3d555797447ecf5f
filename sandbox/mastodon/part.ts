import { Router } from 'express';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import { sendMedia } from '../social/media-control.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { createSocial } from '../social/social.ts';
import { createApi } from './api.ts';
import { createAuth } from './auth.ts';
import { answerProblem, answerUnknown } from './endpoint.ts';
import { keysOf } from './keys.ts';
import { createLimits, mastodonLimits, workspaceFactor, type Limit } from './limits.ts';
import { createNotifications } from './notifications.ts';
import { createPublisher } from './publish.ts';
import { domainOf, mastodonRules } from './rules.ts';
import { createScopeControl } from './scope-control.ts';
import { createShaper } from './shape.ts';
import { createStatuses } from './statuses.ts';
import { createMastodonTables } from './tables.ts';

export interface MastodonPartOptions {
  /** Calls of an account in each window; left out: Mastodon's own, widened for a workspace that looks every second. */
  limits?: Partial<Record<Limit, number>>;
}

/** The simulated Mastodon alone, with its control calls under /sandbox/mastodon and /sandbox/storm. */
export function createMastodonPart(deps: SandboxDeps, options: MastodonPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createMastodon(deps, options)]);
}

/** Mastodon's API under /api/v1 and /api/v2, and the addresses of its pictures. */
export function createMastodon(deps: SandboxDeps, options: MastodonPartOptions = {}): NetworkPart {
  const { db, clock, log, address } = deps;
  const keys = keysOf(deps.keys['mastodon'], []);
  const domain = domainOf(deps.seed);
  createMastodonTables(db);
  const social = createSocial(deps, mastodonRules(domain));
  const { users, posts, shelf } = social;
  const statuses = createStatuses(db, { posts, users });
  const notifications = createNotifications(db, { follows: social.follows, posts, users, statuses, clock });
  const shaper = createShaper(social, { statuses, domain, address });
  const auth = createAuth(db, { keys, users });
  const publisher = createPublisher(db, { social, statuses, clock });
  const limits = createLimits({ ...wide(), ...options.limits }, clock);

  const router = Router();
  const parts = { social, auth, clock, log, domain, shaper, statuses, notifications, publisher, limits, address };
  router.use('/api', createApi(parts));
  router.use(['/api/v1', '/api/v2'], answerUnknown(log), answerProblem(log));
  router.get('/mastodon-media/:id', (request, response) => {
    const row = shelf.get(request.params.id);
    if (row === undefined) response.status(404).type('text/plain').send('not found');
    else sendMedia(response, row);
  });
  return { social, router, control: createScopeControl({ auth, users, log }) };
}

function wide(): Record<Limit, number> {
  const limits = {} as Record<Limit, number>;
  for (const kind of Object.keys(mastodonLimits) as Limit[])
    limits[kind] = mastodonLimits[kind].limit * workspaceFactor;
  return limits;
}
