import { defineAction } from '../define.ts';
import { DelegationInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

/** "I'll look": one of a group takes the question. */
export const takeDelegation = defineAction({
  id: 'take-delegation',
  asked: true,
  input: DelegationInput,
  run: (ctx, { ticketId, delegationId }) => moveTicket(ctx, ticketId, { move: 'take-delegation', delegationId }),
});
