import { CompiledQuery } from 'kysely';
import type { Db, Trx } from './database.ts';
import { later } from './later.ts';
import type { Tables } from './schema.ts';

type Row = Record<string, unknown>;

/** As JSON writes what PostgreSQL refuses. */
const REFUSED = /\\u(?:0000|d[89a-f])/;

/** JSON that PostgreSQL accepts: it knows neither NUL nor half a surrogate pair, and strangers send both. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Each string is looked at only where one needs it: that takes ten times as long.
  return REFUSED.test(json)
    ? JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? cleanText(part) : part))
    : json;
}

export function cleanText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '').toWellFormed() : text.toWellFormed();
}

const snakes = new Map<string, string>();

/** Of names in the code, of which there are some hundreds. */
export function toSnake(name: string): string {
  let snake = snakes.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakes.set(name, snake);
  }
  return snake;
}

/** What is null is left out: a record of the table is null where nothing is said, and half of a row of ours is. */
export function toRecordset(rows: readonly Row[], columns: readonly string[]): string {
  const names = columns.map((column) => [column, toSnake(column)] as const);
  return toJson(
    rows.map((row) => {
      const record: Row = {};
      for (const [column, name] of names) {
        const value = row[column];
        if (value !== null && value !== undefined) record[name] = value;
      }
      return record;
    }),
  );
}

/** Names of columns, each as the table calls it; `instead`: what is selected in place of some. */
export function columnList(
  columns: readonly string[],
  prefix = '',
  instead: Readonly<Record<string, string>> = {},
): string {
  return columns.map((column) => instead[column] ?? `${prefix}"${toSnake(column)}"`).join(', ');
}

const texts = new Map<string, string>();
/** Sets of columns are few; what a caller makes up anew each time must not stay. */
const TEXTS_MOST = 1_000;

/** A statement's text, put together once. */
export function textOf(parts: readonly string[], make: () => string): string {
  const key = parts.join('\n');
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_MOST) texts.clear();
  const text = make();
  texts.set(key, text);
  return text;
}

interface Insert {
  into: keyof Tables;
  rows: readonly Row[];
  /** What follows the insert, e.g. "on conflict do nothing returning id". */
  then?: string;
}

/**
 * One statement for any number of rows: they travel as one JSON parameter, and the table itself says the type of each
 * column. Columns are those of the first row.
 */
export async function insertRows<R = unknown>(db: Db | Trx, insert: Insert): Promise<R[]> {
  const query = insertOf<R>(insert);
  if (!query) return [];
  const { rows: answered } = await db.executeQuery(/\breturning\b/.test(insert.then ?? '') ? query : later(query));
  return answered;
}

/** The statement itself; none where there are no rows. */
export function insertOf<R>({ into, rows, then = '' }: Insert): CompiledQuery<R> | undefined {
  const first = rows[0];
  if (!first) return undefined;
  const columns = Object.keys(first);
  const text = textOf(['insert', into, then, ...columns], () => {
    const table = toSnake(into);
    const list = columnList(columns);
    return `insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1::jsonb) ${then}`;
  });
  return { ...CompiledQuery.raw(text, [toRecordset(rows, columns)]) };
}

/** One statement for any number of rows, found by `id`: sets `columns` of each from the row given. */
export async function updateRows(
  db: Db | Trx,
  { table: name, rows, columns }: { table: keyof Tables; rows: readonly Row[]; columns: readonly string[] },
): Promise<void> {
  if (rows.length === 0 || columns.length === 0) return;
  const text = textOf(['update', name, ...columns], () => {
    const table = toSnake(name);
    const sets = columns.map((column) => `"${toSnake(column)}" = x."${toSnake(column)}"`).join(', ');
    return `update ${table} t set ${sets} from jsonb_populate_recordset(null::${table}, $1::jsonb) x where x.id = t.id and t.id = any($2::text[])`;
  });
  await db.executeQuery(
    later(CompiledQuery.raw(text, [toRecordset(rows, ['id', ...columns]), rows.map(({ id }) => id)])),
  );
}
