import { z } from 'zod';
import { BotDownError } from './part.ts';

/** A bot whose database does not answer in time leaves out what work there is: it is busy, and there. */
const Health = z.looseObject({
  status: z.string(),
  work: z.looseObject({ clicks: z.number(), due: z.number(), running: z.number() }).optional(),
  /** There where the counts are of an earlier look. */
  late: z.string().optional(),
});
const BETWEEN_LOOKS_MS = 60;
const PATIENCE_MS = 15_000;

/** Waits until the bot says twice in a row that it has nothing to do, at most 15 seconds. @throws BotDownError */
export function waitForIdleBot(healthUrl: string): () => Promise<void> {
  return async () => {
    const end = Date.now() + PATIENCE_MS;
    let quiet = 0;
    while (quiet < 2 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
      quiet = (await isQuiet(healthUrl)) ? quiet + 1 : 0;
    }
  };
}

async function isQuiet(healthUrl: string): Promise<boolean> {
  try {
    const response = await fetch(healthUrl, { signal: AbortSignal.timeout(5_000) });
    const { work, late } = Health.parse(await response.json());
    return work !== undefined && late === undefined && work.clicks + work.due + work.running === 0;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError') return false;
    throw new BotDownError('Recado is not running, so nobody can answer. Start it with npm start and try again.', {
      cause,
    });
  }
}

/** Whether anybody answers there, whatever the answer. */
export function botAnswers(healthUrl: string): () => Promise<boolean> {
  return async () => {
    try {
      const response = await fetch(healthUrl, { signal: AbortSignal.timeout(2_000) });
      await response.body?.cancel();
      return true;
    } catch {
      return false;
    }
  };
}
