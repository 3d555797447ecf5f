import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './folder.ts';

/**
 * Makes a folder that many processes want, once: one of them works on a folder beside it and moves that into place when it is whole,
 * the others wait for it.
 */
export async function once(target: string, make: (folder: string) => Promise<void>): Promise<void> {
  const lock = `${target}.lock`;
  while (!existsSync(target)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isHeld(lock)) rmSync(lock, { force: true });
      await pause(50);
      continue;
    }
    const making = mkdtempSync(`${target}-new-`);
    try {
      if (existsSync(target)) return;
      await make(making);
      renameSync(making, target);
    } catch (error) {
      // Two may have found the same lock left behind; the folder of the other is as good.
      if (!existsSync(target)) throw error;
    } finally {
      rmSync(making, { recursive: true, force: true });
      rmSync(lock, { force: true });
    }
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // Between its making and its first byte it names nobody yet.
    return holder === 0 || isAlive(holder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}
