import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { SandboxDeps } from '../part.ts';
import { createDelivery } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { createHandles } from './handles.ts';
import type { Handles } from './handles.ts';
import { createTimestamps } from './ids.ts';
import { readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { createMessages } from './messages.ts';
import type { Messages } from './messages.ts';
import { createRateLimits } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { createSlackTables } from './schema.ts';
import { createTeam } from './team.ts';
import type { Team } from './team.ts';
import { createViews } from './views.ts';
import type { Views } from './views.ts';

export interface SlackOptions {
  /** How long Slack waits for an acknowledgement; 3 seconds. */
  ackMs?: number;
  /** False lifts the limits per minute (never the one of chat.postMessage per channel). */
  minuteLimits?: boolean;
  /** What the app was granted; left out: what manifest.json asks for. */
  manifest?: Manifest;
}

/** Everything the Slack-shaped server knows, handed to each method. */
export interface World {
  db: DatabaseSync;
  clock: Clock;
  log: Log;
  deps: SandboxDeps;
  team: Team;
  messages: Messages;
  views: Views;
  handles: Handles;
  limits: RateLimits;
  delivery: Delivery;
  manifest: Manifest;
  scopes: readonly string[];
  newTs(): string;
  changed(): void;
}

export function createWorld(deps: SandboxDeps, options: SlackOptions = {}): World {
  const { db, clock, machine = clock, log } = deps;
  createSlackTables(db);
  const team = createTeam(db, clock, deps.seed);
  const manifest = options.manifest ?? readManifest();
  return {
    db,
    clock,
    log,
    deps,
    team,
    manifest,
    messages: createMessages(db),
    views: createViews(db, clock, team),
    handles: createHandles(db, clock),
    limits: createRateLimits(clock, { minutes: options.minuteLimits ?? true }),
    delivery: createDelivery({
      db,
      clock,
      machine,
      log,
      team,
      keys: deps.keys,
      address: deps.address,
      events: manifest.events,
      ackMs: options.ackMs ?? 3_000,
      changed: () => deps.changed('slack'),
    }),
    scopes: manifest.scopes,
    newTs: createTimestamps(db, clock),
    changed: () => deps.changed('slack'),
  };
}
