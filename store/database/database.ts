import { CamelCasePlugin, Kysely, type Dialect, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

/** An open database, embedded or on a server. */
export interface Opened {
  readonly kind: 'embedded' | 'server';
  readonly db: Db;
  /** Folder of an embedded one. */
  readonly dir?: string;
  /** One text as it is, several statements allowed when there are no values; for the job queue, which brings its own SQL. */
  run(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  /** One statement that goes behind everybody else's, of what reads for long. Absent where there are connections enough. */
  behind?<T>(statement: () => Promise<T>): Promise<T>;
  /** When it last answered anybody, on the clock of `performance.now()`. Absent where only each connection knows. */
  answeredAt?(): number;
  close(): Promise<void>;
}

/** Columns are snake_case in the database and camelCase in code; what lies inside jsonb is left alone. */
export function createDb(dialect: Dialect): Db {
  return new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
}
