import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { Sentiment } from '#core/ports/labels.ts';

export interface PastMessage {
  line: number;
  at: number;
  /** Minutes before UTC that its time is written with; left out, it says none. */
  offset?: number;
  text: string;
  /** Without @; empty where it is not known. */
  author: string;
  followers: number | undefined;
  network: string;
  area: string;
  sentiment: Sentiment | undefined;
}

/** So many mistakes are told at once. */
const MOST_TOLD = 10;
const MOST_NAMES = 500;
const HEAD_BYTES = 4_096;
/** None of the others stands in the names of the columns. */
const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST = 10 * 366 * 86_400_000;
const SENTIMENTS: Readonly<Record<string, Sentiment>> = {
  negative: 'negative',
  neutral: 'neutral',
  positive: 'positive',
};
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

const Row = z.object({
  info: z.object({ lines: z.number() }),
  record: z.record(z.string(), z.string()),
});

/** Messages of a file, oldest first. Whatever is wrong in it is told with the line, up to ten mistakes at once. */
export async function readHistory(file: string): Promise<PastMessage[]> {
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    columns: (heads: string[]) => known(heads),
    ...(await writtenAs(file)),
  });
  const input = createReadStream(file);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  const messages: PastMessage[] = [];
  const wrong: string[] = [];
  try {
    for await (const row of parser) {
      const { info, record } = Row.parse(row);
      const message = messageOf(record, info.lines);
      if (typeof message === 'string') wrong.push(`line ${info.lines}: ${message}`);
      else messages.push(message);
      if (wrong.length === MOST_TOLD) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    wrong.push(wordsFor(error));
  }
  if (wrong.length > 0) throw new Error(`${file} cannot be replayed:\n${wrong.map((one) => `  ${one}`).join('\n')}`);
  if (messages.length === 0) throw new Error(`${file} holds no message.`);
  return checked(messages.toSorted((a, b) => a.at - b.at));
}

/** What a spreadsheet puts between columns, and the letters it writes with: where they are no UTF-8, those of Western Europe. */
async function writtenAs(file: string): Promise<{ delimiter: string; from_line: number; encoding: 'utf8' | 'latin1' }> {
  await using handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(`There is no file ${file}.`) : error;
  });
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  const isUtf16 = head.length > 1 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff));
  const text = isUtf16 ? head.toString('latin1').replaceAll('\0', '') : head.toString('utf8');
  const lines = text.replace(/^\uFEFF|^\xFF\xFE|^\xFE\xFF/, '').split(/\r\n|\r|\n/);
  // Spreadsheets that say it themselves do so above the names of the columns.
  const said = /^sep=(.)$/i.exec(lines[0] ?? '')?.[1];
  const names = lines.find((line) => line.trim() !== '') ?? '';
  const found = DELIMITERS.find((each) => names.includes(each));
  const isUtf8 = isUtf16 || (await isWrittenInUtf8(file));
  return {
    delimiter: said ?? found ?? ',',
    from_line: said === undefined ? 1 : 2,
    encoding: isUtf8 ? 'utf8' : 'latin1',
  };
}

async function isWrittenInUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(Buffer.from(chunk), { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function known(heads: string[]): string[] {
  const names = heads.map((head) => head.trim().toLowerCase());
  const missing = ['at', 'text'].filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Error(
      `line 1: there is no column ${missing.map((name) => `"${name}"`).join(' and ')}. The first line names the columns: at and text, and if known author, followers, network, area, sentiment.`,
    );
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`line 1: the column "${twice}" stands there twice.`);
  return names;
}

/** What the library says is for whoever programs with it. */
function wordsFor({ code, message, ...about }: CsvError): string {
  const { lines, record, column } = about as { lines?: number; record?: unknown[]; column?: unknown };
  if (code === 'CSV_RECORD_INCONSISTENT_COLUMNS' && Array.isArray(record))
    return `line ${lines}: ${record.length === 1 ? 'one value stands' : `${record.length} values stand`} there, and the first line names another number of columns. A text that holds the separator stands between quotes.`;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `line ${lines}: a quote is opened and never closed.`;
  return lines === undefined || column === undefined ? message : `line ${lines}: ${message}`;
}

/** The message, or what is wrong with it. */
function messageOf(record: Record<string, string>, line: number): PastMessage | string {
  const of = (column: string): string => (record[column] ?? '').trim();
  const at = timeOf(of('at'));
  if (at === undefined)
    return `"${of('at').slice(0, 40)}" in the column at is no time; write it as 2026-11-28T14:05:00Z.`;
  const followers = of('followers');
  // Tables that know no whole numbers write 1200.0.
  if (followers !== '' && !/^\d+(?:\.0+)?$/.test(followers))
    return `"${followers.slice(0, 40)}" in the column followers is no whole number.`;
  const mood = of('sentiment').toLowerCase();
  const sentiment = SENTIMENTS[mood];
  if (mood !== '' && sentiment === undefined)
    return `"${mood.slice(0, 40)}" in the column sentiment is not negative, neutral or positive.`;
  return {
    line,
    ...at,
    text: record['text'] ?? '',
    author: of('author').replace(/^@/, ''),
    followers: followers === '' ? undefined : Number(followers),
    network: of('network'),
    area: of('area'),
    sentiment,
  };
}

/** A time without a zone is one of UTC; a day that no calendar has is none. */
function timeOf(text: string): Pick<PastMessage, 'at' | 'offset'> | undefined {
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const [, date = '', clock = '00:00', zone = 'Z'] = parts;
  const offset = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  const at = Date.parse(`${date}T${clock}${offset ? `${offset[1]}:${offset[2] ?? '00'}` : 'Z'}`);
  const day = Date.parse(`${date}T00:00:00Z`);
  const real = !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
  if (Number.isNaN(at) || !real) return undefined;
  if (!offset) return { at };
  const minutes = Number(offset[1]?.slice(1)) * 60 + Number(offset[2] ?? '0');
  return { at, offset: offset[1]?.startsWith('-') ? -minutes : minutes };
}

function checked(messages: PastMessage[]): PastMessage[] {
  const [first, last] = [messages[0], messages.at(-1)];
  if (first && last && last.at - first.at > LONGEST)
    throw new Error(
      `The history covers more than ten years: line ${first.line} is of ${day(first.at)} and line ${last.line} of ${day(last.at)}. One of them is probably a mistake.`,
    );
  for (const column of ['network', 'area'] as const) {
    const names = new Set(messages.map((message) => message[column]));
    if (names.size > MOST_NAMES)
      throw new Error(
        `The column ${column} names ${names.size} different values, and at most ${MOST_NAMES} are watched. Does it hold something else?`,
      );
  }
  return messages;
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
