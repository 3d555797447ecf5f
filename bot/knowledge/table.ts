import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { languages, type Language } from '#core/config/config.ts';
import { hint, readHead } from './mistakes.ts';
import type { PlacedMistake, ReadArticle } from './markdown.ts';
import { headKeys, type KnownNames } from './shape.ts';

/** Columns of a table; `question` is one question, and rows with the same id and language add theirs. */
const COLUMNS = [...headKeys.filter((key) => key !== 'questions'), 'lang', 'question', 'body'];
const LISTS = new Set(['brands', 'areas', 'tags', 'networks']);
const YES = new Set(['true', 'yes', 'sí', 'si', 'sim', '1']);
const Rows = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.number() }) }));

export interface TableArticle extends ReadArticle {
  language: Language;
  line: number;
}

/** Articles in a table, as spreadsheets save it: commas or semicolons, several rows of one id and language for several questions. */
export function readTable(text: string, known: KnownNames): { articles: TableArticle[]; mistakes: PlacedMistake[] } {
  const [first = ''] = text.split('\n', 1);
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  let rows: { record: string[]; line: number }[];
  try {
    rows = rowsOf(text, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return {
      articles: [],
      mistakes: [
        {
          line,
          sentence: `this row cannot be read (${error.code}): close every quote, and give each row as many cells as the first.`,
        },
      ],
    };
  }
  const header = rows[0]?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const mistakes: PlacedMistake[] = [
    ...header.flatMap((name, index) =>
      COLUMNS.includes(name)
        ? []
        : [{ line: 1, column: index + 1, sentence: `there is no column "${name}". ${hint(name, COLUMNS)}` }],
    ),
    ...['id', 'lang'].flatMap((name) =>
      header.includes(name) ? [] : [{ line: 1, sentence: `the column "${name}" is missing; add it.` }],
    ),
  ];
  if (mistakes.length > 0) return { articles: [], mistakes };
  const found = new Map<string, TableArticle>();
  for (const { record, line } of rows.slice(1)) {
    const cells = new Map(header.map((name, index) => [name, record[index]?.trim() ?? '']));
    const wrong = takeRow(cells, { line, known, found });
    for (const { name, sentence } of wrong)
      mistakes.push({ line, column: header.indexOf(name) + 1, sentence: `${name}: ${sentence}` });
  }
  return { articles: [...found.values()], mistakes };
}

function rowsOf(text: string, delimiter: string): { record: string[]; line: number }[] {
  const parsed = Rows.parse(parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true }));
  // A row is told by the line in which it ends; it begins behind the one before.
  return parsed.map(({ record, info }, index) => ({
    record,
    line: index === 0 ? 1 : Math.min(info.lines, (parsed[index - 1]?.info.lines ?? 0) + 1),
  }));
}

function takeRow(
  cells: ReadonlyMap<string, string>,
  { line, known, found }: { line: number; known: KnownNames; found: Map<string, TableArticle> },
): { name: string; sentence: string }[] {
  const lang = cells.get('lang') ?? '';
  const language = languages.find((code) => code === lang.toLowerCase());
  if (!language) return [{ name: 'lang', sentence: `"${lang}" is no language of Recado. ${hint(lang, languages)}` }];
  const question = cells.get('question') ?? '';
  const before = found.get(`${language}/${cells.get('id') ?? ''}`);
  if (before) {
    if (question !== '') before.head.questions.push(question);
    return [];
  }
  const { head, mistakes } = readHead(rawOf(cells), known);
  if (!head || mistakes.length > 0)
    return mistakes.map(({ path, sentence }) => ({
      name: path[0] === 'questions' ? 'question' : String(path[0] ?? 'id'),
      sentence,
    }));
  found.set(`${language}/${head.id}`, { language, line, head, body: cells.get('body') ?? '' });
  return [];
}

/** A row as the head of an article: empty cells say nothing, lists are separated by | or ,. */
function rawOf(cells: ReadonlyMap<string, string>): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  const question = cells.get('question') ?? '';
  for (const [name, value] of cells) {
    if (value === '' || name === 'lang' || name === 'body' || name === 'question') continue;
    if (LISTS.has(name))
      raw[name] = value
        .split(/[|,]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
    else raw[name] = name === 'auto' ? YES.has(value.toLowerCase()) : value;
  }
  if (question !== '') raw['questions'] = [question];
  return { title: question, ...raw };
}
