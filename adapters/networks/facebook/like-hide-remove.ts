import { RecadoError } from '#core/errors.ts';
import { GraphCallError } from '../meta/client.ts';
import { isGone, toOutcome } from '../meta/errors.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { isPost } from './ids.ts';
import { reread } from './reread.ts';
import type { FacebookSession } from './session.ts';

export async function like(session: FacebookSession, id: string): Promise<void> {
  await act(session, () => session.client.post(`${id}/likes`, {}));
}

/** Its author and her friends go on seeing it, so she can be answered all the same. */
export async function hide(session: FacebookSession, id: string, hidden: boolean): Promise<void> {
  const { pageId } = await session.me();
  if (isPost(id, pageId)) throw refused('only comments can be hidden, and this is a post');
  await act(session, () => session.client.post(id, { is_hidden: hidden }));
}

/** A Page may delete what others wrote under its posts; we delete only what is ours. One that is gone already is no error. */
export async function remove(session: FacebookSession, id: string): Promise<void> {
  const { pageId } = await session.me();
  const now = (await reread(session, [id])).get(id);
  if (now?.state === 'gone') return;
  if (now?.state === 'live' && now.message.author.nativeId !== pageId) throw refused('it was not written by the Page');
  await act(session, async () => {
    try {
      await session.client.delete(id);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  });
}

async function act(session: FacebookSession, work: () => Promise<unknown>): Promise<void> {
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
