import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Answer, DatabaseThread } from './database-thread.ts';
import { hearerOf, isForLater } from './later.ts';
import { createLine } from './line.ts';
import { createTurns, type Turns } from './turns.ts';
import { isUnsynced } from './unsynced.ts';
import { waited } from './who-waits.ts';
import type { Before, StatementBefore } from './worker-protocol.ts';

/**
 * Kysely over the database thread. PGlite is one session, so a transaction holds the only connection and everything else waits
 * its turn: a query through `db` inside `db.transaction()` waits for itself for ever. Use the transaction it was given.
 */
export function workerDialect(thread: DatabaseThread, turns: Turns = createTurns()): Dialect {
  return {
    createAdapter: () => new SingleConnectionAdapter(),
    createDriver: () => new WorkerDriver(thread, turns),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class SingleConnectionAdapter extends PostgresAdapter {
  // A lock across connections is neither possible nor needed: the folder has one process and one session.
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class WorkerDriver implements Driver {
  readonly #connection: WorkerConnection;
  readonly #turns: Turns;
  readonly #line = createLine();

  constructor(thread: DatabaseThread, turns: Turns) {
    this.#connection = new WorkerConnection(thread);
    this.#turns = turns;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#turns.asked();
    await this.#line.enter(waited());
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#turns.given();
    this.#line.leave();
  }

  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    this.#connection.begin(`begin${level}${settings.accessMode ? ` ${settings.accessMode}` : ''}`);
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.end('commit');
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.end('rollback');
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint "${name}"`));
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint "${name}"`));
  }

  /** The thread belongs to who opened it. */
  async destroy(): Promise<void> {}
}

/** Sent in one go with the statement behind it, it holds for the transaction that both are. */
const WITHOUT_SYNC: StatementBefore = { sql: `select set_config('synchronous_commit', $1, true)`, params: ['off'] };

class WorkerConnection implements DatabaseConnection {
  readonly #thread: DatabaseThread;
  /** Goes with the first statement of its transaction: each way to the thread and back costs. */
  #beginning: string | undefined;

  constructor(thread: DatabaseThread) {
    this.#thread = thread;
  }

  #isInTransaction = false;
  /** Go with the next statement, too. */
  #waiting: StatementBefore[] = [];
  /** Of those among them that are heard, in their order. */
  #hearers: ((rows: readonly unknown[]) => void)[] = [];

  begin(text: string): void {
    this.#beginning = text;
    this.#isInTransaction = true;
  }

  async end(text: 'commit' | 'rollback'): Promise<void> {
    this.#isInTransaction = false;
    if (text === 'rollback') [this.#waiting, this.#hearers] = [[], []];
    const isEmpty = this.#beginning !== undefined && this.#waiting.length === 0;
    if (isEmpty) this.#beginning = undefined;
    else await this.#ask(text);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const hear = hearerOf(query);
    if (this.#isInTransaction && (hear || isForLater(query))) {
      this.#waiting.push({ sql: query.sql, params: query.parameters, heard: hear !== undefined });
      if (hear) this.#hearers.push(hear);
      return { rows: [] };
    }
    if (!this.#isInTransaction && isUnsynced(query)) this.#waiting.push(WITHOUT_SYNC);
    const answer = await this.#ask(query.sql, query.parameters);
    const rows = answer.rows.filter((row): row is R => row !== undefined);
    return answer.affected === undefined ? { rows } : { rows, numAffectedRows: BigInt(answer.affected) };
  }

  async #ask(text: string, parameters?: readonly unknown[]): Promise<Answer> {
    const before: Before = { begin: this.#beginning, statements: this.#waiting };
    const hearers = this.#hearers;
    this.#beginning = undefined;
    [this.#waiting, this.#hearers] = [[], []];
    const answer = await this.#thread.query(text, parameters, before);
    for (const [i, hear] of hearers.entries()) hear(answer.before?.[i] ?? []);
    return answer;
  }

  // eslint-disable-next-line require-yield -- the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded store does not stream; ask for pages.');
  }
}
