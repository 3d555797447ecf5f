import type { z } from 'zod';
import type { Form } from '#core/form.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import type { ActionContext } from '../context.ts';
import { defineAction } from '../define.ts';
import { templatesForm } from '../forms/template.ts';
import { answerUntil } from '../network/answer-windows.ts';
import { lateTemplates } from '../network/late-templates.ts';
import { TemplatesInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import { namesIn, openAnswer } from './shared/open-answer.ts';

/** Another of the approved templates, chosen in place of the form of the answer, which comes back with its words. */
export const templates = defineAction({
  id: 'templates',
  input: TemplatesInput,
  async run(ctx, input) {
    const detail = await readTicket(ctx, input.ticketId);
    const found = await lateTemplates(ctx.networks.get(detail.ticket.account), detail, {
      until: answerUntil(ctx, detail),
      now: ctx.clock.now(),
      ...namesIn(ctx, detail),
    });
    // Undefined where she wrote meanwhile, so that any answer is taken again.
    return { form: found ? templatesForm(ctx.t, found, input) : await answerWith(ctx, detail, input) };
  },
  async submit(ctx, input, { template }) {
    const detail = await readTicket(ctx, input.ticketId);
    return { kind: 'update', form: await answerWith(ctx, detail, input, template) };
  },
});

function answerWith(
  ctx: ActionContext,
  detail: TicketDetail,
  { as: action, ticketId, draftId, answerOf, stacked }: z.output<typeof TemplatesInput>,
  template?: string,
): Promise<Form> {
  return openAnswer(ctx, {
    action,
    ticketId,
    base: detail.drafts.find(({ id }) => id === draftId),
    detail,
    answerOf,
    isStacked: stacked !== undefined,
    typed: template === undefined ? undefined : { template },
  });
}
