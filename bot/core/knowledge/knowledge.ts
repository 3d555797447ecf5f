import { languages, type Language } from '../config/config.ts';
import { lazily } from '../lazily.ts';
import { holdsFor, type Article } from './article.ts';
import { createIndex, type Searched } from './search.ts';

/** What somebody asks, and where it is answered. */
export interface Asked {
  text: string;
  language: Language;
  brand: string;
  network: string;
  area: string | null;
  /** As ISO 8601: what held until yesterday is not found. */
  day: string;
}

/** The articles of the firm, found by what customers write. */
export interface Knowledge {
  readonly articles: readonly Article[];
  /** The best first; in the customer's language. */
  find(asked: Asked, limit: number): Article[];
  /** In that language, else in any. */
  get(id: string, language: string): Article | undefined;
}

/** A firm without a knowledge base. */
export const noKnowledge: Knowledge = { articles: [], find: () => [], get: () => undefined };

/** A title and a question say more of what an article answers than its text does. */
const COUNTS = { title: 2, question: 3, answer: 1, tags: 1, body: 1 };
/** An article of the customer's area counts a little more. */
const OF_AREA = 1.15;
/** With less of what was asked in it, an article helps nobody. */
const LEAST_SHARE = 0.25;
/** What is found so much worse than the best is there by chance. */
const LEAST_OF_BEST = 0.4;
/** Of what is found, so much is looked at for what holds here. */
const LOOKED_AT = 20;

/** Indexes are made at the first question: they are not needed to start. */
export function createKnowledge(articles: readonly Article[]): Knowledge {
  const indexes = new Map(
    languages.map((language) => [
      language,
      lazily(() => createIndex(articles.filter((each) => each.language === language).map(searched), language)),
    ]),
  );
  return {
    articles,
    find({ text, language, area, ...where }, limit) {
      const found = indexes.get(language)?.().find(text, LOOKED_AT) ?? [];
      const best = found[0]?.score ?? 0;
      return found
        .filter(({ share, score }) => share >= LEAST_SHARE && score >= best * LEAST_OF_BEST)
        .filter(({ of }) => holdsFor(of, where))
        .map(({ of, score }) => ({ of, score: area !== null && of.areas.includes(area) ? score * OF_AREA : score }))
        .toSorted((one, other) => other.score - one.score)
        .slice(0, limit)
        .map(({ of }) => of);
    },
    get: (id, language) => {
      const all = articles.filter((each) => each.id === id);
      return all.find((each) => each.language === language) ?? all[0];
    },
  };
}

function searched(article: Article): Searched<Article> {
  const { title, questions, answer, tags, body } = article;
  return {
    of: article,
    fields: [
      [title, COUNTS.title],
      ...questions.map((question) => [question, COUNTS.question] as const),
      [answer, COUNTS.answer],
      [tags.join(' '), COUNTS.tags],
      [body, COUNTS.body],
    ],
  };
}
