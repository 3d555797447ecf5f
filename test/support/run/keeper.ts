/**
 * Stands beside a run and holds the other end of its pipe: however the run ends, kill -9 too, the pipe closes, and what the run
 * started is ended and its folder removed. Its one argument is that folder.
 */
import { removeRun } from './folder.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('the keeper needs the folder of its run');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdin.resume().once('close', () => void removeRun(folder).then(() => process.exit(0)));
