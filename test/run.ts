/**
 * `npm test` runs every suite; `npm test -- unit flows` some of them; `npm run verify` adds the static checks and sees that the working
 * tree is as clean as before; `npm run test:peers` runs what needs a PostgreSQL server or a spreadsheet; `npm run test:changed` what a change touches.
 * How long a suite takes is printed, and judged in CI only.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../sandbox/command-line.ts';
import { endProcesses, makeRunFolder, removeLeftRuns, runEnvironment, temporaryOf } from './support/run/folder.ts';
import { keep } from './support/run/keep.ts';
import { measure, workers } from './support/run/measure.ts';
import { leftOut } from './support/run/must-run.ts';
import { startPostgres } from './support/run/postgres.ts';
import { readReport, type Count } from './support/run/report.ts';
import { findSpreadsheet } from './support/run/spreadsheet.ts';
import { changed, peers, staticChecks, suites, type Part, type Step } from './support/run/suites.ts';

const root = path.join(import.meta.dirname, '..');
const inCi = Boolean(process.env['CI']);
/** In CI a suite that hangs is ended, long after it is late. */
const HANGS = 2;

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Recado's tests need Node 24; this is ${process.version}. Run them with "npm test" after "npm install": that puts the right Node first.`,
  );
  process.exit(1);
}
const { values: asked, words: names } = readCommand(process, {
  usage: `npm test                       every suite
npm test -- unit flows         some of them
npm run verify                 the static checks, too, and whether the tree is as clean as before
npm run test:peers             what needs a PostgreSQL server or a spreadsheet
npm run test:changed -- [REF]  what differs from main, or from REF, touches`,
  options: { verify: { type: 'boolean' }, peers: { type: 'boolean' }, changed: { type: 'boolean' } },
  takesWords: true,
});
const option = (name: keyof typeof asked): boolean => asked[name] === true;

await removeLeftRuns();
const folder = makeRunFolder();
const cleanUp = keep(folder);
const machine = await measure();
const { computing, waiting } = workers(machine);
console.log(
  `${machine.cores} core(s), ${machine.slowness} times as slow as a quick one: waits last ${machine.slowness} times as long, ${computing} to ${waiting} test file(s) at once.`,
);

/** Tests never meet a real workspace or account, whatever the shell that starts them has in its environment. */
function environment(): NodeJS.ProcessEnv {
  const strange = /^(SLACK_|TEAMS_|X_|RECADO_(DATA|CONFIG|SECRET)$|DATABASE_URL$|PORT$|SANDBOX_PORT$|HOST$|LOG_LEVEL$)/;
  const own = {
    RECADO_TEST_SLOWNESS: String(machine.slowness),
    RECADO_TEST_WORKERS: String(computing),
    RECADO_TEST_WAITING: String(waiting),
  };
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !strange.test(name))),
    ...runEnvironment(folder),
    ...own,
  };
}

/** Runs one program in a process group of its own; whatever it started ends with it, what left the group too. */
async function run(
  command: string[],
  env: Record<string, string>,
  deadline: number,
): Promise<{ code: number; late: boolean }> {
  const [program = '', ...args] = command;
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment(), ...env },
    detached: true,
  });
  const endGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  let late = false;
  const timer =
    deadline === Infinity
      ? undefined
      : setTimeout(
          () => {
            late = true;
            endGroup();
          },
          Math.max(0, deadline - Date.now()),
        );
  const interrupted = (): void => {
    endGroup();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once('error', () => resolve(1)).once('exit', (code) => resolve(code ?? 1));
  const code = await promise;
  clearTimeout(timer);
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  endGroup();
  return { code, late };
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const words: string[] = [];
/** Every failed test once more, at the end: a long log is read from there. */
const failures: string[] = [];
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const listed = ({ passed, failed, skipped }: Count): string => `${passed} passed, ${failed} failed, ${skipped} skipped`;

async function runStep(step: Step, deadline: number): Promise<void> {
  const started = Date.now();
  let failedCommand = '';
  let code = 0;
  for (const command of step.commands) {
    const ended = await run(command, step.env ?? {}, deadline);
    code = ended.code;
    if (ended.late) failedCommand = `${command[0]?.split('/')[0] ?? ''} hung and was stopped`;
    else if (code !== 0) failedCommand = command[0]?.split('/')[0] ?? '';
    if (ended.late) break;
  }
  if (step.report === undefined) {
    total.failed += failedCommand === '' ? 0 : 1;
    words.push(
      `${step.name}: ${seconds(Date.now() - started)}, ${failedCommand === '' ? 'clean' : `FAILED in ${failedCommand}`}`,
    );
    return;
  }
  // What a killed worker left would slow down what comes next.
  await endProcesses(temporaryOf(folder));
  const report = readReport(step.report, code);
  const count = report?.count ?? { passed: 0, failed: 1, skipped: 0 };
  words.push(
    `${step.name}: ${seconds(Date.now() - started)}, ${report === undefined ? 'ENDED WITHOUT A REPORT, which counts as one failure' : listed(count)}`,
  );
  failures.push(...(report?.failures ?? []));
  const missed = leftOut(step.name, report?.files ?? []);
  for (const each of missed) words.push(`${step.name}: ${inCi ? 'NOT WHOLE, ' : ''}${each}`);
  total.passed += count.passed;
  total.failed += count.failed + (inCi ? missed.length : 0);
  total.skipped += count.skipped;
}

async function runPart(part: Part): Promise<void> {
  const started = Date.now();
  const budget = part.minutes * 60_000;
  for (const step of part.steps) await runStep(step, inCi ? started + budget * HANGS : Infinity);
  const took = Date.now() - started;
  if (!inCi || took <= budget) return;
  total.failed += 1;
  words.push(`${part.name}: OVER ITS TIME, ${seconds(took)} of ${part.minutes} min`);
}

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

function changedFiles(): string | undefined {
  try {
    return git('status', '--porcelain');
  } catch {
    words.push('tree: not a git checkout, so not compared');
    return undefined;
  }
}

/** The named parts only; with no name all of them. */
function chosen(parts: Part[]): Part[] {
  const known = [...parts, staticChecks].flatMap((part) => part.steps.map((step) => step.name));
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Error(`There is no suite "${strange}"; there are ${known.join(', ')}.`);
  const all = option('verify') || names.includes('static') ? [staticChecks, ...parts] : parts;
  return all
    .map((part) => ({ ...part, steps: part.steps.filter((step) => names.length === 0 || names.includes(step.name)) }))
    .filter(({ steps }) => steps.length > 0);
}

/** Files of the store's tests that also run on a server. */
function storeFilesOnServer(): string[] {
  const store = path.join(root, 'test', 'store');
  const files = readdirSync(store).filter(
    (file) =>
      file.endsWith('.test.ts') &&
      /\.\/rig\.ts|RECADO_TEST_DATABASE_URL/.test(readFileSync(path.join(store, file), 'utf8')),
  );
  return files.map((file) => `test/store/${file}`);
}

async function runPeers(): Promise<void> {
  const server = await startPostgres(folder);
  if ('missing' in server) {
    console.error(`\nNo PostgreSQL server: ${server.missing}.\n`);
    words.push(`peers: LEFT OUT, ${server.missing}`);
  }
  const spreadsheet = findSpreadsheet();
  if ('missing' in spreadsheet) {
    console.error(`\nNo spreadsheet: ${spreadsheet.missing}.\n`);
    words.push(`spreadsheet: LEFT OUT, ${spreadsheet.missing}`);
  }
  await runPart(
    peers(folder, storeFilesOnServer(), {
      serverUrl: 'url' in server ? server.url : undefined,
      spreadsheet: 'program' in spreadsheet ? spreadsheet.program : undefined,
    }),
  );
  if ('url' in server) await server.stop();
}

async function runChanged(): Promise<void> {
  let base = names[0];
  try {
    base ??= git('merge-base', 'HEAD', 'main').trim();
  } catch {
    base = 'HEAD';
  }
  const files = `${git('diff', '--name-only', base)}${git('ls-files', '--others', '--exclude-standard')}`
    .split('\n')
    .filter((file) => file !== '');
  console.log(`${files.length} file(s) differ from ${base}.`);
  if (files.length === 0) return;
  for (const part of changed(folder, base, files)) await runPart(part);
}

const before = option('verify') ? changedFiles() : undefined;
try {
  if (option('peers')) await runPeers();
  else if (option('changed')) await runChanged();
  else for (const part of chosen(suites(folder))) await runPart(part);
} catch (error) {
  total.failed += 1;
  words.push(error instanceof Error ? error.message : String(error));
}
if (before !== undefined) {
  const after = changedFiles() ?? '';
  const clean = inCi ? after === '' : after === before;
  if (!clean) total.failed += 1;
  words.push(clean ? 'tree: clean' : `tree: NOT CLEAN after the run\n${after}`);
}
await cleanUp();
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${words.join('\n')}\n`);
console.log(listed(total));
const nothing = total.passed === 0 && !option('peers') && !option('changed') && !names.includes('static');
process.exit(total.failed > 0 || nothing ? 1 : 0);
