import type { Incident } from '#core/crisis/incident.ts';
import { RecadoError } from '#core/errors.ts';
import type { Services } from '../context.ts';
import { managerChannels } from '../alerts/manager-channels.ts';
import { named, refsOf, whoHas } from './look.ts';
import type { NewRoom } from '../../store/holds/rooms.ts';

type Calling = Pick<Services, 'store' | 'config' | 'directory' | 'surfaces' | 'clock' | 'texts' | 'log'>;

/** As many as a form can list. */
const MOST_CALLED = 100;
const HOUR_MS = 3_600_000;

/** Who is called, by id: whoever manages, those whom the configuration names, and whoever has the incident's conversations. */
export async function whoIsCalled(
  services: Calling,
  { brand, openedAt }: Pick<Incident, 'brand' | 'openedAt'>,
  surface: string,
): Promise<string[]> {
  const { config, store } = services;
  const { room } = config.crisis;
  const all = [
    ...whoHas(services, 'manage'),
    ...(room ? await named(services, room, surface) : []),
    ...(await store.crisis.holders(brand, new Date(openedAt.getTime() - HOUR_MS))),
  ];
  return [...new Set(all)].slice(0, MOST_CALLED);
}

/**
 * Makes a room on each chat where managers are told: a private channel with those people where the chat can, else nothing yet, for a
 * thread stands for one. It is called by the incident, so that pressing again after a crash finds the one that was made.
 * `absent` are those who could not be invited. @throws RecadoError where a chat refuses
 */
export async function makeRooms(
  services: Calling,
  incident: Pick<Incident, 'id' | 'brand' | 'openedAt'>,
  people: readonly string[],
): Promise<{ rooms: NewRoom[]; absent: string[] }> {
  const { store, surfaces, log } = services;
  const before = (await store.holds.since(incident.brand, incident.openedAt)).filter(
    ({ kind, incidentId }) => kind === 'room' && incidentId === incident.id,
  ).length;
  const rooms: NewRoom[] = [];
  const reached = new Set<string>();
  for (const { surface: id, channel: place } of managerChannels(services, { urgent: false })) {
    const surface = surfaces.get(id);
    const refs = await refsOf(services, id, people);
    const there = [...refs.values()].filter(({ userId }) => userId !== undefined);
    const refused = new Set<string>();
    let channelId: string | null = null;
    if (surface?.rooms) {
      const name = roomName(services, incident, { place, nth: before + 1 });
      channelId = (await surface.rooms.open({ name })).channel;
      const users = there.flatMap(({ userId }) => userId ?? []);
      for (const user of users.length === 0 ? [] : await surface.rooms.invite(channelId, users)) refused.add(user);
    }
    for (const { id: person, userId } of there) if (!refused.has(userId ?? '')) reached.add(person);
    rooms.push({ surface: id, place, channelId });
  }
  if (rooms.length === 0) throw new RecadoError('hold.not-there');
  const absent = people.filter((id) => !reached.has(id));
  if (absent.length > 0) log.warn({ incident: incident.id, absent }, 'some people could not be called to a war room');
  return { rooms, absent };
}

/** As chats take it: small letters, digits and hyphens. */
function roomName(
  { config, texts }: Pick<Services, 'config' | 'texts'>,
  { id, brand, openedAt }: Pick<Incident, 'id' | 'brand' | 'openedAt'>,
  { place, nth }: { place: string; nth: number },
): string {
  const t = texts.in(config.channels[place]?.language ?? config.language);
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: config.timeZone }).format(openedAt);
  const parts = [t('room.name'), brand, day, id.slice(-6), ...(nth > 1 ? [String(nth)] : [])];
  return parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, 80);
}
