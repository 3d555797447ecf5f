import type { Config } from '#core/config/config.ts';
import { answerOf, type Article } from '#core/knowledge/article.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import { createMatcher, fold } from '#core/routing/words.ts';

/** Two questions with so many of their four letters beside each other in common are nearly one. */
const NEARLY = 0.5;
const GRAM = 4;
/** Compared with each other; beyond, that would take minutes. */
const COMPARED = 3_000;

/** What is not wrong with the knowledge base, but worth mending: one sentence each, with its place. */
export function notesOn(
  articles: readonly Article[],
  { config, text, day }: { config: Config; text: Pick<TextAnalysis, 'personalData'>; day: string },
): string[] {
  return [
    ...articles.flatMap((each) => alone(each, { config, text, day })),
    ...untranslated(articles, config),
    ...twins(articles),
  ];
}

function alone(
  article: Article,
  { config, text, day }: { config: Config; text: Pick<TextAnalysis, 'personalData'>; day: string },
): string[] {
  const { place, validUntil, brands } = article;
  const answer = answerOf(article);
  const found: string[] = [];
  if (validUntil !== undefined && validUntil < day)
    found.push(
      `${place}  it held until ${validUntil} and is not offered any more; give it another day or take it out.`,
    );
  const [personal] = text.personalData(answer);
  if (personal)
    found.push(`${place}  its answer holds personal data ("${personal.excerpt}"); an answer is read by everybody.`);
  const manuals = Object.entries(config.brands).filter(([key]) => brands.length === 0 || brands.includes(key));
  for (const [key, { persona }] of manuals)
    for (const clause of persona.clauses) {
      if (clause.check !== 'forbidden-words' || Object.keys(clause.when).length > 0) continue;
      const word = createMatcher(clause.words).first(answer)?.word;
      if (word !== undefined)
        found.push(`${place}  its answer says "${word}", which clause ${clause.number} of ${key} forbids.`);
    }
  return found;
}

function untranslated(articles: readonly Article[], config: Config): string[] {
  const spoken = [...new Set(Object.values(config.brands).flatMap(({ languages }) => languages))];
  const byId = Map.groupBy(articles, ({ id }) => id);
  return [...byId].flatMap(([id, of]) => {
    const missing = spoken.filter((language) => !of.some((each) => each.language === language));
    return missing.length === 0 ? [] : [`${of[0]?.place ?? ''}  "${id}" is not there in ${missing.join(' and ')}.`];
  });
}

function twins(articles: readonly Article[]): string[] {
  const asked = articles
    .flatMap((article) =>
      [article.title, ...article.questions].map((question) => ({ article, question, grams: gramsOf(question) })),
    )
    .slice(0, COMPARED);
  const told = new Set<string>();
  return asked.flatMap((one, index) =>
    asked.slice(index + 1).flatMap((other) => {
      const { article: a } = one;
      const { article: b } = other;
      if (a.id === b.id || a.language !== b.language || alikeness(one.grams, other.grams) < NEARLY) return [];
      const pair = `${a.place} ${b.place}`;
      if (told.has(pair)) return [];
      told.add(pair);
      return [
        `${b.place}  "${other.question}" is nearly what ${a.place} answers ("${one.question}"); make one of them, or tell them apart.`,
      ];
    }),
  );
}

function gramsOf(question: string): Set<string> {
  const plain = fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return new Set(
    Array.from({ length: Math.max(0, plain.length - GRAM + 1) }, (_none, at) => plain.slice(at, at + GRAM)),
  );
}

function alikeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const gram of one) if (other.has(gram)) both += 1;
  return both / (one.size + other.size - both);
}
