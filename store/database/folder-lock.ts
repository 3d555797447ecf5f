import { DatabaseSync } from 'node:sqlite';
import { StartError } from '#core/start-error.ts';

/**
 * Keeps a second process out of a data folder. SQLite's file lock is the kernel's, so it goes with the process however it ends,
 * which a file holding a process number does not.
 * @throws StartError when somebody else holds it
 */
export function lockFolder(folder: string, file: string): { release(): void } {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive;');
  } catch (error) {
    lock.close();
    throw new StartError(
      `Another Recado is already running on the data folder ${folder}. Stop that one first, or give this one its own folder with RECADO_DATA.`,
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}
