import { RecadoError } from '#core/errors.ts';
import type { TicketDetail } from '../../store/types.ts';
import { networkName } from '../cards/format.ts';
import { ours } from '../cards/sentence.ts';
import { defineAction } from '../context.ts';
import { TicketInput } from './shared/inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { onNetwork } from './shared/on-network.ts';

/** Takes our newest answer back from the network, after asking. */
export const removeAnswer = defineAction({
  id: 'remove-answer',
  right: 'send',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { t } = ctx;
    const detail = await readTicket(ctx, ticketId);
    const delivery = answerOf(detail);
    const draft = detail.drafts.find(({ id }) => id === delivery.draftId);
    return {
      action: 'remove-answer', meta: { ticketId }, title: t('button.remove-answer'), submit: t('button.remove-answer'), cancel: t('form.cancel'),
      blocks: [{ kind: 'quote', text: draft?.text ?? '' }, { kind: 'line', inlines: [ours(t('form.remove-answer.line', { network: networkName(detail.ticket.network) }))] }],
    };
  },
  async submit(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const { id, nativeId } = answerOf(detail);
    await onNetwork(ctx, detail.ticket, 'remove', (act) => act(nativeId));
    return { kind: 'close', all: true, ...await moveTicket(ctx, ticketId, { move: 'delivery-removed', deliveryId: id }) };
  },
});

function answerOf({ deliveries }: TicketDetail): { id: string; draftId: string; nativeId: string } {
  const newest = deliveries.findLast(({ state }) => state === 'sent');
  if (!newest?.nativeId) throw new RecadoError('delivery.not-sent', { params: { state: `delivery.${deliveries.at(-1)?.state ?? 'refused'}` } });
  return { id: newest.id, draftId: newest.draftId, nativeId: newest.nativeId };
}
