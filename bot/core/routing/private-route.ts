import type { Config } from '../config/config.ts';
import type { RouteReason } from '../ticket/ticket.ts';

/**
 * Where a private message is shown: in the private channels of its route, else in those of `privateTo`. The public channels of
 * the route keep a card that only says that there is one. With no private channel at all the route stays as it is, and its cards
 * and threads show no words.
 */
export function privateRoute(
  route: RouteReason,
  { privateTo, managers, channels }: Pick<Config, 'privateTo' | 'managers' | 'channels'>,
  isPrivate: (channel: string) => boolean,
): RouteReason {
  const open = route.channels.filter((channel) => !isPrivate(channel));
  if (open.length === 0) return route;
  const wanted =
    privateTo ??
    (managers !== undefined && isPrivate(managers) ? [managers] : Object.keys(channels).filter(isPrivate).slice(0, 1));
  const routed = route.channels.filter(isPrivate);
  const closed = routed.length > 0 ? routed : wanted.filter(isPrivate);
  return closed.length === 0 ? route : { ...route, channels: closed, hinted: open };
}
