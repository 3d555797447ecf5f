import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeDataFolder, type Disk } from './first-start.ts';
import { addTemplate, BrokenTemplate, copyTemplate, findTemplate, removeTemplate } from './template.ts';

const MAKER = path.join(import.meta.dirname, 'make-database.ts');

/** Sees to it that there is a database in `dir`: where there is none, a copy of a ready-made one, which is made first if need be. */
export async function ensureDatabase(dir: string, caches: readonly string[], on?: Disk): Promise<void> {
  await makeDataFolder(dir, (newDir) => fill(newDir, caches), on);
}

/**
 * Makes the ready-made one, if it is not there yet; `signal` ends that, and nothing half-made stays.
 * @returns false where it can be kept nowhere
 */
export async function ensureTemplate(caches: readonly string[], signal?: AbortSignal): Promise<boolean> {
  return (findTemplate(caches) ?? (await addTemplate(caches, (dir) => makeDatabase(dir, signal)))) !== undefined;
}

async function fill(newDir: string, caches: readonly string[]): Promise<void> {
  const found = findTemplate(caches);
  if (found !== undefined && copied(found, newDir)) return;
  const made = await addTemplate(caches, makeDatabase);
  if (made !== undefined && copied(made, newDir)) return;
  await makeDatabase(newDir);
}

/** A broken one is removed, and with it what was copied of it. */
function copied(template: string, newDir: string): boolean {
  try {
    copyTemplate(template, newDir);
    return true;
  } catch (error) {
    if (!(error instanceof BrokenTemplate)) throw error;
    removeTemplate(template);
    rmSync(newDir, { recursive: true, force: true });
    mkdirSync(newDir, { mode: 0o700 });
    return false;
  }
}

async function makeDatabase(dir: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, [MAKER, dir], { stdio: ['pipe', 'ignore', 'pipe'], env: {} });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  // Until it has closed it writes; only then can what it wrote be taken away.
  const end = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', end, { once: true });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  signal?.removeEventListener('abort', end);
  signal?.throwIfAborted();
  if (code !== 0)
    throw new Error(`the maker of the database ended (${code}): ${said.trim().split('\n').slice(-3).join(' ')}`);
}
