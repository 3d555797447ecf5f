import { defineAction } from '../define.ts';
import { DeliveryInput } from './shared/button-inputs.ts';
import { findDelivery, moveTicket } from './shared/move.ts';

/** She looked, and the answer is not out; or the cause of a refusal is gone. */
export const sendAgain = defineAction({
  id: 'send-again',
  input: DeliveryInput,
  run: async (ctx, input) =>
    moveTicket(ctx, input.ticketId, { move: 'send-again', deliveryId: await findDelivery(ctx, input) }),
});
