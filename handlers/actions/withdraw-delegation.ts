import { defineAction } from '../define.ts';
import { DelegationInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

export const withdrawDelegation = defineAction({
  id: 'withdraw-delegation',
  input: DelegationInput,
  run: (ctx, { ticketId, delegationId }) => moveTicket(ctx, ticketId, { move: 'withdraw-delegation', delegationId }),
});
