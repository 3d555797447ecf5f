import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { languages, type Config, type Language } from '#core/config/config.ts';
import type { Article } from '#core/knowledge/article.ts';
import { StartError } from '#core/start-error.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { readText } from '../config/text.ts';
import { readMarkdown, type PlacedMistake, type ReadArticle } from './markdown.ts';
import type { KnownNames } from './shape.ts';
import { readTable } from './table.ts';

/** Beyond this many a reader mends what she has and starts again. */
const SHOWN = 10;
/** All of them are searched in memory. */
const MOST = 5_000;

/**
 * The articles of the folder that the configuration names; none where it names none.
 * @throws StartError naming file, line and column of every mistake (the first ten) and what to do
 */
export function readKnowledge(config: Pick<Config, 'knowledge' | 'brands' | 'areas'>): Article[] {
  if (!config.knowledge) return [];
  const folder = path.resolve(config.knowledge.folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new StartError(
      `There is no folder ${folder} with a knowledge base (\`knowledge > folder\`, from where Recado is started). Make it, correct the name, or take \`knowledge\` out of the configuration.`,
    );
  const known: KnownNames = {
    brands: Object.keys(config.brands),
    areas: Object.keys(config.areas),
    networks: networks.map(({ id }) => id),
  };
  const articles: Article[] = [];
  const mistakes: string[] = [];
  const places = new Map<string, string>();
  for (const file of filesIn(folder)) {
    const name = path.join(config.knowledge.folder, file);
    const read = readFile(path.join(folder, file), { file, name, known });
    mistakes.push(...read.mistakes.map((mistake) => tell(name, mistake)));
    for (const { article, language, line } of read.articles) {
      const place = `${name}:${line}`;
      const key = `${language}/${article.head.id}`;
      const before = places.get(key);
      if (before !== undefined)
        mistakes.push(
          tell(name, {
            line,
            sentence: `the id "${article.head.id}" is there in ${language} already, in ${before}; give one of them another.`,
          }),
        );
      places.set(key, place);
      articles.push(toArticle(article, language, place));
    }
  }
  if (articles.length > MOST)
    mistakes.push(`  ${config.knowledge.folder}: ${articles.length} articles are too many; the most is ${MOST}.`);
  if (mistakes.length === 0) return articles;
  const more = mistakes.length > SHOWN ? `\n  and ${mistakes.length - SHOWN} more` : '';
  throw new StartError(
    `The knowledge base has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.slice(0, SHOWN).join('\n')}${more}`,
  );
}

/** In the order of their names, so that mistakes are told in the same order every time. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.split(path.sep).some((part) => part.startsWith('.')))
    .filter(
      (file) => /\.csv$/i.test(file) || (/\.md$/i.test(file) && path.basename(file).toLowerCase() !== 'readme.md'),
    )
    .toSorted();
}

interface Read {
  articles: { article: ReadArticle; language: Language; line: number }[];
  mistakes: PlacedMistake[];
}

function readFile(whole: string, { file, name, known }: { file: string; name: string; known: KnownNames }): Read {
  const text = readText(whole, name);
  if (/\.csv$/i.test(file)) {
    const { articles, mistakes } = readTable(text, known);
    return { articles: articles.map(({ language, line, ...article }) => ({ article, language, line })), mistakes };
  }
  const [first = ''] = file.split(path.sep);
  const language = languages.find((code) => code === first);
  if (!language)
    return {
      articles: [],
      mistakes: [
        {
          line: 1,
          column: 1,
          sentence: `its language is not known: put it in one of the folders ${languages.map((code) => `${code}/`).join(', ')}.`,
        },
      ],
    };
  const { article, mistakes } = readMarkdown(text, known);
  return { articles: article ? [{ article, language, line: 1 }] : [], mistakes };
}

function tell(name: string, { line, column, sentence }: PlacedMistake): string {
  return `  ${name}:${line}${column === undefined ? '' : `:${column}`}  ${sentence}`;
}

function toArticle({ head, body }: ReadArticle, language: Language, place: string): Article {
  const { valid_until: validUntil, url = '', ...rest } = head;
  const edition = createHash('sha256')
    .update(JSON.stringify([head, body]))
    .digest('hex')
    .slice(0, 12);
  return { ...rest, reviewed: head.reviewed, url, validUntil, language, body, edition, place };
}
