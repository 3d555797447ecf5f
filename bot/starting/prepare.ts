/**
 * Runs at the end of `npm install`: makes the ready-made database and has Node compile the program, so that the first start is
 * a quick one. Whatever fails here is done by the first start itself, so it never fails the installation.
 */
import { cacheFolders } from './cache-folders.ts';
import { keepCompiled, useCompileCache } from './compile-cache.ts';
import { machineSlowness } from './machine-slowness.ts';
import { prepareFirstStart } from './prepare-first-start.ts';

async function compile(): Promise<void> {
  await Promise.all([
    import('../build/assemble.ts'),
    import('../config/load.ts'),
    import('../../sandbox/server.ts'),
    import('../../sandbox/parts.ts'),
  ]);
  keepCompiled();
}

useCompileCache(process.env);
const left = await prepareFirstStart({ caches: cacheFolders(process.env), slowness: machineSlowness(), compile });
if (left !== undefined) process.stdout.write(`Recado's first start will take a little longer: ${left}.\n`);
process.exit(0);
