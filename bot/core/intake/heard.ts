import { listsOf } from '../authors/lists.ts';
import type { InboundEvent } from '../message.ts';
import { rowsOf, valuesIn } from '../ticket/labels/effective.ts';
import { accountsOf } from './addressed-accounts.ts';
import { openTicket } from './open-ticket.ts';
import { inboundRow, readLabels, type PlanDeps } from './plan-parts.ts';
import type { Heard, IngestPlan, Known, StoredEvent } from './types.ts';

/** What somebody said, but not to us: kept where the list of what was heard finds it. It opens nothing unless a route asks for it. */
export function planHeard(
  stored: StoredEvent,
  { message, watch }: Extract<InboundEvent, { kind: 'heard' }>,
  known: Known,
  deps: PlanDeps,
): IngestPlan {
  const { config, now } = deps;
  const { network, account, brand } = stored;
  const ours = accountsOf(config, network);
  const { author } = message;
  if (ours.some(({ handle }) => handle === author.handle.toLowerCase())) return { kind: 'ignore', why: 'own' };
  const heardAs = (messageId: string): Heard => ({ messageId, account, watch, postedAt: message.postedAt });
  if (known.message)
    return known.message.direction === 'out'
      ? { kind: 'ignore', why: 'own' }
      : { kind: 'heard', author, heard: heardAs(known.message.id) };
  const reading = readLabels(message, null, { brand, accounts: [account], deps });
  const route = known.muted
    ? null
    : deps.promoter?.(
        {
          ...valuesIn(reading),
          brand,
          accounts: [account],
          network,
          kind: message.kind,
          tags: [],
          author: author.handle,
          lists: listsOf(config, author.handle, known.lists ?? []),
          watch,
          text: message.text,
        },
        reading,
      );
  if (route) {
    const lists = known.lists ?? [];
    const plan = openTicket(stored, message, { previous: known.view, lists, promoted: route, deps, ours });
    return plan.kind === 'open' ? { ...plan, heard: heardAs(plan.message.id) } : plan;
  }
  const row = inboundRow(message, {
    network,
    account,
    ticketId: null,
    language: reading.get('language')?.value ?? null,
    now,
  });
  return { kind: 'heard', author, message: row, labels: rowsOf(reading, row, now), heard: heardAs(row.id) };
}
