import { Router, type Request } from 'express';
import type { SandboxDeps, SandboxPart } from '../part.ts';
import { createLikesAndHiding } from './likes-and-hiding.ts';
import { createAnswerer } from './answer.ts';
import { createApi } from './api.ts';
import { createControl } from './control.ts';
import { shapeDirect } from './direct-shape.ts';
import { createDirects } from './directs.ts';
import { createFaults } from './faults.ts';
import { createLimits, workspaceFactor, xLimits, type Endpoint } from './limits.ts';
import { createVerifier } from './oauth.ts';
import { createMediaApi } from './media-api.ts';
import { createMediaShelf } from './media.ts';
import { createPinApi } from './pin-api.ts';
import { createPlayer } from './play.ts';
import { createPosts } from './posts.ts';
import { unauthorized } from './problem.ts';
import { createShaper } from './shape.ts';
import { createStorm } from './storm.ts';
import { createTables, type DirectRow } from './tables.ts';
import { createUsers } from './users.ts';
import { createViewer } from './view.ts';
import { createWebhookApi } from './webhook-api.ts';
import { createCalls } from './webhook-calls.ts';
import { createActivities } from './webhook-events.ts';
import { createWebhookTables } from './webhook-tables.ts';

export interface XPartOptions {
  /** Calls per user and 15 minutes; left out: X's own, widened for a workspace that looks every second. */
  limits?: Partial<Record<Endpoint, number>>;
}

/** The simulated X: its API v2 under /2, and the control calls under /sandbox/x and /sandbox/storm. */
export function createXPart(deps: SandboxDeps, options: XPartOptions = {}): SandboxPart {
  const { db, clock, log, seed, keys } = deps;
  const changed = (): void => deps.changed('x');
  createTables(db);
  createWebhookTables(db);
  const users = createUsers(db, { clock, accounts: seed.accounts });
  const calls = createCalls({ db, clock, log, secret: keys.x.apiKeySecret });
  const activities = createActivities({ db, clock, users, calls, shaper: () => shaper });
  const posts = activities.watch(createPosts(db, { clock, users }));
  const directs = createDirects(db, { clock });
  const shelf = createMediaShelf(db, clock);
  const shaper = createShaper({ posts, users, address: deps.address });
  const signed = createVerifier(keys.x, clock);
  const verify = (request: Request): string => {
    const account = signed(request);
    if (users.byAccount(account)?.revoked === 1) throw unauthorized();
    return account;
  };
  const faults = createFaults(db);
  const acts = createLikesAndHiding(db);
  const player = createPlayer({ db, users, posts, log, changed });
  const storm = createStorm({ db, users, posts, changed });
  const limits = createLimits({ ...wide(), ...options.limits }, clock);

  const tellDirect = (row: DirectRow): void => {
    const sender = users.byId(row.sender);
    if (sender?.account === null)
      activities.emit('dm.received', row.recipient, shapeDirect(row), { users: [shaper.user(sender)] });
  };

  if (deps.welcome) player.welcome();
  const router = Router();
  router.use(createPinApi({ keys: keys.x, users, clock }));
  router.use(createWebhookApi({ db, clock, keys: keys.x, users, calls, verify }));
  router.use(createMediaApi({ shelf, users, verify }));
  router.use(
    '/2',
    createApi({
      shelf,
      clock,
      log,
      users,
      posts,
      directs,
      shaper,
      faults,
      acts,
      limits,
      changed,
      answer: createAnswerer({ posts, users, shaper }),
      verify,
    }),
  );
  router.use(
    '/sandbox',
    createControl({
      users,
      posts,
      directs,
      shelf,
      wroteDirect: (row) => tellDirect(row),
      faults,
      calls,
      player,
      storm,
      log,
      changed,
      view: createViewer({ posts, users, acts, address: deps.address }),
    }),
  );
  return {
    router,
    close: () => {
      player.stop();
      storm.stop();
      faults.close();
      calls.close();
    },
  };
}

function wide(): Record<Endpoint, number> {
  const limits = { ...xLimits } as Record<Endpoint, number>;
  for (const endpoint of Object.keys(limits) as Endpoint[]) limits[endpoint] *= workspaceFactor;
  return limits;
}
