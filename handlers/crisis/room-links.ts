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
    const post = (await services.store.chatPosts.of({ kind: 'war-room', ownerId: id }, { surface })).find(
      ({ state }) => state === 'posted',
    );
    const url = post && (await linkTo(services, { surface, channelId: post.channelId, ts: post.ts, ticketId: id }));
    if (url) links.set(id, url);
  }
  return links;
}
