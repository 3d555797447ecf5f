import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Directs } from '../meta/directs.ts';
import type { GraphClient, GraphParameters } from '../meta/client.ts';
import { createDirects } from './private.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import type { Reader } from './message.ts';
import type { FacebookSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** Answers of which it is remembered what they answer. */
const REMEMBERED = 2_000;

/** What every call of one account shares. */
export interface FacebookSession {
  readonly client: GraphClient;
  readonly settings: FacebookSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly handle: string;
  /** Where people read posts. */
  readonly site: string;
  /** Which Page we are; asked once. @throws RecadoError network.* */
  me(signal?: AbortSignal): Promise<Reader>;
  /** Asks Graph now. @throws RecadoError network.* */
  check(): Promise<void>;
  /** One call that reads. @throws RecadoError network.* */
  read(path: string, parameters: GraphParameters, signal?: AbortSignal): Promise<unknown>;
  /** What our own answers answer: Facebook keeps two levels, so an answer to an answer stands under the first comment. */
  readonly answered: { set(id: string, target: string): void; get(id: string): string | undefined };
  /** Whether Meta calls us, so that looks may be seldom. */
  isCalled: boolean;
  /** What is said in private; left out where that is switched off. */
  readonly directs?: Directs;
  /** Private messages may not be read before; in milliseconds. */
  directsRefusedUntil: number;
}

export function createSession(
  given: Pick<FacebookSession, 'client' | 'settings' | 'clock' | 'log' | 'handle' | 'site'>,
): FacebookSession {
  const { client, handle, site } = given;
  const targets = new Map<string, string>();
  let known: Reader | undefined;

  async function read(path: string, parameters: GraphParameters, signal?: AbortSignal): Promise<unknown> {
    try {
      return await client.get(path, parameters, signal);
    } catch (error) {
      throw toRecadoError(error, handle);
    }
  }

  async function askMe(signal?: AbortSignal): Promise<Reader> {
    const answer = WirePage.safeParse(await read('me', { fields: 'id,name,username' }, signal));
    if (!answer.success) throw toRecadoError(answer.error, handle);
    const { id, name, username } = answer.data;
    // A token of another Page, or of a person, would answer under the wrong name.
    if (![id, username?.toLowerCase()].includes(handle.toLowerCase()))
      throw new RecadoError('network.not-authorised', {
        params: { network: display.name, account: display.handle(handle) },
        cause: new Error(`the token belongs to "${name}" (${username ?? id})`),
      });
    return { pageId: id, pageName: name, handle, site };
  }

  const session: FacebookSession = {
    ...given,
    read,
    isCalled: false,
    directsRefusedUntil: 0,
    check: async () => void (await askMe()),
    async me(signal) {
      known ??= await askMe(signal);
      return known;
    },
    answered: {
      get: (id) => targets.get(id),
      set(id, target) {
        targets.set(id, target);
        for (const [oldest] of targets) {
          if (targets.size <= REMEMBERED) break;
          targets.delete(oldest);
        }
      },
    },
  };
  return given.settings.messenger ? { ...session, directs: createDirects(session) } : session;
}
