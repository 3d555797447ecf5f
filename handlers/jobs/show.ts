import { z } from 'zod';
import { defineJob } from '../define.ts';
import { plan, showPlace } from '../chat-posts/shared/show.ts';

const Where = { surface: z.string().optional(), place: z.string().optional() };

/** Brings what people see of a subject, in one place, to what is stored; without a place, has each of them looked at. */
export const show = defineJob({
  name: 'show',
  input: z.union([
    z.object({ ticketId: z.string(), ...Where }),
    z.object({ kind: z.string(), ownerId: z.string(), ...Where }),
    // As versions before ordered them.
    z
      .object({ channel: z.string(), ...Where })
      .transform(({ channel, ...where }) => ({ kind: 'queue', ownerId: channel, ...where })),
    z
      .object({ alertId: z.string(), ...Where })
      .transform(({ alertId, ...where }) => ({ kind: 'alert', ownerId: alertId, ...where })),
  ]),
  retryLimit: 8,
  concurrency: 12,
  soonest: true,
  surface: 'given',
  needsChannel: true,
  formerly: ['tell-approvers', 'tell-experts', 'show-alert', 'redraw-queue', 'post-thread'],
  async run(services, { surface, place, ...subject }, signal) {
    if (surface === undefined || place === undefined) await plan(services, subject);
    else await showPlace(services, subject, { surface, place, signal });
  },
});
