import { z } from 'zod';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';

/** No call to a network takes longer: what is older was left behind by a process that died. */
const LONGEST_CALL_MS = 5 * 60_000;

/** Answers left "sending" by a process that died: nobody knows whether they went out, so they are looked for. */
export const recoverStranded = defineJob({
  name: 'recover-stranded',
  input: z.object({}).loose(),
  retryLimit: 3,
  concurrency: 1,
  cron: '*/5 * * * *',
  async run(services) {
    await recoverStrandedBefore(services, new Date(services.clock.now().getTime() - LONGEST_CALL_MS));
  },
});

/** At the start of an only process everything still "sending" is stranded; beside other processes only what is old. */
export async function recoverStrandedBefore(
  { store, clock, log }: Pick<Services, 'store' | 'clock' | 'log'>,
  before: Date,
): Promise<number> {
  const stranded = await store.deliveries.stranded(before);
  for (const { id, ticketId } of stranded) {
    log.warn({ deliveryId: id, ticketId }, 'process ended while an answer was on its way');
    await store.tickets.move({
      ticketId,
      move: {
        move: 'delivery-ends',
        deliveryId: id,
        outcome: { kind: 'unknown', detail: 'the process ended during the call' },
      },
      by: { kind: 'system', id: 'recover-stranded' },
      at: clock.now(),
    });
  }
  return stranded.length;
}
