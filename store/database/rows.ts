import { sql } from 'kysely';
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

export function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toRecordset(rows: readonly Row[], columns: readonly string[]): string {
  const names = columns.map((column) => [column, toSnake(column)] as const);
  return toJson(rows.map((row) => Object.fromEntries(names.map(([column, name]) => [name, row[column] ?? null]))));
}

function columnList(columns: readonly string[], prefix = ''): string {
  return columns.map((column) => `${prefix}"${toSnake(column)}"`).join(', ');
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
export async function insertRows<R = unknown>(db: Db | Trx, { into, rows, then = '' }: Insert): Promise<R[]> {
  const first = rows[0];
  if (!first) return [];
  const columns = Object.keys(first);
  const table = toSnake(into);
  const list = columnList(columns);
  const query =
    sql<R>`insert into ${sql.raw(table)} (${sql.raw(list)}) select ${sql.raw(list)} from jsonb_populate_recordset(null::${sql.raw(table)}, ${toRecordset(rows, columns)}::jsonb) ${sql.raw(then)}`.compile(
      db,
    );
  const { rows: answered } = await db.executeQuery(/\breturning\b/.test(then) ? query : later(query));
  return answered;
}

/** One statement for any number of rows, found by `id`: sets `columns` of each from the row given. */
export async function updateRows(
  db: Db | Trx,
  { table: name, rows, columns }: { table: keyof Tables; rows: readonly Row[]; columns: readonly string[] },
): Promise<void> {
  if (rows.length === 0 || columns.length === 0) return;
  const table = toSnake(name);
  const sets = columns.map((column) => `"${toSnake(column)}" = x."${toSnake(column)}"`).join(', ');
  const query =
    sql`update ${sql.raw(table)} t set ${sql.raw(sets)} from jsonb_populate_recordset(null::${sql.raw(table)}, ${toRecordset(rows, ['id', ...columns])}::jsonb) x where x.id = t.id and t.id = any(${rows.map(({ id }) => id)}::text[])`.compile(
      db,
    );
  await db.executeQuery(later(query));
}
