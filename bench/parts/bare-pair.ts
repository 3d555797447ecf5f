import { PGlite } from '@electric-sql/pglite';

/** PGlite as it comes, on a database that is there already, and with `bolt` behind it the import of Bolt: what no start can do without. */
const [folder = '', bolt] = process.argv.slice(2);
const [database] = await Promise.all([PGlite.create(folder), bolt === 'bolt' && import('@slack/bolt')]);
await database.query('select 1');
process.on('SIGTERM', () => void database.close().finally(() => process.exit(0)));
// Its parent may want to measure it at rest: PGlite alone would let the process end.
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
