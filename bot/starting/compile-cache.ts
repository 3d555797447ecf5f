import { constants, enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';
import { cacheFolders } from './cache-folders.ts';

/**
 * Node keeps what it compiled, types stripped, and the next start reads it: half of what reading the program costs. Set in the
 * environment too, for the database thread and the processes that are started from here.
 */
export function useCompileCache(env: Record<string, string | undefined>): void {
  if (env['NODE_COMPILE_CACHE'] !== undefined || env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return;
  for (const folder of cacheFolders(env)) {
    const { status, directory } = enableCompileCache(path.join(folder, 'compiled'));
    if (status === constants.compileCacheStatus.FAILED || directory === undefined) continue;
    env['NODE_COMPILE_CACHE'] = path.join(folder, 'compiled');
    return;
  }
}

/** Written now; else only at an orderly end. */
export function keepCompiled(): void {
  flushCompileCache();
}
