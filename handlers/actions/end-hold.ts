import { z } from 'zod';
import { managerChannels } from '../alerts/manager-channels.ts';
import { whoHas } from '../crisis/look.ts';
import { defineOperation } from '../define.ts';

/** Ends one switch of crisis mode, or all of a brand. */
export const endHold = defineOperation({
  id: 'end-hold',
  input: z.union([z.object({ id: z.string().max(60) }), z.object({ brand: z.string().max(100) })]),
  async run(ctx, which) {
    const { store, actor, clock, log } = ctx;
    const ids = 'id' in which ? [which.id] : (await store.holds.on(which.brand)).map(({ id }) => id);
    let ended = 0;
    for (const id of ids) {
      const of = { id, by: actor.id, at: clock.now(), places: managerChannels(ctx, { urgent: false }) };
      if (await store.holds.end(of)) ended += 1;
    }
    await store.homes.changed(whoHas(ctx, 'manage'));
    log.info({ holds: ids, by: actor.id, ended }, 'crisis mode: switches are ended');
    return { say: { key: ended > 0 ? 'say.hold.ended' : 'say.hold.ended-already', params: { count: ended } } };
  },
});
