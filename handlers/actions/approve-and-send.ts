import { defineAction } from '../define.ts';
import { SeenDraftInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';
import { askOrSend } from './shared/send.ts';

export const approveAndSend = defineAction({
  id: 'approve-and-send',
  input: SeenDraftInput,
  patienceMs: 1_500,
  form: (ctx, seen) =>
    askOrSend(ctx, 'approve-and-send', seen, { move: 'approve', draftId: seen.draftId, hash: seen.hash, send: true }),
  async submit(ctx, { ticketId, draftId, hash }) {
    return {
      kind: 'close',
      ...(await moveTicket(ctx, ticketId, { move: 'approve', draftId, hash, send: true, confirmed: true })),
    };
  },
});
