import { RecadoError } from '#core/errors.ts';
import { takeTranslation, translationQuestion, translationSchema } from '#core/model/words.ts';
import { defineAction } from '../define.ts';
import { translationForm } from '../forms/model.ts';
import { languageName, marksFor, readableParts } from '../model/question.ts';
import { MaybeDraftInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

const MOST = 3_000;

/** What the customer wrote and what we would answer, in the language of whoever asks, each beside its original. */
export const translate = defineAction({
  id: 'translate',
  input: MaybeDraftInput,
  async form(ctx, { ticketId, draftId }) {
    const detail = await readTicket(ctx, ticketId);
    const version = draftId === undefined ? detail.drafts.at(-1) : detail.drafts.find(({ id }) => id === draftId);
    const parts = readableParts(ctx, detail, version);
    const [customer, draft] = [parts.customer.text, parts.draft.text];
    const marks = marksFor('translation', customer, draft, ctx.actor.locale);
    const question = translationQuestion(marks, { customer, draft, language: languageName(ctx.actor.locale) });
    const answered = await ctx.model.ask({ ...question, schema: translationSchema, by: ctx.actor.id });
    const translated = takeTranslation(answered, marks, MOST);
    const pairs = (['customer', 'draft'] as const).flatMap((what) => {
      const { text, restored } = parts[what];
      return text === '' || translated[what] === ''
        ? []
        : [{ what, original: restored(text), translated: restored(translated[what]) }];
    });
    if (pairs.length === 0) throw new RecadoError('model.odd', { params: { model: ctx.model.name } });
    return translationForm(ctx.t, { model: ctx.model.name, pairs });
  },
});
