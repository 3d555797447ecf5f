import path from 'node:path';
import { StartError } from '#core/start-error.ts';
import { portOf } from './options.ts';
import { startTrial } from './teams-trial/run.ts';

/** `npm run start:teams`: what `npm start` opens, and Microsoft's playground for Teams beside it. */
async function start(): Promise<void> {
  const [word] = process.argv.slice(2);
  if (word !== undefined)
    throw new StartError(`npm run start:teams takes nothing behind it (there is "${word}"). It begins anew each time, and touches no other data than the folder teams in the data folder.`);
  const { env } = process;
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const sandboxPort = portOf('SANDBOX_PORT', given('SANDBOX_PORT'), 3001);
  const trial = await startTrial({
    port: portOf('PORT', given('PORT'), 3000),
    sandboxPort,
    frontPort: portOf('TEAMS_FRONT_PORT', given('TEAMS_FRONT_PORT'), sandboxPort + 1),
    pagePort: portOf('TEAMS_PAGE_PORT', given('TEAMS_PAGE_PORT'), sandboxPort + 2),
    dataFolder: path.resolve(given('RECADO_DATA') ?? 'data', 'teams'),
    configFile: path.resolve(given('RECADO_CONFIG') ?? 'recado.yaml'),
    env,
    tell: (sentence) => void process.stdout.write(`${sentence}\n`),
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void trial[Symbol.asyncDispose]().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const code = await trial.ended;
  if (stopping) return;
  await trial[Symbol.asyncDispose]();
  process.exit(code);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
