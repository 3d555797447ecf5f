import { RecadoError } from '#core/errors.ts';
import type { Form, FormBlock } from '#core/form.ts';
import { oneLine } from '../cards/format.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { mayRead } from './ideas.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;
const ARTICLES = 20;
const QUESTIONS = 15;
const QUESTION_MAX = 200;

/** For managers: what became of each article, and what customers ask that none answers. @throws RecadoError right.missing */
export async function articlesForm(ctx: ActionContext): Promise<Form> {
  const { t, store, actor, knowledge, clock } = ctx;
  if (!actor.rights.has('manage')) throw new RecadoError('right.missing', { params: { right: 'manage' } });
  const blocks = knowledge.articles.length === 0 ? [line(t('form.articles.none'))] : await bodyOf();
  return { action: 'ideas', meta: {}, title: t('form.articles.title'), cancel: t('form.close'), blocks };

  async function bodyOf(): Promise<FormBlock[]> {
    const since = new Date(clock.now().getTime() - DAYS * DAY_MS);
    const [figures, asked] = await Promise.all([
      store.articles.figures(since),
      store.articles.openQuestions({ since, limit: QUESTIONS }),
    ]);
    const questions: typeof asked = [];
    for (const each of asked) if (!each.private || (await mayRead(ctx, each.ticketId))) questions.push(each);
    return [
      figures.length === 0 ? line(t('form.articles.unused')) : line(t('form.articles.count', { days: DAYS })),
      ...figures.slice(0, ARTICLES).map(({ article, ...counts }): FormBlock => {
        const title = foreign(knowledge.get(article, actor.locale.slice(0, 2))?.title ?? article, 'bold');
        return { kind: 'line', inlines: sentence(t, 'form.articles.figures', { title, ...counts }) };
      }),
      { kind: 'divider' },
      line(t(questions.length === 0 ? 'form.articles.no-questions' : 'form.articles.questions')),
      ...questions.map(({ number, text }): FormBlock => ({
        kind: 'line',
        inlines: sentence(t, 'form.articles.question', { number, text: foreign(oneLine(text, QUESTION_MAX)) }),
      })),
    ];
  }
}

function line(text: string): FormBlock {
  return { kind: 'line', inlines: [ours(text)] };
}
