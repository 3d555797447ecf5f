import express, { Router } from 'express';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { createCalls, type Calls } from '../day/calls.ts';
import { createChance } from '../day/chance.ts';
import { createMirror } from '../day/mirror.ts';
import type { WorkspaceClock } from '../clock.ts';
import { simulatedNetworks } from '../networks.ts';
import { BotDownError, type SandboxDeps } from '../part.ts';
import type { Seed } from '../seed.ts';
import type { SimulatedNetwork } from '../social/network.ts';
import { answerRefusal, bodyOf, refuse } from '../social/requests.ts';
import { createHands } from './hands.ts';
import { closeLeft, live, type Colleague } from './live.ts';
import { planMonth, type Place } from './plan.ts';

const Order = z.strictObject({
  conversations: z.number().int().min(1).max(400).default(120),
  seed: z.number().int().default(7),
});

interface HistoryState {
  running: boolean;
  /** Conversations that are over, of so many. */
  done: number;
  count: number;
  /** What did not go as planned, in words. */
  problems: string[];
  /** A month has been filled in before: it happens once. */
  filled: boolean;
}

export interface History {
  /** /sandbox/history: it begins, how far it is, it stops. */
  readonly router: Router;
  stop(): Promise<void>;
}

/** What comes next within so long happens at one moment, so that several people work at once. */
const TOGETHER_MS = 20 * 60_000;
/** Nothing of the month is newer than this: what happens now is not history. */
const BEFORE_NOW_MS = 5 * 60_000;
const LOOK_MS = 30;

interface HistoryParts {
  deps: SandboxDeps;
  time: WorkspaceClock;
  /** The clock of this machine. */
  real: Clock;
  /** Where the workspace is guarded. */
  key: string | undefined;
}

/**
 * A month behind the workspace: customers write and the team answers, through the same doors as at the page, while the clock of
 * the workspace, which the bot follows, goes through the last thirty days.
 */
export function createHistory({ deps, time, real, key }: HistoryParts): History {
  const { db, log } = deps;
  db.exec('CREATE TABLE IF NOT EXISTS history (done_at INTEGER NOT NULL) STRICT');
  const calls = createCalls(deps.address, key);
  let now: Omit<HistoryState, 'filled'> = { running: false, done: 0, count: 0, problems: [] };
  let stopping = false;
  let running: Promise<void> | undefined;

  const state = (): HistoryState => ({ ...now, filled: db.prepare('SELECT 1 FROM history').get() !== undefined });

  async function fill({ conversations, seed }: z.output<typeof Order>): Promise<void> {
    const chance = createChance(seed);
    const latest = real.now().getTime() - BEFORE_NOW_MS;
    const places = await placesOf(calls, networksOf(deps.seed));
    const [privately] = await placesOf(calls, networksOf(deps.seed, 'private'));
    const [first, ...others] = places;
    if (first === undefined) return;
    const stories = planMonth({ conversations, places: [first, ...others], privately, now: real.now(), chance });
    const mirror = createMirror(calls, () => undefined, LOOK_MS);
    try {
      // What came just now is taken in at its own hour.
      await deps.botIdle();
      const team = await teamOf(calls, deps);
      // One after the other: each is over once whoever follows has seen it.
      let looked = Promise.resolve();
      const look = (): Promise<void> => (looked = looked.then(() => time.put(time.clock.now())));
      const office = { calls, mirror, hands: createHands({ calls, mirror }), team, latest, look, taken: [] };
      let due = stories.map((story, index) => ({
        at: story.at,
        life: live(story, office, createChance(seed + index + 1)),
      }));
      let moment = 0;
      while (due.length > 0 && !stopping) {
        const first = Math.min(...due.map(({ at }) => at));
        const next = due.filter(({ at }) => at <= first + TOGETHER_MS);
        // It never goes back: what was slow has taken time of the month as well.
        moment = Math.max(...next.map(({ at }) => at), moment === 0 ? 0 : time.clock.now().getTime());
        await time.put(new Date(Math.min(moment, real.now().getTime())));
        const gone = await Promise.all(next.map(goOn));
        due = [...due.filter((each) => !next.includes(each)), ...gone.flatMap((each) => each ?? [])];
      }
      // What was written last is on its card by now.
      await deps.botIdle();
      await closeLeft(office);
      await deps.botIdle();
      if (!stopping) await readAll(calls, deps, latest);
    } finally {
      await mirror.stop();
      await time.put(null);
    }
  }

  async function goOn(each: Due): Promise<Due | undefined> {
    try {
      const step = await each.life.next();
      if (step.done !== true) return { ...each, at: step.value };
    } catch (error) {
      if (error instanceof BotDownError) throw error;
      now = { ...now, problems: [...now.problems, error instanceof Error ? error.message : String(error)] };
      log.warn({ err: error }, 'a conversation of the month could not go on');
    }
    now = { ...now, done: now.done + 1 };
    deps.changed('history');
    return undefined;
  }

  function begin(order: z.output<typeof Order>): HistoryState | undefined {
    if (now.running) return undefined;
    now = { running: true, done: 0, count: order.conversations, problems: [] };
    stopping = false;
    // Kept at once: what stands there already must not come twice.
    db.prepare('INSERT INTO history (done_at) VALUES (?)').run(real.now().getTime());
    running = fill(order)
      .catch((error: unknown) => {
        log.error({ err: error }, 'the month of history broke off');
        now = { ...now, problems: [...now.problems, error instanceof Error ? error.message : String(error)] };
      })
      .finally(() => {
        now = { ...now, running: false };
        deps.changed('history');
        deps.changed('slack');
      });
    return state();
  }

  async function stop(): Promise<void> {
    stopping = true;
    await running;
  }

  const router = Router();
  router.use('/sandbox/history', express.json({ limit: '1mb' }));
  router.get('/sandbox/history', (_request, response) => void response.json(state()));
  router.post('/sandbox/history', (request, response) => {
    const order = bodyOf(Order, request);
    if (state().filled) refuse(409, 'This workspace has its month already; a new data folder begins without one.');
    if (networksOf(deps.seed).length === 0)
      refuse(409, 'The month is written in public, and this brand has no account where that can be.');
    if (!time.isFollowed())
      refuse(503, 'Recado is not running, so nobody can answer. Start it with npm start and try again.');
    response.status(202).json(begin(order));
  });
  router.delete('/sandbox/history', async (_request, response) => {
    await stop();
    response.json(state());
  });
  router.use('/sandbox/history', answerRefusal('history', log));
  return { router, stop };
}

/** Where it may be answered after a day, as happens in a month: in public. In the order in which the page shows them. */
function networksOf({ accounts }: Seed, where: 'public' | 'private' = 'public'): string[] {
  const open: readonly SimulatedNetwork[] = simulatedNetworks;
  return open.flatMap(({ id, onlyPrivate }) =>
    (onlyPrivate === true) === (where === 'private') && accounts.some(({ network }) => network === id) ? [id] : [],
  );
}

/** The first account of each of them. */
async function placesOf(calls: Calls, networks: readonly string[]): Promise<Place[]> {
  const found: Place[] = [];
  for (const network of networks) {
    const [account] = await calls.get<{ handle: string; name: string }[]>(`/sandbox/${network}/accounts`);
    if (!account) continue;
    const { handle, name } = account;
    const open: readonly SimulatedNetwork[] = simulatedNetworks;
    found.push({ network, handle, called: open.find(({ id }) => id === network)?.byName ? name : undefined });
  }
  return found;
}

interface Due {
  at: number;
  life: AsyncGenerator<number, void>;
}

async function teamOf(calls: Calls, { seed }: SandboxDeps): Promise<Colleague[]> {
  const users = await calls.get<{ id: string; key: string }[]>('/sandbox/slack/users');
  return await Promise.all(
    seed.people.map(async ({ key, name, locale }) => {
      const channels = await calls.get<{ id: string }[]>(`/sandbox/slack/channels?user=${key}`);
      const id = users.find((each) => each.key === key)?.id ?? key;
      return { key, id, name, language: locale.slice(0, 2), channels: new Set(channels.map(({ id }) => id)) };
    }),
  );
}

/** Whoever worked that month has read it: nobody finds hundreds of unread messages. */
async function readAll(calls: Calls, { seed }: SandboxDeps, until: number): Promise<void> {
  const ts = (until / 1_000).toFixed(6);
  for (const { key } of seed.people) await calls.send('POST', '/sandbox/slack/read', { user: key, until: ts });
}
