import { answerOf, type Article } from '#core/knowledge/article.ts';
import type { Button, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { oneLine } from '../cards/format.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { Ideas } from '../knowledge/ideas.ts';

/** What an article says at length is read where it stands; a form quotes so much of it. */
const BODY_MAX = 600;
const ANSWER_MAX = 1_500;
const QUESTION_MAX = 150;

/** One line below the box, so that the box stays where it is; the rest is one press away. */
export function ideasBelow(
  t: Translate,
  ticketId: string,
  { articles, answers, hasModel }: Ideas & { hasModel: boolean },
): FormBlock[] {
  const isEmpty = articles.length + answers.length === 0;
  const buttons = [
    ...(isEmpty ? [] : [plainButton(t, 'ideas', { ticketId })]),
    ...(hasModel ? (['propose', 'translate'] as const).map((id) => plainButton(t, id, { ticketId })) : []),
  ];
  if (buttons.length === 0) return [];
  const titles = articles.flatMap(({ title }, index): Inline[] => [
    ...(index === 0 ? [] : [ours(' · ')]),
    foreign(oneLine(title, 60)),
  ]);
  const inlines = dotted(
    articles.length > 0 ? sentence(t, 'form.ideas.articles', { titles }) : null,
    answers.length > 0 ? [ours(t('form.ideas.answers', { count: answers.length }))] : null,
  );
  return [...(isEmpty ? [] : [{ kind: 'context' as const, inlines }]), { kind: 'buttons', buttons }];
}

/** The best articles and what was answered to others, to read and to start from. `told` is what was just done. */
export function ideasForm(
  t: Translate,
  { ticketId, ideas: { articles, answers }, told }: { ticketId: string; ideas: Ideas; told?: string },
): Form {
  const blocks: FormBlock[] = [
    ...(told === undefined ? [] : [{ kind: 'line' as const, inlines: [ours(told, 'bold')] }]),
    { kind: 'context', inlines: [ours(t('form.ideas.line'))] },
    ...articles.flatMap((article) => articleBlocks(t, ticketId, article)),
    ...answers.flatMap(({ number, question, answer, sentAt, private: isPrivate }): FormBlock[] => [
      { kind: 'divider' },
      {
        kind: 'line',
        inlines: [
          ...sentence(t, 'form.ideas.answered', { number, question: foreign(oneLine(question, QUESTION_MAX)) }),
        ],
      },
      { kind: 'quote', text: shortened(answer, ANSWER_MAX) },
      {
        kind: 'context',
        inlines: dotted([{ kind: 'time', at: sentAt }], isPrivate ? [ours(t('form.ideas.private'))] : null),
      },
    ]),
    ...(articles.length + answers.length === 0
      ? [{ kind: 'line' as const, inlines: [ours(t('form.ideas.none'))] }]
      : []),
  ];
  return { action: 'ideas', meta: { ticketId }, title: t('form.ideas.title'), cancel: t('form.close'), blocks };
}

function articleBlocks(t: Translate, ticketId: string, article: Article): FormBlock[] {
  const { id, title, url, language } = article;
  const answer = answerOf(article);
  const value = { ticketId, article: id, lang: language };
  const link: Inline[] = url === '' ? [] : [{ kind: 'link', text: t('form.ideas.open'), url }];
  const use: Button[] = answer === '' ? [] : [plainButton(t, 'use-article', value)];
  return [
    { kind: 'divider' },
    { kind: 'line', inlines: dotted([foreign(title, 'bold')], link) },
    ...(answer === '' ? [] : [{ kind: 'quote' as const, text: answer }]),
    ...(article.body === ''
      ? []
      : [{ kind: 'context' as const, inlines: [foreign(shortened(article.body.replace(/\s+/g, ' '), BODY_MAX))] }]),
    { kind: 'buttons', buttons: [...use, plainButton(t, 'no-article', value)] },
  ];
}

function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
