import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';

export type WhyGone = 'configuration' | 'chat';

/** Null where she can act still, or nobody can say now. Whoever is in the chat may have conversations without being in the configuration. */
export async function whyGone(services: Services, id: string): Promise<WhyGone | null> {
  const { config, surfaces } = services;
  const isOfChat = [...surfaces.keys()].some((surface) => id.startsWith(`${surface}:`));
  if (!Object.hasOwn(config.people, id) && !isOfChat) return 'configuration';
  let isGone = false;
  for (const surface of surfaces.keys()) {
    const standing = await standingOn(services, id, surface);
    if (standing === 'member' || standing === 'unknown') return null;
    isGone ||= standing === 'gone';
  }
  return isGone ? 'chat' : null;
}

async function standingOn(
  { directory, surfaces, log }: Services,
  id: string,
  surface: string,
): Promise<'member' | 'gone' | 'nowhere' | 'unknown'> {
  try {
    const row = await directory.person(id, surface);
    if (row?.surface !== surface) return 'nowhere';
    const user = await surfaces.get(surface)?.user(row.userId);
    // One that the chat does not know may be of another workspace: that is no leave.
    return user === undefined ? 'nowhere' : user.standing === 'member' ? 'member' : 'gone';
  } catch (err) {
    if (!(err instanceof RecadoError)) throw err;
    log.info({ personId: id, surface, code: err.code }, 'a chat does not say now whether somebody is there');
    return 'unknown';
  }
}
