import { silentLog } from '#core/ports/log.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createFeed } from '../feed.ts';
import { makeBare, writeBare } from './bare-rows.ts';

/**
 * Our engine alone, in its thread and with fsync, given the four rows of the same messages in the same pages. Arguments: its folder,
 * how many.
 */
const [folder = '', wanted = '0'] = process.argv.slice(2);
const PAGE = 100;
const opened = await openEmbedded({ folder, log: silentLog });
await makeBare(opened);
const feed = createFeed('m');
for (let given = 0; given < Number(wanted); given += PAGE) {
  await writeBare(opened, feed.page(PAGE));
  // What a server does by itself, or the log would be all that grows.
  if (given % 5_000 === 0) await opened.run('checkpoint');
}
process.on('SIGTERM', () => void opened.close().finally(() => process.exit(0)));
process.send?.('full');
