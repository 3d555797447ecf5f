import type { DatabaseSync } from 'node:sqlite';
import { Router } from 'express';
import express from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { inTransaction } from '../state.ts';
import { answerRefusal, bodyOf, refuse } from './requests.ts';
import { redTopic } from './red-topic.ts';
import { calledThere } from './rules.ts';
import { samples, sampleText } from './samples.ts';
import type { Social } from './social.ts';

/** A caller waits for the end of a storm no longer than this; a longer one is followed with `state`. */
const waitedForSeconds = 60;
const tickMs = 100;
/** Different people in a storm. */
const crowd = 400;
/** In a storm about one thing, one of so many speaks of something else. */
const others = 25;

interface StormState {
  running: boolean;
  posted: number;
  count: number;
}

export interface Storm {
  /** /storm: one begins, how far it is, it stops. */
  readonly router: Router;
  stop(): void;
}

/** Many different people write to the brand at once. */
export function createStorm({ db, networks, log }: { db: DatabaseSync; networks: readonly Social[]; log: Log }): Storm {
  const Order = z.strictObject({
    count: z.number().int().min(1).max(100_000),
    perSecond: z.number().min(0.1).max(1000),
    network: z.enum(networks.map(({ rules }) => rules.id)).optional(),
    text: z.string().min(1).max(200).optional(),
    /** `red`: all of them complain of one product that harms people. */
    topic: z.enum(['usual', 'red']).default('usual'),
  });
  let now: StormState = { running: false, posted: 0, count: 0 };
  let timer: NodeJS.Timeout | undefined;
  let finished: (() => void) | undefined;

  function end(): StormState {
    clearInterval(timer);
    now = { ...now, running: false };
    finished?.();
    return now;
  }

  function post(
    { users, posts, rules, changed }: Social,
    upTo: number,
    { text, topic }: Pick<z.output<typeof Order>, 'text' | 'topic'>,
  ): void {
    const brand = users.accounts()[0];
    if (brand === undefined) return;
    inTransaction(db, () => {
      for (; now.posted < upTo; now = { ...now, posted: now.posted + 1 }) {
        const n = now.posted;
        const sample = topic === 'red' ? { text: redTopic[n % redTopic.length] ?? '' } : samples[n % samples.length];
        if (sample === undefined) return;
        const author = users.named({ handle: `cliente_${String(n % crowd).padStart(4, '0')}` });
        const said = text === undefined || n % others === others - 1 ? sample : { ...sample, text };
        posts.create({ author, text: `${sampleText(said, calledThere(rules, brand))} (${n + 1})` });
      }
    });
    changed();
  }

  /** Resolves when all is posted, or at once if that takes over a minute. Undefined: one is on already. */
  async function start({
    count,
    perSecond,
    network,
    text,
    topic,
  }: z.output<typeof Order>): Promise<StormState | undefined> {
    const social = networks.find(({ rules }) => rules.id === network) ?? networks[0];
    if (now.running || social === undefined) return undefined;
    now = { running: true, posted: 0, count };
    const began = performance.now();
    const done = new Promise<void>((resolve) => {
      finished = resolve;
    });
    timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
      if (due > now.posted) post(social, due, { text, topic });
      if (now.posted >= count) end();
    }, tickMs);
    if (count / perSecond <= waitedForSeconds) await done;
    return now;
  }

  const router = Router();
  router.use('/storm', express.json({ limit: '1mb' }));
  router.post('/storm', async (request, response) => {
    response.json(
      (await start(bodyOf(Order, request))) ?? refuse(409, 'A storm is on already; see GET /sandbox/storm.'),
    );
  });
  router.get('/storm', (_request, response) => void response.json(now));
  router.delete('/storm', (_request, response) => void response.json(end()));
  router.use('/storm', answerRefusal('storm', log));
  return { router, stop: () => void end() };
}
