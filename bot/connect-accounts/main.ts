import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readCommand } from '../../sandbox/command-line.ts';
import { StartError } from '#core/start-error.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { accountsOn } from '../build/networks.ts';
import { readCopied } from '../config/environment.ts';
import { loadConfig } from '../config/load.ts';

const [id = ''] = process.argv.slice(2);
const { words } = readCommand(process, {
  usage: `npm run ${id}:connect -- [ACCOUNT ...]

Lets Recado in to the accounts of that network in recado.yaml (or RECADO_CONFIG), or to those whose keys are named, one after the other.`,
  takesWords: true,
});
/** `npm run x:connect`: the accounts of a network in recado.yaml, or those that are named, one after the other. */
const terminal = createInterface({ input: process.stdin, output: process.stdout });
try {
  const wanted = words.slice(1);
  const network = networks.find((each) => each.id === id);
  if (!network?.authorise)
    throw new StartError(
      `There is nothing to connect for "${id}": its access is copied from its own pages (README.md).`,
    );
  const { RECADO_CONFIG: file } = process.env;
  const config = loadConfig(path.resolve(file === undefined || file === '' ? 'recado.yaml' : file));
  const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  await network.authorise({
    accounts: accountsOn(config, id),
    wanted,
    env: readCopied(process.env),
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
