import type { By } from '#core/ticket/changes.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import type { Rig } from './rig.ts';
import { written } from '../../support/written.ts';

/** An answer of Lucía's that is out. */
export async function sent(
  rig: Rig,
  { ticket, lastInbound }: Pick<TicketDetail, 'ticket' | 'lastInbound'>,
  { text, nativeId, isPrivate = false }: { text: string; nativeId: string; isPrivate?: boolean },
): Promise<void> {
  const move = async (step: Move, by: By = { kind: 'person', id: 'lucia' }) =>
    rig.store.tickets.move({ ticketId: ticket.id, move: step, by, at: rig.clock.now() });
  await move(written({ text, account: 'alba', private: isPrivate, target: lastInbound.currentId }));
  const draft = (await rig.detail(ticket.id)).drafts.at(-1);
  await move({ move: 'send', draftId: draft?.id ?? '', hash: draft?.approvedHash ?? '', confirmed: true });
  const deliveryId = (await rig.detail(ticket.id)).deliveries.at(-1)?.id ?? '';
  const system: By = { kind: 'system', id: 'test' };
  await move({ move: 'delivery-starts', deliveryId }, system);
  await move(
    {
      move: 'delivery-ends',
      deliveryId,
      outcome: { kind: 'sent', nativeId, url: `https://x.example/${nativeId}`, at: rig.clock.now() },
    },
    system,
  );
  rig.clock.at = new Date(rig.clock.at.getTime() + 1_000);
}
