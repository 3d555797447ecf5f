import { z } from 'zod';
import type { By } from '#core/ticket/changes.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import { defineJob } from '../define.ts';
import { lookForAnswer } from '../network/look-for-answer.ts';

/** After this many looks without an answer a person decides. */
const MAX_LOOKUPS = 5;
const bySystem: By = { kind: 'system', id: 'find-sent' };

/** After an unknown outcome: looks for our own answer on the network. It is never simply sent again. */
export const findSent = defineJob({
  name: 'find-sent',
  input: z.object({ deliveryId: z.string(), ticketId: z.string() }),
  retryLimit: 8,
  concurrency: 2,
  oneAtATimePer: 'deliveryId',
  async run({ store, clock, networks, log }, { deliveryId, ticketId }) {
    const detail = await store.tickets.detail(ticketId);
    const delivery = detail?.deliveries.find((each) => each.id === deliveryId);
    const draft = detail?.drafts.find((each) => each.id === delivery?.draftId);
    if (!detail || !delivery || !draft || delivery.state !== 'unknown') return;
    const network = networks.get(draft.account);
    const seen = network
      ? await lookForAnswer(network, detail, { delivery, draft })
      : { kind: 'cannot-tell' as const, detail: `account ${draft.account} is not connected` };
    const move = moveFor(seen, deliveryId, delivery.lookups);
    log.info(
      { deliveryId, ticketId, seen: seen.kind, lookups: delivery.lookups + 1 },
      'looked for an answer that may be out',
    );
    await store.tickets.move({ ticketId, move, by: bySystem, at: clock.now() });
  },
});

function moveFor(seen: Awaited<ReturnType<typeof lookForAnswer>>, deliveryId: string, lookups: number): Move {
  switch (seen.kind) {
    case 'found':
      return { move: 'delivery-found', deliveryId, nativeId: seen.nativeId, url: seen.url, at: seen.at };
    case 'absent':
      return { move: 'delivery-absent', deliveryId };
    case 'cannot-tell':
      return { move: 'delivery-not-found', deliveryId, detail: seen.detail, giveUp: lookups + 1 >= MAX_LOOKUPS };
    default:
      return seen satisfies never;
  }
}
