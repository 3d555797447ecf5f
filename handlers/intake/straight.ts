import { createPlanner } from '#core/intake/planner.ts';
import type { IngestPlan } from '#core/intake/types.ts';
import type { Services } from '../context.ts';

type Noted = { network: string; account: string; eventKey: string; plan: IngestPlan['kind']; ticketId: string | null };

/** Has the store take in what comes as it comes. What is private waits for the job, which asks the chat which channels are. */
export function goStraight({ store, config, text, log }: Pick<Services, 'store' | 'config' | 'text' | 'log'>): void {
  store.inbox.goStraight({
    takes: (event) => !('message' in event && event.message.private),
    plan: createPlanner({ config, text }, new Set()),
    taken(done) {
      for (const { event, plan } of done)
        log.info(
          noted({ network: event.network, account: event.account, eventKey: event.event.eventKey }, plan),
          'taken in',
        );
    },
  });
}

/** From here on every line about a message carries the id of its ticket. */
export function noted(of: Pick<Noted, 'network' | 'account' | 'eventKey'>, plan: IngestPlan): Noted {
  return { ...of, plan: plan.kind, ticketId: ticketOf(plan) };
}

function ticketOf(plan: IngestPlan): string | null {
  if (plan.kind === 'open') return plan.ticket.id;
  if (plan.kind === 'heard') return null;
  if (plan.kind === 'muted') return plan.message.ticketId;
  return plan.kind === 'ignore' ? null : plan.ticketId;
}
