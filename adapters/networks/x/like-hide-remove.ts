import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { XCallError } from './client.ts';
import { toOutcome, toRecadoError } from './errors.ts';
import type { XSession } from './session.ts';

const Liked = z.object({ data: z.object({ liked: z.boolean() }) });
const Hidden = z.object({ data: z.object({ hidden: z.boolean() }) });
const Deleted = z.object({ data: z.object({ deleted: z.boolean() }) });

export async function like(session: XSession, currentId: string): Promise<void> {
  const { meId } = await session.me();
  await tell(session, async () =>
    Liked.parse(await session.client.post(`users/${meId}/likes`, { tweet_id: currentId })),
  );
}

/** X hides replies only in conversations that our account began. */
export async function hide(session: XSession, currentId: string, hidden: boolean): Promise<void> {
  await tell(session, async () => Hidden.parse(await session.client.put(`tweets/${currentId}/hidden`, { hidden })));
}

/** `deleted: false` is X's word for a post that was gone before. */
export async function remove(session: XSession, nativeId: string): Promise<void> {
  await tell(session, async () => Deleted.parse(await session.client.delete(`tweets/${nativeId}`)));
}

async function tell(session: XSession, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const isRefusal =
      error instanceof XCallError && error.failure.kind === 'answer' && [400, 403, 404].includes(error.failure.status);
    const outcome = isRefusal ? toOutcome(error.failure, session.clock) : undefined;
    const ours = outcome?.kind === 'refused' && (outcome.code === 'not-authorised' || outcome.code === 'out-of-credit');
    if (!isRefusal || ours) throw toRecadoError(error, `@${session.handle}`, session.clock);
    throw new RecadoError('network.refused', { params: { network: 'X', detail: error.failure.detail }, cause: error });
  }
}
