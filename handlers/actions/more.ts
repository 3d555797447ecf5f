import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { showMore } from './shared/more.ts';

/** Everything that has no place on the card. */
export const more = defineAction({
  id: 'more',
  input: TicketInput,
  takesDetail: true,
  form: (ctx, { ticketId }) => showMore(ctx, ticketId, ctx.admitted),
});
