import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Opens RECADO_DATA/sandbox/state.sqlite. FULL: what a person saw on the page is still there after a power cut. */
export function openState(dataFolder: string): DatabaseSync {
  const folder = join(dataFolder, 'sandbox');
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(join(folder, 'state.sqlite'));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000;',
  );
  return db;
}

/** Runs `work` as one transaction; one inside another simply joins it. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** A column that an earlier workspace's table lacks. */
export function addColumn(db: DatabaseSync, table: string, column: string): void {
  const columns = db.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
  const name = column.split(' ')[0];
  if (!columns.some((each) => each.name === name)) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
}
