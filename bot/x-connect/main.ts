import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { StartError } from '#core/start-error.ts';
import { loadConfig } from '../config/load.ts';
import { connectX } from './connect.ts';

/** `npm run x:connect`: the accounts of X in recado.yaml, or those that are named, one after the other. */
const terminal = createInterface({ input: process.stdin, output: process.stdout });
try {
  const wanted = process.argv.slice(2);
  if (wanted.some((word) => word.startsWith('-')))
    throw new StartError('npm run x:connect takes keys of accounts and nothing else: npm run x:connect -- alba-x');
  const { RECADO_CONFIG: file } = process.env;
  const config = loadConfig(path.resolve(file === undefined || file === '' ? 'recado.yaml' : file));
  const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  await connectX({
    accounts: Object.values(config.brands).flatMap(({ accounts }) =>
      Object.entries(accounts)
        .filter(([, { network }]) => network === 'x')
        .map(([key, { handle }]) => ({ key, handle })),
    ),
    wanted,
    env: process.env,
    ask: (question) => Promise.race([terminal.question(question), ended]),
    write: (text) => void process.stdout.write(text),
  });
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
} finally {
  terminal.close();
}
