import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { XClient, XQuery } from './client.ts';
import { toRecadoError } from './errors.ts';
import type { Reader } from './message.ts';
import type { XSettings } from './settings.ts';
import { Me, readPage, type Page } from './wire.ts';

/** What every call of one account shares. */
export interface XSession {
  readonly client: XClient;
  readonly settings: XSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Handle in the configuration, without @. */
  readonly handle: string;
  /** Who X says that we are; asked once. */
  me(signal?: AbortSignal): Promise<Reader>;
  /** Asks X now who we are. @throws RecadoError network.* */
  check(): Promise<void>;
  /** Whether X calls us by itself now: then looking is only the net below. */
  live(isLive: boolean): void;
  /** Moments, in milliseconds, that decide when direct messages are looked at again. */
  readonly direct: { lookedAt: number; refusedUntil: number };
  /** Seconds between two looks as things are. */
  pollSeconds(): number;
  /** A page of posts. @throws RecadoError network.* */
  page(path: string, query: XQuery, signal?: AbortSignal): Promise<Page>;
}

export function createSession({
  client,
  settings,
  clock,
  log,
  handle,
  permalink,
  directLink,
}: Omit<XSession, 'me' | 'page' | 'check' | 'live' | 'pollSeconds' | 'direct'> &
  Pick<Reader, 'permalink' | 'directLink'>): XSession {
  let known: Reader | undefined;
  let isLive = false;

  async function me(signal?: AbortSignal): Promise<Reader> {
    known ??= await askMe(signal);
    return known;
  }

  async function askMe(signal?: AbortSignal): Promise<Reader> {
    try {
      const { data } = Me.parse(await client.get('users/me', { 'user.fields': 'username' }, signal));
      // Tokens of another account would publish under the wrong name.
      if (data.username.toLowerCase() !== handle.toLowerCase()) {
        throw new RecadoError('network.not-authorised', {
          params: { network: 'X', account: `@${handle}` },
          cause: new Error(`the access tokens belong to @${data.username}`),
        });
      }
      return { meId: data.id, meHandle: data.username, permalink, directLink };
    } catch (error) {
      throw toRecadoError(error, `@${handle}`, clock);
    }
  }

  async function page(path: string, query: XQuery, signal?: AbortSignal): Promise<Page> {
    try {
      return readPage(await client.get(path, query, signal), log);
    } catch (error) {
      throw toRecadoError(error, `@${handle}`, clock);
    }
  }

  return {
    client,
    settings,
    clock,
    log,
    handle,
    me,
    page,
    direct: { lookedAt: 0, refusedUntil: 0 },
    check: async () => void (await askMe()),
    live: (now) => {
      isLive = now;
    },
    pollSeconds: () => (isLive ? settings.backstopSeconds : settings.pollSeconds),
  };
}
