import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { managerChannels } from '../alerts/manager-channels.ts';
import { defineOperation } from '../define.ts';

const MINUTE = 60_000;

/** Starts the emergency protocol for one incident: from now its steps have owners and times. */
export const protocol = defineOperation({
  id: 'protocol',
  input: z.object({ incident: z.string().max(60) }),
  async run(ctx, { incident }) {
    const { store, config, clock, actor, log } = ctx;
    const steps = config.crisis.protocol;
    if ((await store.crisis.get(incident)) === null || steps.length === 0) throw new RecadoError('hold.not-there');
    const at = clock.now();
    const started = await store.protocol.start({
      incidentId: incident,
      steps: steps.map(({ text, owner, within }) => ({
        text,
        owner,
        dueAt: within === undefined ? null : new Date(at.getTime() + within * MINUTE),
      })),
      by: actor.id,
      at,
      places: managerChannels(ctx, { urgent: false }),
    });
    if (started) log.info({ incident, by: actor.id }, 'the emergency protocol is started');
    return { say: { key: started ? 'say.protocol.started' : 'say.protocol.started-already' } };
  },
});
