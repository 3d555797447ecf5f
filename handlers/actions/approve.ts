import { defineAction } from '../define.ts';
import { SeenDraftInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

export const approve = defineAction({
  id: 'approve',
  input: SeenDraftInput,
  run: (ctx, { ticketId, draftId, hash }) => moveTicket(ctx, ticketId, { move: 'approve', draftId, hash, send: false }),
});
