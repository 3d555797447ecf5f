import { RecadoError } from '#core/errors.ts';
import { ours } from '../cards/sentence.ts';
import { defineAction } from '../define.ts';
import { DeliveryInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { onNetwork } from './shared/on-network.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { draftWords } from '../cards/draft-words.ts';

/** Takes an answer of ours back from the network, after showing which: the newest where the button names none. */
export const removeAnswer = defineAction({
  id: 'remove-answer',
  input: DeliveryInput,
  async form(ctx, { ticketId, deliveryId }) {
    const { t } = ctx;
    const detail = await readTicket(ctx, ticketId);
    const delivery = answerOf(detail, deliveryId);
    const draft = detail.drafts.find(({ id }) => id === delivery.draftId);
    return {
      action: 'remove-answer',
      meta: { ticketId, deliveryId: delivery.id },
      title: t('button.remove-answer'),
      submit: t('button.remove-answer'),
      danger: true,
      cancel: t('form.cancel'),
      blocks: [
        { kind: 'quote', text: draft ? draftWords(draft) : '' },
        {
          kind: 'line',
          inlines: [ours(t('form.remove-answer.line', { network: t.network(detail.ticket.network) }))],
        },
      ],
    };
  },
  async submit(ctx, { ticketId, deliveryId }) {
    const detail = await readTicket(ctx, ticketId);
    const { id, nativeId } = answerOf(detail, deliveryId);
    await onNetwork(ctx, detail.ticket, 'remove', (act) => act(nativeId));
    return {
      kind: 'close',
      all: true,
      ...(await moveTicket(ctx, ticketId, { move: 'delivery-removed', deliveryId: id })),
    };
  },
});

/** The network keeps what was said in private. */
function answerOf(
  { ticket, deliveries, drafts }: TicketDetail,
  deliveryId: string | undefined,
): { id: string; draftId: string; nativeId: string } {
  const out = deliveries.filter(({ id, state }) => state === 'sent' && (deliveryId === undefined || id === deliveryId));
  const meant = out.findLast(({ draftId }) => drafts.find(({ id }) => id === draftId)?.private !== true);
  if (!meant && out.length > 0) throw new RecadoError('network.cannot', { params: { network: ticket.network } });
  if (!meant?.nativeId)
    throw new RecadoError('delivery.not-sent', {
      params: { state: `delivery.${deliveries.at(-1)?.state ?? 'refused'}` },
    });
  return { id: meant.id, draftId: meant.draftId, nativeId: meant.nativeId };
}
