import { act, refused, removeOurs, type Acting } from '../meta/acting.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { placeOf } from './ids.ts';
import { reread } from './reread.ts';
import type { InstagramSession } from './session.ts';

/** Its author goes on seeing it, so she can be answered all the same. */
export async function hide(session: InstagramSession, id: string, hidden: boolean): Promise<void> {
  if (placeOf(id).is !== 'comment') throw refused(display.name, 'only comments under our own posts can be hidden');
  await act(actingOf(session), () => session.client.post(id, { hide: hidden }));
}

export async function remove(session: InstagramSession, id: string): Promise<void> {
  if (placeOf(id).is === 'elsewhere')
    throw refused(display.name, 'what stands under posts of others can only be taken back on Instagram itself');
  const { igId } = await session.me();
  await removeOurs(actingOf(session), id, { now: await reread(session, [id]), ourId: igId });
}

function actingOf({ client, handle }: InstagramSession): Acting {
  return { client, name: display.name, error: (error) => toRecadoError(error, handle) };
}
