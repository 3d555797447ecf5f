import { RecadoError } from '#core/errors.ts';
import { opinionQuestion, opinionSchema, takeOpinion } from '#core/model/opinion.ts';
import { defineAction } from '../define.ts';
import { opinionForm } from '../forms/model.ts';
import { languageName, marksFor, readableParts } from '../model/question.ts';
import { MaybeDraftInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** What a model thinks of a draft. It is read by whoever asked, kept nowhere, and changes nothing of the draft or its findings. */
export const opinion = defineAction({
  id: 'opinion',
  input: MaybeDraftInput,
  async form(ctx, { ticketId, draftId }) {
    const detail = await readTicket(ctx, ticketId);
    const version = draftId === undefined ? detail.drafts.at(-1) : detail.drafts.find(({ id }) => id === draftId);
    if (!version) throw new RecadoError('draft.not-found');
    const parts = readableParts(ctx, detail, version);
    const [draft, customer] = [parts.draft.text, parts.customer.text];
    const clauses = ctx.config.brands[detail.ticket.brand]?.persona.clauses ?? [];
    const asked = {
      clauses,
      draft,
      customer,
      language: languageName(ctx.actor.locale),
      ...marksFor('opinion', draft, customer, ctx.actor.locale),
    };
    const answered = await ctx.model.ask({ ...opinionQuestion(asked), schema: opinionSchema, by: ctx.actor.id });
    const { remarks, dropped } = takeOpinion(answered, asked);
    if (dropped > 0) ctx.log.info({ ticketId, model: ctx.model.name, dropped }, 'remarks of the model were left out');
    const { restored } = parts.draft;
    const told = remarks.map(({ clause, quote, says }) => ({ clause, quote: restored(quote), says: restored(says) }));
    return opinionForm(ctx.t, { model: ctx.model.name, remarks: told, clauses });
  },
});
