import { z } from 'zod';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { setLabels } from './shared/labels.ts';
import { showMore } from './shared/more.ts';

/** One value as a person sees it, with one press. */
export const label = defineAction({
  id: 'label',
  input: TicketInput.extend({ label: z.string().max(50), value: z.string().max(100) }),
  async run(ctx, { ticketId, label: id, value }) {
    const result = await setLabels(ctx, ticketId, { [id]: value });
    return { ...result, form: await showMore(ctx, ticketId) };
  },
});
