import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { lookForAnswer } from '../network/look-for-answer.ts';
import { DeliveryInput } from './shared/button-inputs.ts';
import { findDelivery, moveTicket, readTicket } from './shared/move.ts';

/** Looks for our own answer on the network now, while she waits. */
export const lookAgain = defineAction({
  id: 'look-again',
  input: DeliveryInput,
  async run(ctx, input) {
    const { ticketId } = input;
    const deliveryId = await findDelivery(ctx, input);
    const detail = await readTicket(ctx, ticketId);
    const { deliveries, drafts, ticket } = detail;
    const delivery = deliveries.find(({ id }) => id === deliveryId);
    const draft = drafts.find(({ id }) => id === delivery?.draftId);
    if (!delivery || !draft) throw new RecadoError('draft.not-found');
    if (delivery.state !== 'unknown')
      throw new RecadoError('delivery.not-unknown', { params: { state: `state.delivery.${delivery.state}` } });
    const connection = ctx.networks.get(draft.account);
    if (!connection)
      throw new RecadoError('network.not-authorised', { params: { network: ticket.network, account: draft.account } });

    const found = await lookForAnswer(connection, detail, { delivery, draft });
    const { network } = ticket;
    if (found.kind === 'cannot-tell') return { say: { key: 'say.not-seen', params: { network } } };
    if (found.kind === 'absent') {
      const { say } = await moveTicket(ctx, ticketId, { move: 'delivery-absent', deliveryId });
      return { say: say ?? { key: 'say.absent', params: { network } } };
    }
    const { nativeId, url, at } = found;
    const { say } = await moveTicket(ctx, ticketId, { move: 'delivery-found', deliveryId, nativeId, url, at });
    return {
      say: say ?? (url === null ? { key: 'say.found-nowhere' } : { key: 'say.found', params: { network, url } }),
    };
  },
});
