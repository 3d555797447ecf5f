/**
 * A process for tests to kill. `write` prints each id once its commit is acknowledged, `stuck` never answers again, `first` opens
 * a new database from the cache folder that the third argument names, and says so.
 */
import { silentLog, type Log } from '#core/ports/log.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { migrateToLatest } from '../../store/database/migrate.ts';

const [what, folder = '', cache = ''] = process.argv.slice(2);
const log: Log = {
  ...silentLog,
  error: (_fields, message) => {
    process.stderr.write(`${message}\n`);
  },
};

if (what === 'stuck') {
  const opened = await openEmbedded({ folder, log, stuckMs: 1_000 });
  await opened.run('select count(*) from generate_series(1, 100000000000)');
} else if (what === 'first') {
  await openEmbedded({ folder, log, caches: [cache] });
  process.stdout.write('open\n');
} else {
  const opened = await openEmbedded({ folder, log });
  await migrateToLatest(opened.db);
  for (let i = 0; ; i += 1) {
    const id = `${process.pid}-${i}`;
    await opened.db.insertInto('clicks').values({ id, at: new Date() }).execute();
    process.stdout.write(`${id}\n`);
  }
}
