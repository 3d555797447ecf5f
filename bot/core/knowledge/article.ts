import type { Language } from '../config/config.ts';

/** One article of the knowledge base in one language; the same id in another language is its translation. */
export interface Article {
  /** "envios/plazo". */
  id: string;
  language: Language;
  title: string;
  /** How customers ask it. */
  questions: readonly string[];
  /** The short text an answer may start from; empty where nobody has written one, so that the article is only read. */
  answer: string;
  /** '' where there is none. */
  url: string;
  /** Without markup. */
  body: string;
  brands: readonly string[];
  areas: readonly string[];
  tags: readonly string[];
  networks: readonly string[];
  /** An automatic answer may be made of it. */
  auto: boolean;
  /** The last day on which it holds, "2027-01-31". */
  validUntil: string | undefined;
  owner: string;
  reviewed: string | undefined;
  /** Hash of all this: which text was offered can be told later. */
  edition: string;
  /** Where it is written, for whoever mends it. */
  place: string;
}

/** Where an article writes its address. */
export const ADDRESS = '{url}';

/** The short text as it goes into an answer. */
export function answerOf({ answer, url }: Pick<Article, 'answer' | 'url'>): string {
  return answer.replaceAll(ADDRESS, url).trim();
}

/** It holds on this day (as ISO 8601), for this brand and network. */
export function holdsFor(
  article: Article,
  { day, brand, network }: { day: string; brand: string; network: string },
): boolean {
  const { validUntil, brands, networks } = article;
  return (
    (validUntil === undefined || validUntil >= day) &&
    (brands.length === 0 || brands.includes(brand)) &&
    (networks.length === 0 || networks.includes(network))
  );
}
