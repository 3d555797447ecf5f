import { RecadoError } from '#core/errors.ts';
import type { Hold } from '#core/holds/hold.ts';
import type { Services } from '../context.ts';
import { linkTo } from '../lists/links.ts';

/** Addresses of the rooms among switches, by the id of the switch, for whoever reads on one chat. */
export async function roomLinks(
  services: Pick<Services, 'store' | 'surfaces' | 'log'>,
  surface: string,
  holds: readonly Pick<Hold, 'id' | 'kind'>[],
): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  for (const { id, kind } of holds) {
    if (kind !== 'room') continue;
    const made = (await services.store.rooms.of(id)).find((room) => room.surface === surface);
    // A channel of its own can be gone to at once; a thread has an address once it stands.
    const address = made?.channelId == null ? undefined : await addressOf(services, surface, made.channelId);
    if (address !== undefined) {
      links.set(id, address);
      continue;
    }
    const post = (await services.store.chatPosts.of({ kind: 'war-room', ownerId: id }, { surface })).find(
      ({ state }) => state === 'posted',
    );
    const url = post && (await linkTo(services, { surface, channelId: post.channelId, ts: post.ts, ticketId: id }));
    if (url) links.set(id, url);
  }
  return links;
}

/** An alert is worth showing without it. */
async function addressOf(
  { surfaces, log }: Pick<Services, 'surfaces' | 'log'>,
  surface: string,
  channel: string,
): Promise<string | undefined> {
  try {
    return await surfaces.get(surface)?.rooms?.address(channel);
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    log.info({ surface, channel, code: error.code }, 'a war room could not be linked to');
    return undefined;
  }
}
