/**
 * Runs at the end of `npm install`: makes the ready-made database and has Node compile the program, so that the first start is
 * a quick one. Whatever fails here is done by the first start itself, so it never fails the installation.
 */
import { ensureTemplate } from '../../store/database/ready-made.ts';
import { cacheFolders } from './cache-folders.ts';
import { keepCompiled, useCompileCache } from './compile-cache.ts';

try {
  useCompileCache(process.env);
  await Promise.all([ensureTemplate(cacheFolders(process.env)), import('../build/assemble.ts'), import('../config/load.ts')]);
  keepCompiled();
} catch (error) {
  process.stdout.write(`Recado's first start will take a little longer: ${error instanceof Error ? error.message : String(error)}\n`);
}
process.exit(0);
