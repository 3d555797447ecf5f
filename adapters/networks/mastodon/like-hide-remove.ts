import { RecadoError } from '#core/errors.ts';
import { MastodonCallError, type MastodonClient } from './client.ts';
import { display } from './display.ts';
import { isNotFound, toOutcome, toRecadoError } from './errors.ts';
import { statusOf } from './reread.ts';
import type { MastodonSession } from './session.ts';

export async function like(session: MastodonSession, id: string): Promise<void> {
  await act(session, (rest, options) => rest.v1.statuses.$select(id).favourite(undefined, options));
}

/** One that is gone already is no error. Of one that somebody else wrote Mastodon also says that it is not there. */
export async function remove(session: MastodonSession, id: string): Promise<void> {
  try {
    await act(session, (rest, options) => rest.v1.statuses.$select(id).remove(undefined, options));
  } catch (error) {
    if (!(error instanceof RecadoError) || !isNotFound(error.cause) || (await statusOf(session, id))) throw error;
  }
}

async function act(session: MastodonSession, work: Parameters<MastodonClient['call']>[0]): Promise<void> {
  try {
    await session.client.call(work);
  } catch (error) {
    const isRefusal =
      error instanceof MastodonCallError &&
      error.failure.kind === 'answer' &&
      [403, 404, 410, 422].includes(error.failure.status);
    const outcome = isRefusal ? toOutcome(error.failure, session.clock) : undefined;
    const ours = outcome?.kind === 'refused' && outcome.code === 'not-authorised';
    if (!isRefusal || ours) throw toRecadoError(error, display.handle(session.handle), session.clock);
    throw new RecadoError('network.refused', {
      params: { network: display.name, detail: error.failure.detail },
      cause: error,
    });
  }
}
