import { defineAction } from '../define.ts';
import { DraftInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

/** The drafter stops what an approver changed, while the time to do so lasts. */
export const stop = defineAction({
  id: 'stop',
  input: DraftInput,
  run: (ctx, { ticketId, draftId }) => moveTicket(ctx, ticketId, { move: 'stop', draftId }),
});
