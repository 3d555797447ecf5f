import { Router, type Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import { BotDownError } from './part.ts';

/** Whoever follows has read the new time by then, or is not there any more. */
const PATIENCE_MS = 10_000;

/** The hour of the workspace: that of this machine, unless it was put to another one. */
export interface WorkspaceClock {
  readonly clock: Clock;
  /** GET /sandbox/clock/follow (one JSON a line, each time it is put), POST /sandbox/clock/seen {seq}. */
  readonly router: Router;
  /** Somebody goes by it. */
  isFollowed(): boolean;
  /** Puts it to a moment, from where it goes on; null: to that of this machine. Resolves once everybody who follows has it. @throws BotDownError where nobody does */
  put(at: Date | null): Promise<void>;
  close(): void;
}

interface Follower {
  response: Response;
  seen: number;
}

export function createWorkspaceClock(real: Clock): WorkspaceClock {
  const followers = new Set<Follower>();
  const router = Router();
  let offsetMs = 0;
  let seq = 0;
  let told: (() => void) | undefined;

  const line = (): string => `${JSON.stringify({ seq, offsetMs })}\n`;
  const isSeen = (): boolean => [...followers].every(({ seen }) => seen >= seq);

  router.get('/sandbox/clock/follow', (_request, response) => {
    const follower = { response, seen: -1 };
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    followers.add(follower);
    response.write(line());
    response.on('close', () => {
      followers.delete(follower);
      told?.();
    });
  });
  router.post('/sandbox/clock/seen', (request, response) => {
    const { seq: seen } = request.body as { seq?: unknown };
    // They read the same lines in the same order: how far one is, the others are within a moment.
    for (const follower of followers) follower.seen = Math.max(follower.seen, Number(seen));
    told?.();
    response.json({ ok: true });
  });

  return {
    clock: { now: () => new Date(real.now().getTime() + offsetMs) },
    router,
    isFollowed: () => followers.size > 0,
    async put(at) {
      if (followers.size === 0 && at !== null) throw new BotDownError('Recado is not running, so nobody can answer.');
      offsetMs = at === null ? 0 : at.getTime() - real.now().getTime();
      seq += 1;
      for (const { response } of followers) response.write(line());
      const end = Date.now() + PATIENCE_MS;
      while (!isSeen() && Date.now() < end)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, PATIENCE_MS);
          told = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      if (!isSeen()) throw new BotDownError('Recado does not follow the time of the workspace.');
    },
    close() {
      for (const { response } of followers) response.end();
      followers.clear();
    },
  };
}
