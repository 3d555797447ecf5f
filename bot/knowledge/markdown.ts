import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { readHead } from './mistakes.ts';
import { plainText } from './plain.ts';
import type { Head, KnownNames } from './shape.ts';

export interface ReadArticle {
  head: Head;
  body: string;
}

/** A mistake with where it is, as an editor counts. */
export interface PlacedMistake {
  line: number;
  /** From 1; left out where a whole line is meant. */
  column?: number;
  sentence: string;
}

const FENCE = '---';
/** The first line of the head, as an editor counts. */
const HEAD_BEGINS = 2;

/** An article in Markdown: a head in YAML between two lines of ---, then its text. Nothing in it is ever run. */
export function readMarkdown(text: string, known: KnownNames): { article?: ReadArticle; mistakes: PlacedMistake[] } {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const isFence = (line: string | undefined): boolean => line?.trimEnd() === FENCE;
  const end = isFence(lines[0]) ? lines.findIndex((line, index) => index > 0 && isFence(line)) : -1;
  if (!isFence(lines[0]))
    return wrong(
      1,
      1,
      "the first line must be ---, and the article's id and title follow it, up to another line of ---.",
    );
  if (end === -1) return wrong(1, 1, 'the head that begins here never ends: put a line of --- below it.');
  const counter = new LineCounter();
  const document = parseDocument(lines.slice(1, end).join('\n'), {
    lineCounter: counter,
    prettyErrors: false,
    stringKeys: true,
  });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + HEAD_BEGINS - 1, column: Math.max(1, col) };
  };
  const [broken] = document.errors;
  if (broken) {
    const { line, column } = at(broken.pos[0]);
    return wrong(
      line,
      column,
      `this is not readable as YAML (${firstLine(broken.message)}); put text with : or # in quotes.`,
    );
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch {
    return wrong(HEAD_BEGINS, 1, 'it refers to itself too often; write the values out instead of using & and *.');
  }
  const { head, mistakes } = readHead(raw, known);
  if (head && mistakes.length === 0)
    return { article: { head, body: plainText(lines.slice(end + 1).join('\n')) }, mistakes: [] };
  return {
    mistakes: mistakes.map(({ path, isName, sentence }) => {
      const where = at((isName && keyStart(document, path)) ?? offsetOf(document, path));
      return { ...where, sentence: path.length === 0 ? sentence : `${inPath(path)} ${sentence}` };
    }),
  };
}

/** `areas > entry 1:` */
function inPath(path: readonly (string | number)[]): string {
  return `${path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : part)).join(' > ')}:`;
}

function wrong(line: number, column: number, sentence: string): { mistakes: PlacedMistake[] } {
  return { mistakes: [{ line, column, sentence }] };
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? text).replace(/[.:]$/, '');
}

/** Where a value stands; of one that is missing, what is around it. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const here = path.slice(0, length);
    const node: unknown = document.getIn(here, true);
    const start = rangeStart(node) ?? keyStart(document, here);
    if (start !== undefined) return start;
  }
  return 0;
}

function keyStart(document: Document, path: readonly (string | number)[]): number | undefined {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
  return pair && rangeStart(pair.key);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}
