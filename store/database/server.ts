import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import { createDb, type Opened } from './database.ts';
import { SCHEMA } from '../migrations/names.ts';

const INT8 = 20;
const MAX_CONNECTIONS = 10;
/** A host that swallows packets would else hold a start, or a job, for minutes. */
const CONNECT_MS = 15_000;
/** No statement of ours takes a tenth of it; one that waits for a lock for ever would keep its connection. Migrations take as long as they take. */
const STATEMENT_MS = 60_000;

/**
 * A PostgreSQL server, shared by any number of bots.
 * @throws StartError when it cannot be reached or is older than 15
 */
export async function openServer({ url, log }: { url: string; log: Log }): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: `recado ${SCHEMA}`,
    // To compile a statement takes longer than any of ours runs: a page of a report took fifty times as long with it.
    // eslint-disable-next-line typescript/no-misused-promises -- the pool waits for it
    onConnect: (client) => client.query('set jit = off'),
    // Counts and sequence numbers as numbers, as the embedded store gives them.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : format === 'binary'
            ? pg.types.getTypeParser(oid, 'binary')
            : pg.types.getTypeParser(oid, 'text'),
    },
  });
  pool.on('error', (error) => log.warn({ error: error.message }, 'An idle connection to PostgreSQL was lost'));
  try {
    const { rows } = await pool.query<{ number: string }>("select current_setting('server_version_num') as number");
    if (Number(rows[0]?.number) < 150_000)
      throw new StartError('The PostgreSQL of DATABASE_URL is older than version 15. Use version 15 or newer.');
  } catch (error) {
    await pool.end();
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The PostgreSQL of DATABASE_URL cannot be reached: ${error instanceof Error ? error.message : String(error)}. Check host, port, name and password, and that the server is running.`,
      { cause: error },
    );
  }
  const db = createDb(new PostgresDialect({ pool }));
  return {
    kind: 'server',
    db,
    run: (text, values) => pool.query(text, values ? [...values] : undefined),
    close: () => db.destroy(),
  };
}
