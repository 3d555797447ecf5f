import { listed } from '#core/form.ts';
import { z } from 'zod';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { reroute } from './shared/reroute.ts';
import { suggestTags, tagsField } from './shared/tags.ts';

/** `had` are the tags that stood in the form, so that what somebody else adds meanwhile stays. */
const Input = TicketInput.extend({ had: z.string().max(2_000).optional() });

export const tag = defineAction({
  id: 'tag',
  input: Input,
  async form(ctx, { ticketId }) {
    const { ticket } = await readTicket(ctx, ticketId);
    const { t } = ctx;
    return {
      action: 'tag',
      meta: { ticketId, had: ticket.tags.join('\n') },
      title: t('button.tag'),
      submit: t('form.save'),
      cancel: t('form.cancel'),
      blocks: [{ kind: 'field', field: tagsField(ctx, ticket.tags) }],
    };
  },
  async submit(ctx, { ticketId, had }, values) {
    const before = listed(had);
    const chosen = listed(values['tags']);
    const said = await moveTicket(ctx, ticketId, {
      move: 'tag',
      add: chosen.filter((one) => !before.includes(one)),
      remove: before.filter((one) => !chosen.includes(one)),
    });
    await reroute(ctx, ticketId, ['tag']);
    return { kind: 'close', all: true, ...said };
  },
  async suggest(ctx, { ticketId }, { query }) {
    const { ticket } = await readTicket(ctx, ticketId);
    return suggestTags(ctx, [ticket.brand], query);
  },
});
