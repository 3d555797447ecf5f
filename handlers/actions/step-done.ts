import { z } from 'zod';
import { stepFor } from '../crisis/step-for.ts';
import { defineOperation } from '../define.ts';

/** A step of the emergency protocol is done: its owner says so, or whoever manages. */
export const stepDone = defineOperation({
  id: 'step-done',
  input: z.object({ incident: z.string().max(60), step: z.coerce.number().int().min(0).max(100) }),
  async run({ store, actor, clock, log }, { incident, step }) {
    const found = await stepFor(store, actor, { incident, step });
    const isNew = await store.protocol.done({ incidentId: incident, step, by: actor.id, at: clock.now() });
    if (isNew) log.info({ incident, step, by: actor.id }, 'a step of the emergency protocol is done');
    return isNew
      ? {}
      : {
          say: {
            key: 'say.protocol.done-already',
            params: { by: found.doneBy ?? '', at: (found.doneAt ?? clock.now()).toISOString() },
          },
        };
  },
});
