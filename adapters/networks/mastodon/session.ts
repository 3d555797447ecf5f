import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { MastodonClient } from './client.ts';
import { display } from './display.ts';
import { partsOf } from './environment.ts';
import { toRecadoError } from './errors.ts';
import { toMessage, type Reader } from './message.ts';
import type { MastodonSettings } from './settings.ts';
import { readContext, WireAccount, type WireStatus } from './wire.ts';

/** Threads whose first status is remembered, so that it is asked for once. */
const REMEMBERED = 2_000;

/** What every call of one account shares. */
export interface MastodonSession {
  readonly client: MastodonClient;
  /** Address of the server. */
  readonly base: string;
  readonly settings: MastodonSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Handle in the configuration. */
  readonly handle: string;
  /** Who the server says that we are; asked once. @throws RecadoError network.* */
  me(signal?: AbortSignal): Promise<Reader>;
  /** Asks the server now who we are. @throws RecadoError network.* */
  check(): Promise<void>;
  /** Statuses as messages, each with its thread and version; boosts left out. @throws RecadoError network.* */
  messages(statuses: readonly WireStatus[], signal?: AbortSignal): Promise<InboundMessage[]>;
  /** One call that reads. @throws RecadoError network.* */
  read(work: Parameters<MastodonClient['call']>[0], signal?: AbortSignal): Promise<unknown>;
}

export function createSession(
  given: Pick<MastodonSession, 'client' | 'base' | 'settings' | 'clock' | 'log' | 'handle'>,
): MastodonSession {
  const { client, clock, log, handle } = given;
  const { name, domain } = partsOf(handle);
  let known: Reader | undefined;
  const roots = new Map<string, string>();

  async function read(work: Parameters<MastodonClient['call']>[0], signal?: AbortSignal): Promise<unknown> {
    try {
      return await client.call(work, { signal });
    } catch (error) {
      throw toRecadoError(error, display.handle(handle), clock);
    }
  }

  async function askMe(signal?: AbortSignal): Promise<Reader> {
    const answer = await read((rest, options) => rest.v1.accounts.verifyCredentials(undefined, options), signal);
    const account = parsed(WireAccount, answer);
    // A token of another account would publish under the wrong name.
    if (account.username.toLowerCase() !== name.toLowerCase()) {
      throw new RecadoError('network.not-authorised', {
        params: { network: display.name, account: display.handle(handle) },
        cause: new Error(`the access token belongs to ${account.username}`),
      });
    }
    return { meId: account.id, domain };
  }

  function parsed<S extends z.ZodType>(shape: S, answer: unknown): z.output<S> {
    const result = shape.safeParse(answer);
    if (result.success) return result.data;
    throw toRecadoError(result.error, display.handle(handle), clock);
  }

  async function me(signal?: AbortSignal): Promise<Reader> {
    known ??= await askMe(signal);
    return known;
  }

  /** A thread goes by its first status. Where the server does not show it, the status that is answered stands for it. */
  async function rootOf({ id, inReplyToId }: WireStatus, signal?: AbortSignal): Promise<string> {
    const root =
      roots.get(id) ?? (inReplyToId ? (roots.get(inReplyToId) ?? (await askRoot(id, inReplyToId, signal))) : id);
    roots.set(id, root);
    for (const [oldest] of roots) {
      if (roots.size <= REMEMBERED) break;
      roots.delete(oldest);
    }
    return root;
  }

  async function askRoot(id: string, parent: string, signal?: AbortSignal): Promise<string> {
    try {
      const answer = await client.call(
        (rest, options) => rest.v1.statuses.$select(id).context.fetch(undefined, options),
        {
          signal,
        },
      );
      const [first] = readContext(answer, log).ancestors;
      return first?.id ?? parent;
    } catch (error) {
      if (signal?.aborted) throw error;
      log.warn({ network: 'mastodon', status: id, err: error }, 'the beginning of a thread could not be read');
      return parent;
    }
  }

  /** Edits are counted by the server's own history; where that is not shown, one edit is what is certain. */
  async function versionOf({ id, editedAt }: WireStatus, signal?: AbortSignal): Promise<number> {
    if (editedAt === null || editedAt === undefined) return 0;
    try {
      const answer = await client.call(
        (rest, options) => rest.v1.statuses.$select(id).history.list(undefined, options),
        {
          signal,
        },
      );
      return Math.max(1, z.array(z.unknown()).parse(answer).length - 1);
    } catch (error) {
      if (signal?.aborted) throw error;
      log.warn({ network: 'mastodon', status: id, err: error }, 'the versions of a post could not be read');
      return 1;
    }
  }

  return {
    ...given,
    me,
    read,
    check: async () => void (await askMe()),
    async messages(statuses, signal) {
      const reader = await me(signal);
      const found: InboundMessage[] = [];
      for (const status of statuses) {
        if (status.reblog) continue;
        const place = { rootId: await rootOf(status, signal), version: await versionOf(status, signal) };
        const message = toMessage(status, place, reader);
        if (message) found.push(message);
      }
      return found;
    },
  };
}
