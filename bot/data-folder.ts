import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#core/start-error.ts';

/** Types of file systems that Linux keeps in memory: tmpfs, ramfs. */
const IN_MEMORY: readonly number[] = [0x01021994, 0x858458f6];

/** Whether whatever is written there is gone after a restart of the machine. */
export function isForgotten(folder: string): boolean {
  return process.platform === 'linux' && IN_MEMORY.includes(statfsSync(folder).type);
}

/** @throws StartError when the folder cannot be made or written */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    if (existsSync(folder) && !statSync(folder).isDirectory())
      throw new StartError(`The data folder ${folder} is a file. Move it away, or name a folder with RECADO_DATA.`, {
        cause,
      });
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
    throw new StartError(
      `The data folder ${folder} cannot be written (${code}). Give this user the right to write there, or name another folder with RECADO_DATA.`,
      { cause },
    );
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
