import { existsSync } from 'node:fs';
import path from 'node:path';
import { keepCompiled, useCompileCache } from './starting/compile-cache.ts';
import { help, readOptions, readSettings, type CommandOptions } from './config/environment.ts';
import { stopOnSignals } from './stop.ts';

// Little is imported here: the first line is on the terminal, and Ctrl-C is heard, before the rest is read from the disk.
useCompileCache(process.env);

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const shown = (file: string): string => {
  const near = path.relative(process.cwd(), file);
  return near === '' || near.startsWith('..') ? file : `./${near}`;
};

async function run(options: CommandOptions): Promise<void> {
  const settings = readSettings(process.env);
  const { dataFolder, configFile } = settings;
  if (options.check) {
    const { loadConfig } = await import('./config/load.ts');
    const config = loadConfig(configFile);
    if (config.knowledge) (await import('./knowledge/read.ts')).readKnowledge(config);
    return tell(`${path.relative(process.cwd(), configFile) || configFile} is fine.`);
  }
  const started = new AsyncDisposableStack();
  const stopping = stopOnSignals({
    started,
    farewell: () =>
      tell(
        settings.databaseUrl === undefined
          ? `Recado stopped. Everything is kept in ${shown(dataFolder)}`
          : 'Recado stopped.',
      ),
  });
  tell(firstLine(settings.databaseUrl !== undefined, options.fresh || !existsSync(path.join(dataFolder, 'postgres'))));
  try {
    const { start } = await import('./starting/start.ts');
    await start({ options, settings, started, tell, logged: (log) => stopping.logTo(log) });
    keepCompiled();
  } catch (error) {
    // What fails while everything is being stopped failed for that reason.
    if (stopping.isStopping()) return;
    await started.disposeAsync();
    throw error;
  }
}

function firstLine(onServer: boolean, isNew: boolean): string {
  if (onServer) return 'Starting Recado: connecting to its database ...';
  return isNew
    ? 'Starting Recado: making its database (only the first time) ...'
    : 'Starting Recado: opening its database ...';
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) tell(help);
  else await run(options);
} catch (error) {
  const { startFailure } = await import('./starting/start-failure.ts');
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
}
