import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#core/start-error.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { stopWorkspace } from './workspace.ts';

const LOCK = /^postgres\.lock(-\w+)?$/;
/** Everything Recado ever makes in its data folder. */
const OURS = /^(postgres(\.new|\.lock(-\w+)?)?|sandbox|media|recado\.log(\.old)?)$/;

/** @throws StartError when the folder cannot be made or written */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
    throw new StartError(`The data folder ${folder} cannot be written (${code}). Give this user the right to write there, or name another folder with RECADO_DATA.`, { cause });
  }
}

/** Not `recursive`: Node never comes back from that where the system itself refuses, as under /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code !== 'ENOENT' || existsSync(path.dirname(folder))) throw error;
    makeFolder(path.dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}

/**
 * `--fresh`: stops the local workspace of this folder and removes what Recado made in it, and nothing else.
 * @throws StartError when another process uses the folder or it does not look like one of Recado
 */
export async function startOver(folder: string, sandboxPort: number): Promise<void> {
  if (!existsSync(folder)) return;
  // `npm run start:teams` keeps a data folder of its own in there.
  const there = readdirSync(folder).filter((name) => name !== 'teams');
  const ours = there.filter((name) => OURS.test(name));
  if (there.length > 0 && ours.length === 0) {
    throw new StartError(`${folder} does not look like a data folder of Recado (it holds ${there.slice(0, 3).join(', ')}), so --fresh leaves it alone. Name the right folder with RECADO_DATA.`);
  }
  const lock = lockFolder(folder, path.join(folder, 'postgres.lock'));
  try {
    await stopWorkspace(folder, sandboxPort);
    for (const name of ours) if (!LOCK.test(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  } finally {
    lock.release();
  }
  for (const name of readdirSync(folder)) if (LOCK.test(name)) rmSync(path.join(folder, name), { force: true });
}
