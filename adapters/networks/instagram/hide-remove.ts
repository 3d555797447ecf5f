import { RecadoError } from '#core/errors.ts';
import { GraphCallError } from '../meta/client.ts';
import { isGone, toOutcome } from '../meta/errors.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { placeOf } from './ids.ts';
import { reread } from './reread.ts';
import type { InstagramSession } from './session.ts';

/** Its author goes on seeing it, so she can be answered all the same. */
export async function hide(session: InstagramSession, id: string, hidden: boolean): Promise<void> {
  if (placeOf(id).is !== 'comment') throw refused('only comments under our own posts can be hidden');
  await act(session, () => session.client.post(id, { hide: hidden }));
}

/** An account may delete what others wrote under its posts; we delete only what is ours. One that is gone already is no error. */
export async function remove(session: InstagramSession, id: string): Promise<void> {
  if (placeOf(id).is === 'elsewhere')
    throw refused('what stands under posts of others can only be taken back on Instagram itself');
  const { igId } = await session.me();
  const now = (await reread(session, [id])).get(id);
  if (now?.state === 'gone') return;
  if (now?.state === 'live' && now.message.author.nativeId !== igId) throw refused('it was not written by the account');
  await act(session, async () => {
    try {
      await session.client.delete(id);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  });
}

async function act(session: InstagramSession, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const outcome =
      error instanceof GraphCallError && error.failure.kind === 'answer' ? toOutcome(error.failure) : undefined;
    if (outcome?.kind !== 'refused' || outcome.code === 'not-authorised') throw toRecadoError(error, session.handle);
    throw refused(outcome.detail, error);
  }
}

function refused(detail: string, cause?: unknown): RecadoError {
  return new RecadoError('network.refused', { params: { network: display.name, detail }, cause });
}
