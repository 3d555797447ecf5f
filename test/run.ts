/**
 * `npm test` runs every suite; `npm test -- unit flows` some of them; `npm run verify` adds the static checks and sees that
 * the working tree is as clean as before. Every suite has a time budget and is failed by name when it takes longer.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

interface Step {
  name: string;
  /** Programs of installed packages with their arguments. */
  commands: string[][];
  /** Whether the command is vitest, whose tests are counted. */
  counts: boolean;
}
interface Part {
  name: string;
  minutes: number;
  steps: Step[];
}
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = path.join(import.meta.dirname, '..');
const results = mkdtempSync(path.join(tmpdir(), 'recado-test-'));

const vitest = (project: string): Step => ({
  name: project,
  commands: [['vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(project)}`]],
  counts: true,
});
const parts: Part[] = [
  { name: 'unit and store', minutes: 3, steps: [vitest('unit'), vitest('store')] },
  { name: 'contracts', minutes: 2, steps: [vitest('contracts')] },
  { name: 'flows', minutes: 4, steps: [vitest('flows')] },
  { name: 'faults', minutes: 3, steps: [vitest('faults')] },
  { name: 'browser', minutes: 2, steps: [vitest('browser')] },
];
const staticChecks: Part = {
  name: 'static',
  minutes: 1,
  steps: [
    {
      name: 'static',
      commands: [
        ['oxfmt/bin/oxfmt', '--check', '.'],
        ['oxlint/bin/oxlint', '--type-aware'],
        ['typescript/bin/tsc', '--noEmit'],
        ['typescript/bin/tsc', '--noEmit', '--project', 'sandbox/page'],
        ['knip/bin/knip.js'],
      ],
      counts: false,
    },
  ],
};

/** What a finished vitest run wrote; only what is summed here. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

function resultFile(project: string): string {
  return path.join(results, `${project}.json`);
}

function countOf(project: string, exitCode: number): Count {
  let report: z.output<typeof Report>;
  try {
    report = Report.parse(JSON.parse(readFileSync(resultFile(project), 'utf8')));
  } catch {
    console.error(`${project}: ended without a report, so it counts as one failure`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A file that cannot even be loaded has no failed test in it, and an error outside every test fails only the run.
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  const failed = report.numFailedTests + brokenFiles;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** Tests never meet a real workspace or account, whatever the shell that starts them has in its environment. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SLACK_|TEAMS_|X_|RECADO_(DATA|CONFIG|SECRET)$|DATABASE_URL$|PORT$|SANDBOX_PORT$|HOST$|LOG_LEVEL$)/.test(name)));
}

/** Runs one program in a process group of its own, so that whatever it started ends with it. */
async function run(command: string[], deadline: number): Promise<{ code: number; late: boolean }> {
  const [program = '', ...args] = command;
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment(), detached: true });
  const endGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  let late = false;
  const timer = setTimeout(
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
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function runPart(part: Part, only: Set<string>): Promise<void> {
  const started = Date.now();
  const budget = part.minutes * 60_000;
  for (const step of part.steps.filter((each) => only.size === 0 || only.has(each.name))) {
    const stepStarted = Date.now();
    let failedCommand = '';
    let code = 0;
    for (const command of step.commands) {
      const ended = await run(command, started + budget);
      code = ended.code;
      if (ended.late) failedCommand = `${command[0]?.split('/')[0] ?? ''} was stopped`;
      else if (code !== 0) failedCommand = command[0]?.split('/')[0] ?? '';
      if (ended.late || (code !== 0 && step.counts)) break;
    }
    const count = step.counts ? countOf(step.name, code) : { passed: 0, failed: failedCommand === '' ? 0 : 1, skipped: 0 };
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    const tally = step.counts
      ? `, ${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`
      : failedCommand === ''
        ? ', clean'
        : `, FAILED in ${failedCommand}`;
    words.push(`${step.name}: ${seconds(Date.now() - stepStarted)}${tally}`);
  }
  const took = Date.now() - started;
  if (took > budget) {
    total.failed += 1;
    words.push(`${part.name}: OVER ITS TIME, ${seconds(took)} of ${part.minutes} min`);
  }
}

function changedFiles(): string | undefined {
  try {
    return execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    words.push('tree: not a git checkout, so not compared');
    return undefined;
  }
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Recado's tests need Node 24; this is ${process.version}. Run them with "npm test" after "npm install": that puts the right Node first.`);
  process.exit(1);
}
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const known = [...parts, staticChecks].flatMap((part) => part.steps.map((step) => step.name));
const strange = names.find((name) => !known.includes(name));
if (strange !== undefined) {
  console.error(`There is no suite "${strange}"; there are ${known.join(', ')}.`);
  process.exit(1);
}
const verify = process.argv.includes('--verify');
const only = new Set(names);
const before = verify ? changedFiles() : undefined;
for (const part of verify || only.has('static') ? [staticChecks, ...parts] : parts) await runPart(part, only);
rmSync(results, { recursive: true, force: true });
if (before !== undefined) {
  const after = changedFiles() ?? '';
  const clean = process.env['CI'] ? after === '' : after === before;
  if (!clean) total.failed += 1;
  words.push(clean ? 'tree: clean' : `tree: NOT CLEAN after the run\n${after}`);
}
console.log(`\n${words.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
