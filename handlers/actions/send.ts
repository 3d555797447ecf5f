import { defineAction } from '../define.ts';
import { SeenDraftInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';
import { askOrSend } from './shared/send.ts';

export const send = defineAction({
  id: 'send',
  input: SeenDraftInput,
  patienceMs: 1_500,
  form: (ctx, seen) =>
    askOrSend(ctx, 'send', seen, { move: 'send', draftId: seen.draftId, hash: seen.hash, confirmed: false }),
  async submit(ctx, { ticketId, draftId, hash }) {
    return { kind: 'close', ...(await moveTicket(ctx, ticketId, { move: 'send', draftId, hash, confirmed: true })) };
  },
});
