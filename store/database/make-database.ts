/**
 * Makes an empty database with all its tables in a folder that is not there yet, and ends. A process of its own, for initdb
 * needs a gigabyte of memory for a moment. Argument: the folder. It ends early when its input does, that is, with its parent.
 */
import { CompiledQuery } from 'kysely';
import { silentLog } from '#core/ports/log.ts';
import { createDb } from './database.ts';
import { bootDatabaseThread } from './database-thread.ts';
import { migrateToLatest } from './migrate.ts';
import { createQueue } from '../queue/queue.ts';
import { workerDialect } from './worker-dialect.ts';

const [dir = ''] = process.argv.slice(2);
process.stdin.on('end', () => process.exit(1)).resume();

// Nothing is synced while it is made: whoever puts it in its place syncs all of it, once.
const thread = await bootDatabaseThread().open({ dir, fsync: false });
const db = createDb(workerDialect(thread));
const plain = db.withoutPlugins();
await migrateToLatest(db);
const queue = await createQueue({
  opened: {
    kind: 'embedded',
    db,
    run: async (text, values) => await plain.executeQuery(CompiledQuery.raw(text, [...(values ?? [])])),
    close: () => thread.close(),
  },
  jobs: [],
  log: silentLog,
});
await queue.stop();
// Of the tables of PostgreSQL itself only: of one that was looked at while it was empty it plans to read all rows, for good.
const { rows } = await thread.query(
  "select string_agg(oid::regclass::text, ', ') as tables from pg_class where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r'",
);
const [{ tables }] = rows as [{ tables: string }];
await thread.query(`vacuum (analyze) ${tables}`);
await thread.close();
process.exit(0);
