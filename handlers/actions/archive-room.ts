import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';

/** Archives the channel of a war room that is over, where the chat made one. */
export const archiveRoom = defineOperation({
  id: 'archive-room',
  input: z.object({ hold: z.string().max(60) }),
  async run({ store, surfaces, actor, clock, log }, { hold: id }) {
    const rooms = await store.rooms.of(id);
    const hold = await store.holds.get(id);
    if (!hold || hold.endedAt === null || rooms.length === 0) throw new RecadoError('hold.not-there');
    let isNew = false;
    for (const { surface, channelId, archivedAt } of rooms) {
      const can = surfaces.get(surface)?.rooms;
      if (!can || channelId === null || archivedAt !== null) continue;
      await can.archive(channelId);
      isNew = (await store.rooms.archived({ holdId: id, surface, by: actor.id, at: clock.now() })) || isNew;
    }
    log.info({ hold: id, by: actor.id, isNew }, 'crisis mode: a war room is archived');
    return { say: { key: isNew ? 'say.room.archived' : 'say.room.archived-already' } };
  },
});
