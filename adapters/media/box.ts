import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { FileBox } from '#core/ports/files.ts';

const HASH = /^[0-9a-f]{64}$/;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A folder of files named after the hash of their bytes; no name or type of a stranger's reaches the disk. */
export function createBox(folder: string): FileBox {
  const pathOf = (sha256: string): string => {
    if (!HASH.test(sha256)) throw new Error('not the hash of a file');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };

  async function get(sha256: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readFile(pathOf(sha256));
      return hashOf(bytes) === sha256 ? bytes : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  return {
    get,
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const place = pathOf(sha256);
      if (await get(sha256)) {
        const now = new Date();
        await utimes(place, now, now);
        return sha256;
      }
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      // Whole or not at all: a name that is there is a promise about the bytes.
      const part = `${place}.${randomBytes(4).toString('hex')}.part`;
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, place);
      return sha256;
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async forget(before) {
      let gone = 0;
      for (const name of await namesIn(folder)) {
        for (const file of await namesIn(path.join(folder, name))) {
          const place = path.join(folder, name, file);
          const { mtime } = await stat(place);
          if (mtime >= before) continue;
          await rm(place, { force: true });
          gone += 1;
        }
      }
      return gone;
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) return [];
    throw error;
  }
}
