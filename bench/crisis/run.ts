/**
 * `npm run bench:crisis` plants bursts in eight weeks of counts and prints, by base, what is told and what is told for nothing, beside a
 * plain z-score, a plain threshold and somebody who knows the true rates (`--develop`: on twenty other seeds); with RECADO_SHARED_DATA it also replays eight days of real messages, where history is short.
 */
import { readCommand } from '../../sandbox/command-line.ts';
import { airlineAlerts } from './airlines.ts';
import { BASES, makeTrace, SEEDS } from './generator.ts';
import { detectors, falseAWeek, found } from './measure.ts';
import { oracle } from './oracle.ts';
import { evaluationTime } from './speed.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const share = (part: number, of: number): string => (of === 0 ? '-' : (part / of).toFixed(2));

const { values } = readCommand(process, {
  usage: `npm run bench:crisis

Plants bursts in eight weeks of counts and prints what is told, and what for nothing; with RECADO_SHARED_DATA it replays real messages, too.
  --develop   on twenty other seeds, for tuning`,
  options: { develop: { type: 'boolean', default: false } },
});
// What is tuned is tuned on these, never on the seeds that are measured.
const seeds = values.develop ? Array.from({ length: 20 }, (_, i) => 1_001 + i * 7) : SEEDS;
const heads = [
  'base',
  'who',
  '5x in 15 min',
  '5x in 1 h',
  '5x, 8+, in 1 h',
  '2x in 1 h',
  'false/week',
  'first 2',
  'later',
];
const rows = [heads];
for (const base of BASES) {
  const of = (factor: number) => seeds.map((seed) => makeTrace(base, seed, factor));
  const [calm, five, two] = [of(1), of(5), of(2)];
  const traceOf = (factor: number) => (factor === 1 ? calm : factor === 5 ? five : two);
  for (const [name, detector] of Object.entries({ ...detectors, 'knows the rate': oracle(base, seeds, traceOf) })) {
    const big = found(five, detector);
    const small = found(two, detector);
    const wrong = falseAWeek(calm, detector);
    rows.push([
      String(base),
      name,
      share(big.in3, big.planted),
      share(big.inHour, big.planted),
      share(big.fullInHour, big.full),
      share(small.inHour, small.planted),
      ...[wrong.all, wrong.early, wrong.late].map((value) => value.toFixed(2)),
    ]);
  }
}
const widths = heads.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
for (const row of rows)
  say(row.map((cell, i) => (i === 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '));
const { one, all } = evaluationTime();
say(`\nOne evaluation at 1,000 series: ${one.toFixed(1)} µs; all of them: ${all.toFixed(2)} ms every five minutes.`);
const airlines = await airlineAlerts();
if (airlines) for (const line of ['', ...airlines]) say(line);
else say('\nReal messages were not replayed: set RECADO_SHARED_DATA to the folder that holds airline-tweets/.');
