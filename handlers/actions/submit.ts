import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { MaybeDraftInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

/** Asks for approval of a version that was kept as a draft. */
export const submit = defineAction({
  id: 'submit',
  input: MaybeDraftInput,
  async run(ctx, { ticketId, draftId }) {
    const meant = draftId ?? (await readTicket(ctx, ticketId)).drafts.at(-1)?.id;
    if (meant === undefined) throw new RecadoError('draft.not-found');
    return moveTicket(ctx, ticketId, { move: 'submit', draftId: meant });
  },
});
