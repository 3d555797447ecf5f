import { answerOf } from '#core/knowledge/article.ts';
import { RecadoError } from '#core/errors.ts';
import { foreign } from '../cards/sentence.ts';
import { defineAction } from '../define.ts';
import { openAnswer } from './shared/open-answer.ts';
import { ArticleInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** The short text of an article in the form of an answer, for her to shape; whose words they are stands above them. */
export const useArticle = defineAction({
  id: 'use-article',
  input: ArticleInput,
  async form(ctx, { ticketId, article: id, lang }) {
    const detail = await readTicket(ctx, ticketId);
    const article = ctx.knowledge.get(id, lang);
    if (!article || article.answer === '') throw new RecadoError('article.not-found');
    return openAnswer(ctx, {
      action: 'reply',
      ticketId,
      base: undefined,
      detail,
      words: { text: answerOf(article), expert: [foreign(ctx.t('say.quoted', { words: article.title }))] },
      article: { id, lang },
    });
  },
});
