import type { Reread } from '#core/ports/network.ts';
import { RecadoError } from '#core/errors.ts';
import { isNotFound, toRecadoError } from './errors.ts';
import { display } from './display.ts';
import type { MastodonSession } from './session.ts';
import { readStatus, readStatuses, type WireStatus } from './wire.ts';

/** Mastodon shows so many statuses at once. */
const PER_CALL = 20;

/**
 * Statuses as they are now. Mastodon says the same of a status that is gone and of one that is not for us to see: it is not there;
 * it is read again for a while, so that one that comes back is found.
 */
export async function reread(session: MastodonSession, ids: readonly string[]): Promise<Reread> {
  const states: Reread = new Map();
  const asked = [...new Set(ids)];
  for (let at = 0; at < asked.length; at += PER_CALL) {
    const some = asked.slice(at, at + PER_CALL);
    const found = new Map((await together(session, some)).map((status) => [status.id, status]));
    for (const message of await session.messages([...found.values()]))
      states.set(message.nativeId, { state: 'live', message });
    for (const id of some) if (!found.has(id)) states.set(id, { state: 'gone' });
  }
  return states;
}

/** In one call where the server can (from 4.3 on), else one by one. */
async function together(session: MastodonSession, ids: readonly string[]): Promise<WireStatus[]> {
  try {
    return readStatuses(
      await session.client.call((rest, options) => rest.v1.statuses.fetch({ id: ids }, options)),
      session.log,
    );
  } catch (error) {
    if (!isNotFound(error)) throw toRecadoError(error, display.handle(session.handle), session.clock);
  }
  const found: WireStatus[] = [];
  for (const id of ids) {
    const status = await statusOf(session, id);
    if (status) found.push(status);
  }
  return found;
}

/** Undefined where it is not there. @throws RecadoError network.* */
export async function statusOf(session: MastodonSession, id: string): Promise<WireStatus | undefined> {
  try {
    const answer = await session.client.call((rest, options) => rest.v1.statuses.$select(id).fetch(undefined, options));
    const status = readStatus(answer, session.log);
    if (status) return status;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw toRecadoError(error, display.handle(session.handle), session.clock);
  }
  throw new RecadoError('network.unexpected', {
    params: { network: display.name, status: 'format', detail: 'no status' },
  });
}
