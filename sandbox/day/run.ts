/**
 * A working day in minutes, on the local workspace, with Slack's limits: customers write, twelve people answer, everything is
 * counted. docs/day.md says how to read it. Ends with 1 where something was lost, doubled or given up.
 *
 *   npm run day -- --minutes 8 --tickets 500 --people 12 --seed 7 --shots ./shots
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { numberBehind, readCommand } from '../command-line.ts';
import { createCalls } from './calls.ts';
import { createChance } from './chance.ts';
import { createDayClock } from './clock.ts';
import { countDay } from './count.ts';
import { startCustomers } from './customers.ts';
import { createFigures, figuresTable, percentile } from './figures.ts';
import { createMirror, type Seen } from './mirror.ts';
import { startPeople } from './people.ts';
import { planDay } from './plan.ts';
import { createPresses } from './presses.ts';
import { startProgram } from './program.ts';
import { brandWith, teamOf } from './team.ts';

const root = path.join(import.meta.dirname, '..', '..');
const usage = `npm run day

A working day in minutes, on the local workspace, with Slack's limits. docs/day.md says how to read it.
  --minutes 8     how long it takes
  --tickets 500   conversations
  --people 12     who answer them
  --seed 7        the same day again
  --drain 25      minutes to wait at the end until nothing is left
  --shots FOLDER  pictures of it
  --keep          its folder stays`;
const { values } = readCommand(process, {
  usage,
  options: {
    minutes: { type: 'string', default: '8' },
    tickets: { type: 'string', default: '500' },
    people: { type: 'string', default: '12' },
    seed: { type: 'string', default: '7' },
    shots: { type: 'string' },
    drain: { type: 'string', default: '25' },
    keep: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const numbers = { minutes: 0, tickets: 1, people: 1, seed: 0, drain: 0 } as const;
for (const [option, least] of Object.entries(numbers))
  numberBehind(process, { option, text: values[option as keyof typeof numbers], least, usage });
const minutes = Number(values.minutes);
const chance = createChance(Number(values.seed));
const team = teamOf(Number(values.people));
const clock = createDayClock(minutes);
const plan = planDay({ tickets: Number(values.tickets), handle: 'alba', chance });

const folder = mkdtempSync(path.join(tmpdir(), 'recado-day-'));
const config = path.join(folder, 'brand.yaml');
writeFileSync(config, brandWith(readFileSync(path.join(root, 'recado.yaml'), 'utf8'), team));
const program = await startProgram({ folder, config, say });
const problems: string[] = [];
try {
  const calls = createCalls(program.base);
  const memory = { start: await program.memory(), end: 0 };
  const channels = new Map(
    (await calls.get<{ id: string; name: string }[]>('/sandbox/slack/channels')).map(({ id, name }) => [name, id]),
  );
  const users = new Map(
    (await calls.get<{ id: string; key: string }[]>('/sandbox/slack/users')).map(({ id, key }) => [key, id]),
  );
  const begun = Date.now();
  const figures = createFigures(() => clock.hourAt(Date.now() - begun));
  const presses = createPresses({ calls, figures, clock, begun });
  const stop = new AbortController();
  const shown = new Set<string>();
  const mirror = createMirror(calls, (seen, before) => {
    presses.changed(seen, before);
    noteCard(seen);
    const answered = seen.words.includes('Respondido por') && before?.words.includes('Respondido por') === false;
    if (answered && (seen.message.thread_ts === undefined || seen.message.thread_ts === seen.ts)) figures.answered();
  });
  const customers = startCustomers({ calls, plan, clock, begun, signal: stop.signal, came: () => figures.cameIn() });
  const people = startPeople({
    calls,
    mirror,
    presses,
    chance: createChance(Number(values.seed) + 1),
    clock,
    team,
    channels,
    users,
  });
  say(`${values.tickets} conversations, ${team.length} people, seed ${values.seed}, ${minutes} minutes; ${folder}`);

  function noteCard(seen: Seen): void {
    const ref =
      seen.message.metadata?.event_type === 'recado_card' &&
      (seen.message.thread_ts === undefined || seen.message.thread_ts === seen.ts)
        ? /AL\d{4}X/.exec(seen.words)?.[0]
        : undefined;
    if (ref === undefined || shown.has(ref)) return;
    shown.add(ref);
    const conversation = customers.conversations.get(ref);
    if (conversation) figures.card(conversation.hour, Math.max(0, Number(seen.ts) * 1_000 - conversation.at));
  }

  async function watch(): Promise<void> {
    while (!stop.signal.aborted) {
      const [{ work }, { refused }] = await Promise.all([
        program.health(),
        calls.get<{ refused: Record<string, number> }>('/sandbox/slack/status'),
      ]);
      figures.due(work.due + work.running);
      figures.slowedSoFar(Object.values(refused).reduce((sum, count) => sum + count, 0));
      await pause(1_000);
    }
  }
  const watching = watch();
  const pictures: Promise<void>[] = [];
  const late = Math.min(20_000, minutes * 2_500);
  for (const [hour, at] of [
    [9, clock.msUntil(9) + late],
    [13, clock.msUntil(13)],
    [17, clock.msUntil(17) - 2_000],
  ] as const) {
    await pause(Math.max(0, begun + at - Date.now()));
    const { work } = await program.health();
    say(`  ${hour} h: ${customers.conversations.size} conversations, ${work.due} jobs due`);
    if (values.shots !== undefined) pictures.push(takePicture(hour, values.shots));
  }
  await customers.ended;
  await pause(Math.max(0, begun + clock.msUntil(17) - Date.now()));
  await Promise.all(pictures);
  await people.stop();
  const dayEnd = await program.health();
  say(`  the day is over: ${dayEnd.work.due} jobs due; waiting until nothing is left`);
  const drainFrom = Date.now();
  if (!(await program.idle(Number(values.drain) * 60_000))) problems.push('jobs are still due');
  const drained = Date.now() - drainFrom;
  stop.abort();
  await watching;
  await pause(500);
  await mirror.stop();
  memory.end = await program.memory();
  const { work, inbox } = await program.health();
  const { refused } = await calls.get<{ refused: Record<string, number> }>('/sandbox/slack/status');
  const conversations = [...customers.conversations.values()];
  const counted = await countDay({ calls, mirror, conversations });
  problems.push(...counted.problems);
  if (work.dead > 0) problems.push(`${work.dead} jobs were given up`);
  if (inbox.waiting + inbox.failed > 0)
    problems.push(`${inbox.waiting} messages wait in the inbox, ${inbox.failed} were set aside`);
  await program.stopBot();
  const stored = await storedState();
  if (stored.stale > 0) problems.push(`${stored.stale} messages show an older state than the stored one`);
  if (stored.unposted > 0) problems.push(`${stored.unposted} messages of cards and threads were never posted`);
  if (stored.tickets !== conversations.length && stored.tickets < counted.cards)
    problems.push(`${conversations.length} conversations made ${stored.tickets} tickets`);

  say(`\n${figuresTable(figures.hours())}\n`);
  const byAction = Map.groupBy(presses.redraws(), ({ what }) => what);
  for (const [what, all] of byAction)
    say(
      `press -> redrawn, ${what}: ${all.length}, ${[0.5, 0.95, 1]
        .map((share) =>
          (
            percentile(
              all.map(({ ms }) => ms),
              share,
            ) / 1000
          ).toFixed(1),
        )
        .join(' / ')} s`,
    );
  say(
    `conversations ${conversations.length}, tickets ${stored.tickets}: ${stored.closed} closed, ${stored.open} open, ${stored.snoozed} set aside; ${counted.answered} answered on X`,
  );
  say(
    `drained ${(drained / 1000).toFixed(0)} s after the day; 429: ${JSON.stringify(refused)}; dead jobs ${work.dead}; messages behind their state ${stored.stale}, never posted ${stored.unposted}`,
  );
  say(`memory of the bot ${memory.start.toFixed(0)} MB at the start, ${memory.end.toFixed(0)} MB at the end`);
  say(
    `presses: ${JSON.stringify(presses.counts())}; without a visible change: ${presses.unseen().length} ${JSON.stringify(Object.fromEntries([...Map.groupBy(presses.unseen(), ({ what }) => what)].map(([what, all]) => [what, all.length])))}`,
  );
  for (const [words, times] of presses.refusals().slice(0, 12)) say(`  ${times} x ${words}`);
} finally {
  await program.stop();
  if (!values.keep && problems.length === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
for (const problem of problems) say(`WRONG: ${problem}`);
say(
  problems.length === 0
    ? 'Nothing was lost, doubled or left behind.'
    : `${problems.length} things are wrong; everything is kept in ${folder}`,
);
process.exit(problems.length === 0 ? 0 : 1);

interface Stored {
  tickets: number;
  open: number;
  closed: number;
  snoozed: number;
  stale: number;
  unposted: number;
}

async function storedState(): Promise<Stored> {
  return JSON.parse(await run(['bench/parts/day-state.ts'])) as Stored;
}

async function takePicture(hour: number, shots: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await run(['bench/parts/day-picture.ts', program.base, path.resolve(shots), String(hour)]);
}

/** A program beside this one, with the same settings as the bot; gives what it wrote. */
async function run([file = '', ...args]: string[]): Promise<string> {
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    env: program.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}: ${said}`);
  return said;
}
