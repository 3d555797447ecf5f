import os from 'node:os';
import path from 'node:path';

/**
 * Where Recado keeps what it can make again at any time, best first: beside the libraries, so that it goes with them and each
 * checkout has its own; else in the user's cache. Never in a folder where other users of this machine may write.
 */
export function cacheFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  const home = env['XDG_CACHE_HOME'] || path.join(env['HOME'] || os.homedir(), '.cache');
  return [
    path.join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'recado'),
    path.join(home, 'recado'),
  ].filter((folder) => path.isAbsolute(folder));
}
