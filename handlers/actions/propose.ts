import { RecadoError } from '#core/errors.ts';
import { answerOf } from '#core/knowledge/article.ts';
import { proposalQuestion, proposalSchema, takeProposal } from '#core/model/words.ts';
import { ours } from '../cards/sentence.ts';
import { defineAction } from '../define.ts';
import { askedIn, ideasFor } from '../knowledge/ideas.ts';
import { languageName, marksFor, readableParts } from '../model/question.ts';
import { openAnswer } from './shared/open-answer.ts';
import { mustBeHers } from './shared/speakers.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

const MOST = 600;
const CLAUSES = 40;

/** Words of a model in the form of an answer, for her to shape: they pass the same checks and the same people as hers. */
export const propose = defineAction({
  id: 'propose',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    mustBeHers(ctx, detail);
    const { text: customer, restored } = readableParts(ctx, detail).customer;
    const { articles } = await ideasFor(ctx, detail);
    const texts = articles.map((article) => `${article.title}\n${answerOf(article)}`);
    const marks = marksFor('proposal', customer, ...texts);
    const question = proposalQuestion(marks, {
      customer,
      articles: texts,
      clauses: (ctx.config.brands[detail.ticket.brand]?.persona.clauses ?? []).slice(0, CLAUSES),
      language: languageName(askedIn(ctx, detail)),
      most: MOST,
    });
    const answered = await ctx.model.ask({ ...question, schema: proposalSchema, by: ctx.actor.id });
    const text = restored(takeProposal(answered, marks, MOST));
    if (text === '') throw new RecadoError('model.odd', { params: { model: ctx.model.name } });
    return openAnswer(ctx, {
      action: 'reply',
      ticketId,
      base: undefined,
      detail,
      words: { text, expert: [ours(ctx.t('form.model.name', { model: ctx.model.name }))] },
      isStacked: true,
    });
  },
});
