import { act, refused, removeOurs, type Acting } from '../meta/acting.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { isPost } from './ids.ts';
import { reread } from './reread.ts';
import type { FacebookSession } from './session.ts';

export async function like(session: FacebookSession, id: string): Promise<void> {
  await act(actingOf(session), () => session.client.post(`${id}/likes`, {}));
}

/** Its author and her friends go on seeing it, so she can be answered all the same. */
export async function hide(session: FacebookSession, id: string, hidden: boolean): Promise<void> {
  const { pageId } = await session.me();
  if (isPost(id, pageId)) throw refused(display.name, 'only comments can be hidden, and this is a post');
  await act(actingOf(session), () => session.client.post(id, { is_hidden: hidden }));
}

export async function remove(session: FacebookSession, id: string): Promise<void> {
  const { pageId } = await session.me();
  await removeOurs(actingOf(session), id, { now: await reread(session, [id]), ourId: pageId });
}

function actingOf({ client, handle }: FacebookSession): Acting {
  return { client, name: display.name, error: (error) => toRecadoError(error, handle) };
}
