import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Directory } from '../../handlers/people/directory.ts';
import type { Store } from '../../store/store.ts';

/** So many are asked for in a row; then one at a time, so that presses find room within the same limits. */
const AT_ONCE = 8;
const APART_MS = 3_000;

interface Looking {
  config: Config;
  directory: Pick<Directory, 'person'>;
  store: Pick<Store, 'people'>;
  surfaces: readonly Pick<Surface, 'id'>[];
  log: Log;
  /** Says a sentence to whoever started Recado. */
  tell(sentence: string): void;
  apartMs?: number;
}

/**
 * Asks the chats for everybody in the configuration whom they did not name before, beside all other work: a start must not wait
 * for it, for a firm may be large and what a chat answers in a minute is not much. Says of each whom no chat knows that her roles
 * reach nobody. Whoever is needed before her turn is asked for then.
 */
export function lookForPeople({
  config,
  directory,
  store,
  surfaces,
  log,
  tell,
  apartMs = APART_MS,
}: Looking): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;
  let asked = 0;

  async function look(): Promise<void> {
    const keys = Object.keys(config.people);
    const known = new Set<string>();
    for (const { id } of surfaces)
      for (const row of (await store.people.get(keys, id)).values()) if (row.surface === id) known.add(row.id);
    for (const key of keys) {
      if (known.has(key) || (await isSomewhere(key))) continue;
      if (signal.aborted) return;
      tell(unknown(config, key, surfaces));
    }
  }

  async function isSomewhere(key: string): Promise<boolean> {
    for (const { id } of surfaces) if (await ask(key, id)) return true;
    return false;
  }

  /** True also where the stop came first, so that nothing is said. */
  async function ask(key: string, surface: string): Promise<boolean> {
    asked += 1;
    if (asked > AT_ONCE) await pause(apartMs);
    while (!signal.aborted) {
      try {
        return (await directory.person(key, surface))?.surface === surface;
      } catch (error) {
        // A chat that is away, or asks us to slow down, says nothing about anybody.
        if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
        log.debug(
          { surface, code: error.code, retryAfterMs: error.retryAfterMs },
          'people are looked for a little later',
        );
        await pause(Math.max(apartMs, error.retryAfterMs));
      }
    }
    return true;
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const over = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, ms);
      signal.addEventListener('abort', over);
    });
  }

  const looking = look().catch((error: unknown) => {
    log.warn({ err: error }, 'the people of the configuration could not be looked for');
    if (error instanceof RecadoError)
      tell(
        `Recado could not look whether the chat knows everybody in \`people\` (${error.message}). \`npm run doctor\` says more.`,
      );
  });
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await looking;
    },
  };
}

function unknown(config: Config, key: string, surfaces: readonly Pick<Surface, 'id'>[]): string {
  const { name, email, slack, teams } = config.people[key] ?? {};
  const ids = [slack, teams].filter((id) => id !== undefined);
  const named = ids.length > 0 ? `the id ${ids.join(' or ')}` : `the e-mail ${email}`;
  return `Nobody in ${surfaces.map(({ id }) => id).join(' and ')} has ${named} (\`people.${key}\`), so ${name}'s roles reach nobody. Correct it and start again.`;
}
