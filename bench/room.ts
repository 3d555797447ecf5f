import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diskFolder } from './machine.ts';

export const root = path.join(import.meta.dirname, '..');
export const brandFile = path.join(import.meta.dirname, 'brand.yaml');

/** A process of a measurement, with what it wrote. */
export interface Running {
  child: ChildProcess;
  said(): string;
  ended: Promise<void>;
}

/** Holds everything a measurement makes, and takes all of it away again, whatever happened. */
export interface Room extends AsyncDisposable {
  folder(name: string): string;
  /** A program of ours in a process of its own, with a channel for messages. */
  start(program: string, args: string[], env?: Record<string, string>, flags?: string[]): Running;
  /** Any command in a process group of its own. */
  command(command: string, args: string[], env: Record<string, string>): Running;
  defer(undo: () => Promise<void> | void): void;
}

const STOP_MS = 15_000;
/** Nothing of a real account in the shell may reach a measurement. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'npm_execpath'].flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    ),
  );

/** BENCH_PROFILE names a folder: every process writes there where its time went, for a figure that misses its aim. */
function profiling(): string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', path.resolve(folder)];
}

export function openRoom(): Room {
  const base = mkdtempSync(path.join(diskFolder(), 'recado-bench-'));
  const stack = new AsyncDisposableStack();
  stack.defer(() => rmSync(base, { recursive: true, force: true, maxRetries: 5 }));
  let made = 0;

  function keep(child: ChildProcess, group: boolean): Running {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    child.once('close', () => resolve());
    const running: Running = { child, said: () => said, ended };
    stack.defer(() => stop(running, { group }));
    return running;
  }

  return {
    folder(name) {
      made += 1;
      const folder = path.join(base, `${name}-${made}`);
      mkdirSync(folder);
      return folder;
    },
    start: (program, args, env = {}, flags = []) =>
      keep(
        fork(path.join(root, program), args, {
          cwd: root,
          execArgv: [...flags, ...profiling()],
          env: { ...inherited(), ...env },
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
          serialization: 'advanced',
        }),
        false,
      ),
    command: (command, args, env) =>
      keep(
        spawn(command, args, {
          cwd: root,
          env: { ...inherited(), ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
          detached: true,
        }),
        true,
      ),
    defer: (undo) => stack.defer(undo),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** SIGTERM, and SIGKILL for what does not go; `group` reaches what the process started in its group. */
export async function stop(
  { child, ended }: Running,
  { group = false, signal = 'SIGTERM' as NodeJS.Signals } = {},
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const { pid } = child;
  const send = (what: NodeJS.Signals): void => {
    try {
      process.kill(group ? -pid : pid, what);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  send('SIGCONT');
  send(signal);
  const late = new AbortController();
  const killed = pause(STOP_MS, undefined, { signal: late.signal }).then(
    () => send('SIGKILL'),
    () => undefined,
  );
  await ended;
  late.abort();
  await killed;
}

/** Resident memory of a process in MB. */
export function residentMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

/** Seconds of CPU that a process used so far, all its threads together. */
export function cpuSeconds(pid: number): number {
  const stat = `/proc/${pid}/stat`;
  if (existsSync(stat)) {
    // Behind the name, which may hold anything: user and system time are the 14th and 15th field, in hundredths.
    const fields = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }
  const parts = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/[-:]/)
    .map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

/** The next message of a child. @throws Error with what it wrote when it ends instead */
export async function heard<T>({ child, ended, said }: Running): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  child.once('message', (message: T) => resolve(message));
  void ended.then(() => reject(new Error(`a part of the measurement ended: ${said().slice(-2_000)}`)));
  return promise;
}
