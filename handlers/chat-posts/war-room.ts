import type { WarRoom } from '#core/holds/room.ts';
import { incidentFacts } from '../crisis/incident-facts.ts';
import { refsOf } from '../crisis/look.ts';
import { drawRoom } from '../crisis/room-card.ts';
import { peopleIn } from '../crisis/switch-blocks.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { linkTo } from '../lists/links.ts';

/** While an incident goes on its figures change each minute; nobody watches them here. */
const APART_MS = 60_000;

/** Opens a war room: in the channel that was made for it, else as a thread where managers are told. The store adds it with the switch. */
export const warRoom = defineChatPost({
  kind: 'war-room',
  to: 'channel',
  whenGone: 'forget',
  pinned: true,

  async load(services: Services, holdId: string, surface: string) {
    const hold = await services.store.holds.get(holdId);
    const room = (await services.store.rooms.of(holdId)).find((each) => each.surface === surface);
    if (!hold || hold.incidentId === null || !room || room.archivedAt !== null) return null;
    const facts = await incidentFacts(services, hold.incidentId);
    return facts && { hold, room, facts };
  },

  restMs: ({ subject: { hold, facts }, post: { drawnAt }, now }) =>
    drawnAt === null || hold.endedAt !== null || (facts.switchedAt !== null && facts.switchedAt >= drawnAt)
      ? 0
      : Math.max(0, APART_MS - (now.getTime() - drawnAt.getTime())),

  under: async (_services, { subject: { room } }) => (room.channelId === null ? {} : { channelId: room.channelId }),

  channelGone: ({ store, clock }, { subject: { room } }) => roomGone({ store, clock }, room),

  // The alert says where it is.
  async whenPosted({ store, clock }, { subject: { facts }, post: { surface, place } }) {
    const alert = { kind: 'incident', ownerId: facts.incident.id, ticketId: null, surface, place };
    await store.chatPosts.renew([alert], clock.now());
  },

  async draw(services, { subject: { hold, facts }, post: { surface, place } }) {
    const { config, texts, store } = services;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const [alert] = await store.chatPosts.of({ kind: 'incident', ownerId: facts.incident.id }, { surface, place });
    return drawRoom(facts, hold, {
      config,
      t,
      refs: await refsOf(services, surface, peopleIn([hold, ...facts.holds])),
      url:
        alert?.state === 'posted'
          ? await linkTo(services, { surface, channelId: alert.channelId, ts: alert.ts, ticketId: facts.incident.id })
          : null,
    });
  },
});

/** Somebody archived or deleted the room in the chat itself; false where it is a thread. */
export async function roomGone(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { holdId, surface, channelId }: WarRoom,
): Promise<boolean> {
  if (channelId === null) return false;
  await store.rooms.archived({ holdId, surface, by: null, at: clock.now() });
  return true;
}
