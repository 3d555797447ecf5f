import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PREFIX = 'recado-run-';

/** Where everything of one run lies that must not outlast it; processes that it starts have the folder in their environment. */
export function makeRunFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // A database server that will not run as root must get through to its own folder.
  chmodSync(folder, 0o711);
  return folder;
}

/** What a run hands to everything it starts: temporary files go into its folder, what serves later runs stays outside. */
export function runEnvironment(folder: string): Record<string, string> {
  const kept = keptFolder();
  mkdirSync(temporaryOf(folder), { recursive: true });
  return { RECADO_TEST_RUN: folder, RECADO_TEST_KEPT: kept, TMPDIR: temporaryOf(folder) };
}

/** The temporary folder of everything that a suite starts; what serves the whole run (a database server) lies beside it. */
export function temporaryOf(folder: string): string {
  return path.join(folder, 'tmp');
}

/** For what is made once and serves later runs: the migrated database, the unpacked browser. */
export function keptFolder(): string {
  const kept = process.env['RECADO_TEST_KEPT'] ?? path.join(tmpdir(), 'recado-kept');
  mkdirSync(kept, { recursive: true });
  return kept;
}

/** Ends whatever still runs with the folder in its command or environment, also what no parent knows any more. */
export async function endProcesses(folder: string): Promise<number> {
  let ended = 0;
  for (let round = 0; round < 50; round += 1) {
    const left = processesOf(folder);
    if (left.length === 0) break;
    for (const { pid, isDatabase } of left) {
      try {
        // A database server that is killed leaves its shared memory; asked to stop at once, it does not.
        process.kill(pid, isDatabase && round < 25 ? 'SIGQUIT' : 'SIGKILL');
        ended += 1;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    await pause(20);
  }
  return ended;
}

export async function removeRun(folder: string): Promise<void> {
  await endProcesses(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Removes what runs left that were ended together with whoever looks after them. */
export async function removeLeftRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (Number.isInteger(pid) && !isAlive(pid)) await removeRun(path.join(tmpdir(), name));
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Processes that name the folder, apart from this one and from those that watch over the run. */
function processesOf(folder: string): { pid: number; isDatabase: boolean }[] {
  const own = new Set([process.pid, Number(path.basename(folder).slice(PREFIX.length).split('-')[0])]);
  const found = process.platform === 'linux' ? fromProc() : fromPs();
  return found
    .filter(({ pid, text }) => !own.has(pid) && text.includes(folder) && !text.includes('support/run/keeper.ts'))
    .map(({ pid, text }) => ({ pid, isDatabase: /^\s*\d*\s*\S*postgres\b/.test(text) }));
}

function fromProc(): { pid: number; text: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // One that has ended and was not waited for has neither.
      return [
        {
          pid: Number(name),
          text: `${readFileSync(`/proc/${name}/cmdline`, 'utf8')}\0${readFileSync(`/proc/${name}/environ`, 'utf8')}`,
        },
      ];
    } catch {
      // Gone meanwhile, or somebody else's.
      return [];
    }
  });
}

function fromPs(): { pid: number; text: string }[] {
  const lines = execFileSync('ps', ['-axww', '-E', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1e8 }).split(
    '\n',
  );
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), text: line })).filter(({ pid }) => pid > 0);
}
