import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { GraphClient, GraphParameters } from '../meta/client.ts';
import type { Directs } from '../meta/directs.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { authorOf, type Reader } from './message.ts';
import type { InstagramSettings } from './settings.ts';
import { readList, WirePage } from './wire.ts';

/** Answers of which it is remembered what they answer. */
const REMEMBERED = 2_000;
const PER_PAGE = 50;

/** What every call of one account shares. */
export interface InstagramSession {
  readonly client: GraphClient;
  readonly settings: InstagramSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly handle: string;
  /** Which account we are; asked once. @throws RecadoError network.* */
  me(signal?: AbortSignal): Promise<Reader>;
  /** Asks Graph now. @throws RecadoError network.* */
  check(): Promise<void>;
  /** Rows of a list, page by page until `enough` says so; no more than ten pages, whatever Graph says. @throws RecadoError network.* */
  list<R>(
    path: string,
    how: {
      parameters: GraphParameters;
      read(row: unknown): R | undefined;
      enough?(rows: readonly R[]): boolean;
      signal?: AbortSignal | undefined;
    },
  ): Promise<{ rows: R[]; complete: boolean }>;
  /** What our own answers answer: Instagram keeps two levels, so an answer to an answer stands under the first comment. */
  readonly answered: { set(id: string, target: string): void; get(id: string): string | undefined };
  /** Whether Meta calls us, so that looks may be seldom. */
  isCalled: boolean;
  /** What is said in private; left out where that is switched off. */
  readonly directs?: Directs;
  /** Private messages may not be read before; in milliseconds. */
  directsRefusedUntil: number;
}

const MOST_PAGES = 10;

export function createSession(
  given: Pick<InstagramSession, 'client' | 'settings' | 'clock' | 'log' | 'handle'> & { site: string },
): InstagramSession {
  const { client, handle, site, settings, clock, log } = given;
  const targets = new Map<string, string>();
  let known: Reader | undefined;

  async function askMe(signal?: AbortSignal): Promise<Reader> {
    let answer: unknown;
    try {
      answer = await client.get('me', { fields: 'id,instagram_business_account{id,username}' }, signal);
    } catch (error) {
      throw toRecadoError(error, handle);
    }
    const page = WirePage.safeParse(answer);
    if (!page.success) throw toRecadoError(page.error, handle);
    const account = page.data.instagram_business_account;
    // A token of another Page would answer under the wrong name.
    if (account === undefined || ![account.id, account.username.toLowerCase()].includes(handle.toLowerCase()))
      throw new RecadoError('network.not-authorised', {
        params: { network: display.name, account: display.handle(handle) },
        cause: new Error(
          account ? `the token's Page is linked to ${account.username}` : 'the Page has no account linked',
        ),
      });
    return { igId: account.id, handle, site };
  }
  const me = async (signal?: AbortSignal): Promise<Reader> => {
    known ??= await askMe(signal);
    return known;
  };

  const directs: Directs = {
    client,
    clock,
    log,
    network: 'instagram',
    platform: 'instagram',
    fields: 'id,message,created_time,from,to,attachments',
    settleMs: settings.settleSeconds * 1000,
    humanAgent: settings.humanAgent,
    ourId: async (signal) => (await me(signal)).igId,
    authorOf: ({ id, username, name }, igId) =>
      authorOf({ id, username: username ?? name }, id, { igId, handle, site }),
    linkTo: (participant) => `${site}/direct/t/${participant}`,
    error: (error) => toRecadoError(error, handle),
  };

  return {
    client,
    settings,
    clock,
    log,
    handle,
    me,
    isCalled: false,
    directsRefusedUntil: 0,
    check: async () => void (await askMe()),
    async list(path, { parameters, read, enough = () => false, signal }) {
      const rows: NonNullable<ReturnType<typeof read>>[] = [];
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        let list;
        try {
          list = readList(await client.get(path, { limit: PER_PAGE, ...parameters, after }, signal));
        } catch (error) {
          throw toRecadoError(error, handle);
        }
        rows.push(...list.rows.flatMap((row) => read(row) ?? []));
        if (list.after === undefined || list.after === after || enough(rows)) return { rows, complete: true };
        after = list.after;
      }
      return { rows, complete: false };
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
    ...(settings.directMessages && { directs }),
  };
}
