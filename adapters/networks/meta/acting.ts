import { RecadoError } from '#core/errors.ts';
import type { Reread } from '#core/ports/network.ts';
import { GraphCallError, type GraphClient } from './client.ts';
import { isGone, toOutcome } from './errors.ts';

/** How one network tells that it would not. */
export interface Acting {
  readonly client: GraphClient;
  /** Of the network, for people. */
  readonly name: string;
  error(error: unknown): RecadoError;
}

/** A call that changes something; what Meta refuses is told in its own words. @throws RecadoError network.* */
export async function act({ name, error: told }: Acting, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const outcome =
      error instanceof GraphCallError && error.failure.kind === 'answer' ? toOutcome(error.failure) : undefined;
    if (outcome?.kind !== 'refused' || outcome.code === 'not-authorised') throw told(error);
    throw refused(name, outcome.detail, error);
  }
}

/** Meta lets us delete what others wrote under our posts; we delete only what is ours. One that is gone already is no error. */
export async function removeOurs(
  acting: Acting,
  id: string,
  { now, ourId }: { now: Reread; ourId: string },
): Promise<void> {
  const shown = now.get(id);
  if (shown?.state === 'gone') return;
  if (shown?.state === 'live' && shown.message.author.nativeId !== ourId)
    throw refused(acting.name, 'it was not written by this account');
  await act(acting, async () => {
    try {
      await acting.client.delete(id);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  });
}

export function refused(network: string, detail: string, cause?: unknown): RecadoError {
  return new RecadoError('network.refused', { params: { network, detail }, cause });
}
