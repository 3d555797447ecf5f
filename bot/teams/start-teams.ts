import path from 'node:path';
import { readCommand } from '../../sandbox/command-line.ts';
import { StartError } from '#core/start-error.ts';
import { portOf } from '../config/environment.ts';
import { TRIAL_FOLDER } from './settings.ts';
import { startTrial } from './trial/run.ts';

/** `npm run start:teams`: what `npm start` opens, and Microsoft's playground for Teams beside it. */
async function start(): Promise<void> {
  readCommand(process, {
    usage: `npm run start:teams

Opens Recado with Microsoft's playground for Teams beside it. It takes no options: it begins anew each time, and touches no other data than the folder teams in the data folder.`,
  });
  const { env } = process;
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  process.on('SIGINT', () => stop.abort()).on('SIGTERM', () => stop.abort());
  const sandboxPort = portOf('SANDBOX_PORT', given('SANDBOX_PORT'), 3001);
  const trial = await startTrial({
    port: portOf('PORT', given('PORT'), 3000),
    sandboxPort,
    frontPort: portOf('TEAMS_FRONT_PORT', given('TEAMS_FRONT_PORT'), sandboxPort + 1),
    pagePort: portOf('TEAMS_PAGE_PORT', given('TEAMS_PAGE_PORT'), sandboxPort + 2),
    dataFolder: path.resolve(given('RECADO_DATA') ?? 'data', TRIAL_FOLDER),
    configFile: path.resolve(given('RECADO_CONFIG') ?? 'recado.yaml'),
    env,
    tell: (sentence) => void process.stdout.write(`${sentence}\n`),
    signal: stop.signal,
  });
  const code = await Promise.race([trial.ended, stopped.then(() => 0)]);
  await trial[Symbol.asyncDispose]();
  process.exit(code);
}

try {
  await start();
} catch (error) {
  // Asked to stop while it was still starting.
  if (error instanceof Error && error.name === 'AbortError') process.exit(0);
  process.stderr.write(
    `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
