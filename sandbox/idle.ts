import { z } from 'zod';
import { BotDownError } from './part.ts';

const Health = z.looseObject({ work: z.looseObject({ clicks: z.number(), due: z.number(), running: z.number() }) });
const BETWEEN_LOOKS_MS = 60;
const PATIENCE_MS = 15_000;

/** Waits until the bot says twice in a row that it has nothing to do, at most 15 seconds. @throws BotDownError */
export function waitForIdleBot(healthUrl: string): () => Promise<void> {
  return async () => {
    const end = Date.now() + PATIENCE_MS;
    let quiet = 0;
    while (quiet < 2 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
      const { work } = await look(healthUrl);
      quiet = work.clicks + work.due + work.running === 0 ? quiet + 1 : 0;
    }
  };
}

async function look(healthUrl: string): Promise<z.output<typeof Health>> {
  try {
    const response = await fetch(healthUrl, { signal: AbortSignal.timeout(5_000) });
    return Health.parse(await response.json());
  } catch (cause) {
    throw new BotDownError('Recado is not running, so nobody can answer. Start it with npm start and try again.', { cause });
  }
}
