import type { Article } from '#core/knowledge/article.ts';

/** An article of the knowledge base that holds for everything and says nothing yet. */
export function article(over: Partial<Article> & Pick<Article, 'id'>): Article {
  return {
    language: 'es',
    title: over.id,
    questions: [],
    answer: '',
    url: '',
    body: '',
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
    ...over,
  };
}
