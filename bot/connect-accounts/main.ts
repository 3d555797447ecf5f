import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { StartError } from '#core/start-error.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { accountsOn } from '../build/networks.ts';
import { loadConfig } from '../config/load.ts';

/** `npm run x:connect`: the accounts of a network in recado.yaml, or those that are named, one after the other. */
const terminal = createInterface({ input: process.stdin, output: process.stdout });
try {
  const [id = '', ...wanted] = process.argv.slice(2);
  const network = networks.find((each) => each.id === id);
  if (!network?.authorise)
    throw new StartError(
      `There is nothing to connect for "${id}": its access is copied from its own pages (README.md).`,
    );
  if (wanted.some((word) => word.startsWith('-')))
    throw new StartError(
      `npm run ${id}:connect takes keys of accounts and nothing else: npm run ${id}:connect -- alba-${id}`,
    );
  const { RECADO_CONFIG: file } = process.env;
  const config = loadConfig(path.resolve(file === undefined || file === '' ? 'recado.yaml' : file));
  const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  await network.authorise({
    accounts: accountsOn(config, id),
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
