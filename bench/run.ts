/**
 * `npm run bench` measures everything, about thirty-five minutes; `--quick` with small samples, `--only <name>` one measurement.
 * Each figure stands beside a bare baseline taken in the same run, in turns with ours. docs/bench.md says how to read it.
 */
import { misused, readCommand } from '../sandbox/command-line.ts';
import { describeMachine, diskFolder, fsyncCost } from './machine.ts';
import { measureBoth } from './measures/both.ts';
import { measureCards } from './measures/cards.ts';
import { measureChannel } from './measures/channel.ts';
import { measureClicks } from './measures/clicks.ts';
import { measureFlood } from './measures/flood.ts';
import { measureHistory } from './measures/history.ts';
import { measureIngest, measureListening } from './measures/ingest.ts';
import { measureMemory } from './measures/memory.ts';
import { measurePosts } from './measures/posts.ts';
import { measureReports } from './measures/reports.ts';
import { measureSoak } from './measures/soak.ts';
import { measureStart } from './measures/start.ts';
import { openRoom, type Room } from './room.ts';
import { table, type Row } from './table.ts';

/** `run` holds what several of them share until the last one is through. */
const measures: Record<string, (room: Room, quick: boolean, run: Room) => Promise<Row[]>> = {
  ingest: measureIngest,
  listening: measureListening,
  clicks: measureClicks,
  cards: measureCards,
  channel: measureChannel,
  flood: measureFlood,
  both: measureBoth,
  start: measureStart,
  memory: measureMemory,
  posts: measurePosts,
  history: measureHistory,
  reports: measureReports,
  soak: measureSoak,
};

const names = Object.keys(measures);
const usage = `npm run bench

Measures everything, about thirty-five minutes on two quiet cores. docs/bench.md says how to read it.
  --quick       small samples, about six minutes
  --only NAME   one measurement, as often as you like: ${names.join(', ')}`;
const {
  values: { quick, only },
} = readCommand(process, {
  usage,
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: names } },
});
const strange = only.find((name) => !names.includes(name));
if (strange !== undefined) misused(process, `There is no measurement "${strange}".`, usage);

let room: Room | undefined;
const run = openRoom();
async function clearAway(): Promise<void> {
  await room?.[Symbol.asyncDispose]();
  await run[Symbol.asyncDispose]();
}
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted) process.exit(1);
    interrupted = true;
    void clearAway().finally(() => process.exit(130));
  });
}

const machine = describeMachine(fsyncCost(diskFolder()));
console.log(`${machine}\n`);
const rows: Row[] = [];
let failed = false;
for (const name of names.filter((each) => only.includes(each))) {
  const from = performance.now();
  room = openRoom();
  try {
    rows.push(...((await measures[name]?.(room, quick, run)) ?? []));
    console.error(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  } catch (error) {
    if (interrupted) break;
    failed = true;
    console.error(`${name}: could not be measured`, error);
  } finally {
    await room[Symbol.asyncDispose]();
  }
}
await run[Symbol.asyncDispose]();
console.log(`\n${table(rows)}${quick ? '\n\nQuick: small samples, so tails and ratios are rough.' : ''}`);
process.exitCode = failed ? 1 : 0;
