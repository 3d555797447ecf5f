import { incidentFacts } from '../crisis/incident-facts.ts';
import { refsOf } from '../crisis/look.ts';
import { drawRoomNote } from '../crisis/room-card.ts';
import { peopleIn } from '../crisis/switch-blocks.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { roomGone } from './war-room.ts';

/** Tells a war room that the incident is over, and that somebody closes the room. The store adds it with either. */
export const roomNote = defineChatPost({
  kind: 'room-note',
  to: 'channel',
  whenGone: 'forget',

  async load(services: Services, ownerId: string, surface: string) {
    const [id = '', what] = ownerId.split(' ');
    const hold = await services.store.holds.get(id);
    const room = (await services.store.rooms.of(id)).find((each) => each.surface === surface);
    if (!hold || hold.incidentId === null || !room || room.archivedAt !== null) return null;
    const facts = await incidentFacts(services, hold.incidentId);
    return facts && { hold, room, facts, what: what === 'end' ? ('end' as const) : ('clear' as const) };
  },

  // What was told once is left as it was told, but for the button that closes a room which is closed by now.
  restMs: ({ subject: { hold, what }, post: { drawnAt } }) =>
    drawnAt === null || (what === 'clear' && hold.endedAt !== null && drawnAt < hold.endedAt)
      ? 0
      : Number.POSITIVE_INFINITY,

  async under({ store }, { subject: { room, hold }, post: { surface } }) {
    if (room.channelId !== null) return { channelId: room.channelId };
    const [first] = await store.chatPosts.of({ kind: 'war-room', ownerId: hold.id }, { surface });
    if (first === undefined || first.state === 'gone') return {};
    return first.state === 'posted' && first.ts !== null ? { thread: first.ts } : null;
  },

  channelGone: ({ store, clock }, { subject: { room } }) => roomGone({ store, clock }, room),

  async draw(services, { subject: { hold, room, facts, what }, post: { surface, place } }) {
    const t = services.texts.in(services.config.channels[place]?.language ?? services.config.language);
    return drawRoomNote(facts, hold, {
      t,
      what,
      refs: await refsOf(services, surface, peopleIn([hold])),
      canArchive: room.channelId !== null,
    });
  },
});
