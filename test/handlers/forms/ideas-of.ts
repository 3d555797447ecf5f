import type { Article } from '#core/knowledge/article.ts';
import type { Ideas } from '../../../handlers/knowledge/ideas.ts';

/** Three of each, as the form of an answer shows at most. */
export function ideasOf(text: string, now: Date): Ideas {
  const article: Article = {
    id: 'a/b',
    language: 'es',
    title: text,
    questions: [],
    answer: text,
    url: 'https://alba.example/a',
    body: text,
    brands: [],
    areas: [],
    tags: [],
    networks: [],
    auto: false,
    validUntil: undefined,
    owner: '',
    reviewed: undefined,
    edition: '1',
    place: '',
  };
  const answer = {
    ticketId: 'tk_2',
    number: 2,
    question: text,
    answer: text,
    language: 'es',
    private: true,
    sentAt: now,
  };
  return { articles: [article, article, article], answers: [answer, answer, answer] };
}
