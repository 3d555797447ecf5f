import { defineAction } from '../context.ts';
import { DeliveryInput } from './shared/inputs.ts';
import { findDelivery, moveTicket } from './shared/move.ts';

/** She looked, and the answer is out. */
export const markSent = defineAction({
  id: 'mark-sent',
  right: 'send',
  input: DeliveryInput,
  run: async (ctx, input) => moveTicket(ctx, input.ticketId, { move: 'mark-sent', deliveryId: await findDelivery(ctx, input) }),
});
