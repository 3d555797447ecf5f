import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Log } from '#core/ports/log.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** A message never changes its address, and a list asks for many at once. */
const REMEMBERED = 5_000;
const known = new WeakMap<Surface, Map<string, string>>();

/** Address of a ticket's home card; null where it is not posted, or where the chat cannot tell now: a list is worth showing without it. */
export async function linkTo(
  { surfaces, log }: { surfaces: ReadonlyMap<string, Surface>; log: Log },
  { surface: id, channelId, ts, ticketId }: Pick<TicketLine, 'surface' | 'channelId' | 'ts' | 'ticketId'>,
): Promise<string | null> {
  const surface = id === null ? undefined : surfaces.get(id);
  if (!surface || channelId === null || ts === null) return null;
  const links = known.get(surface) ?? new Map<string, string>();
  known.set(surface, links);
  const place = `${channelId} ${ts}`;
  const found = links.get(place);
  if (found !== undefined) return found;
  try {
    const url = await surface.permalink({ channel: channelId, ts });
    if (links.size >= REMEMBERED) links.clear();
    links.set(place, url);
    return url;
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    log.info({ ticketId, code: error.code }, 'a card could not be linked to');
    return null;
  }
}
