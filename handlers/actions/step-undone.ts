import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { stepFor } from '../crisis/step-for.ts';

/** A step of the emergency protocol that was marked by mistake waits again: its owner says so, or whoever manages. */
export const stepUndone = defineOperation({
  id: 'step-undone',
  input: z.object({ incident: z.string().max(60), step: z.coerce.number().int().min(0).max(100) }),
  async run({ store, actor, log }, { incident, step }) {
    await stepFor(store, actor, { incident, step });
    const isNew = await store.protocol.undone({ incidentId: incident, step });
    if (isNew) log.info({ incident, step, by: actor.id }, 'a step of the emergency protocol waits again');
    return {};
  },
});
