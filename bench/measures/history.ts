import type { Store } from '../../store/store.ts';
import { HEAVY, openLarge } from '../parts/large-database.ts';
import type { Room } from '../room.ts';
import { percentile, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';

const AIM_MS = 50;
const NEWEST = 500;
const PAGE = 12;

/** How long it takes to see what somebody wrote to us, among few messages and among a million. */
export async function measureHistory(_room: Room, quick: boolean, run: Room): Promise<Row[]> {
  const rows: Row[] = [];
  for (const messages of quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]) {
    await using large = await openLarge(run, messages);
    rows.push(await measureOne(large.store, messages, quick ? 200 : 1_000));
  }
  return rows;
}

async function measureOne(store: Pick<Store, 'messages'>, messages: number, looks: number): Promise<Row> {
  const authors = messages / 10;
  const scope = { channels: ['canal-1', 'canal-2'], privateChannels: ['canal-1'] };
  const ours: number[] = [];
  const bare: number[] = [];
  let seen = 0;
  for (let look = 0; look < looks; look += 1) {
    const author = look % 5 === 0 ? HEAVY : `au_${1 + ((look * 7_919) % (authors - 1))}`;
    const from = performance.now();
    const said = await store.messages.byAuthor(author, { ...(look % 2 === 0 && scope), limit: NEWEST });
    const words = await store.messages.get(said.slice(0, PAGE).map(({ id }) => id));
    const between = performance.now();
    await store.messages.get([`ms_${1 + ((look * 104_729) % messages)}`]);
    bare.push(performance.now() - between);
    ours.push(between - from);
    if (words.length < Math.min(PAGE, said.length)) throw new Error('words of the history are missing');
    seen += said.length;
  }
  if (seen < looks) throw new Error('the history was empty');
  const p99 = percentile(ours, 0.99);
  return {
    name: `author history, among ${messages.toLocaleString('en-GB')} messages (p99, ms)`,
    ours: shown(p99),
    baseline: shown(percentile(bare, 0.99)),
    ratio: ratio(p99, percentile(bare, 0.99)),
    aim: `<= ${AIM_MS} ms`,
    met: p99 <= AIM_MS,
    how: `${looks} looks, median ${shown(percentile(ours, 0.5))} ms, ${spread(ours)} ms; ${Math.round(seen / looks)} rows each`,
  };
}
