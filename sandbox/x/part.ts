import { Router, type Request } from 'express';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import type { NetworkPart } from '../social/network.ts';
import { createNetworksPart } from '../social/networks-part.ts';
import { createSocial } from '../social/social.ts';
import type { DirectRow } from '../social/tables.ts';
import { createAnswerer } from './answer.ts';
import { createApi } from './api.ts';
import { shapeDirect } from './direct-shape.ts';
import { keysOf } from './keys.ts';
import { createLimits, workspaceFactor, xLimits, type Endpoint } from './limits.ts';
import { createMediaApi } from './media-api.ts';
import { createVerifier } from './oauth.ts';
import { createOAuth2 } from './oauth2.ts';
import { createPinApi } from './pin-api.ts';
import { unauthorized } from './problem.ts';
import { xRules } from './rules.ts';
import { createShaper } from './shape.ts';
import { createUploads } from './uploads.ts';
import { createWebhookApi } from './webhook-api.ts';
import { createCalls } from './webhook-calls.ts';
import { createWebhookControl } from './webhook-control.ts';
import { createActivities } from './webhook-events.ts';
import { createWebhookTables } from './webhook-tables.ts';

export interface XPartOptions {
  /** Calls per user and 15 minutes; left out: X's own, widened for a workspace that looks every second. */
  limits?: Partial<Record<Endpoint, number>>;
}

/** The simulated X alone, with its control calls under /sandbox/x and /sandbox/storm. */
export function createXPart(deps: SandboxDeps, options: XPartOptions = {}): SandboxPart {
  return createNetworksPart(deps, [createX(deps, options)]);
}

/** X's API v2 under /2 and what stands beside it. */
export function createX(deps: SandboxDeps, options: XPartOptions = {}): NetworkPart {
  const { db, clock, machine = clock, log } = deps;
  const keys = keysOf(deps.keys['x'], []);
  keepPlace(deps);
  createWebhookTables(db);
  const social = createSocial(deps, xRules);
  const { users, posts, shelf } = social;
  const calls = createCalls({ db, clock, log, secret: keys.apiKeySecret });
  const activities = createActivities({ db, clock, users, calls, shaper: () => shaper });
  activities.watch(posts);
  const uploads = createUploads(db, shelf);
  const shaper = createShaper({ posts, users, address: deps.address });
  const signed = createVerifier(keys, machine);
  const oauth2 = createOAuth2({ db, keys, users, clock });
  const verify = (request: Request): string => {
    const account = oauth2.accountOf(request) ?? signed(request);
    if (users.byAccount(account)?.revoked === 1) throw unauthorized();
    return account;
  };
  const limits = createLimits({ ...wide(), ...options.limits }, { clock, machine });
  const answer = createAnswerer({ posts, users, shaper });

  const router = Router();
  router.use(oauth2.router);
  router.use(createPinApi({ keys, users, clock }));
  router.use(createWebhookApi({ db, clock, keys, users, calls, verify }));
  router.use(createMediaApi({ shelf, uploads, users, verify }));
  router.use('/2', createApi({ social, clock, log, shaper, uploads, answer, limits, verify }));
  return {
    social,
    router,
    control: createWebhookControl(calls, log),
    wroteDirect: (row: DirectRow) => {
      const sender = users.byId(row.sender);
      if (sender?.account === null)
        activities.emit('dm.received', row.recipient, shapeDirect(row), { users: [shaper.user(sender)] });
    },
    close: () => calls.close(),
  };
}

/** A workspace from before there were several networks kept here how far the sample messages were. */
function keepPlace({ db }: SandboxDeps): void {
  const has = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  if (has.get('x_meta') !== undefined && has.get('social_meta') === undefined)
    db.exec('ALTER TABLE x_meta RENAME TO social_meta');
}

function wide(): Record<Endpoint, number> {
  const limits = { ...xLimits } as Record<Endpoint, number>;
  for (const endpoint of Object.keys(limits) as Endpoint[]) limits[endpoint] *= workspaceFactor;
  return limits;
}
