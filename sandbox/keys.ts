import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SlackKeys, type AnyKeys } from './any-keys.ts';
import { simulatedNetworks } from './networks.ts';
import type { Seed } from './seed.ts';

type NetworkKeys = {
  [N in (typeof simulatedNetworks)[number] as N['id']]: ReturnType<N['keys']>;
};
/** What a client needs to call the simulated services; made at random on the first start. */
export type Keys = AnyKeys & NetworkKeys;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Reads RECADO_DATA/sandbox/keys.json, adding what is missing (first start, a new account), readable by its owner only. */
export function loadKeys(dataFolder: string, seed: Seed): Keys {
  const folder = join(dataFolder, 'sandbox');
  const file = join(folder, 'keys.json');
  mkdirSync(folder, { recursive: true });
  const kept = read(file);
  const networks: [string, unknown][] = [];
  for (const network of simulatedNetworks) {
    const accounts = seed.accounts.flatMap((account) => (account.network === network.id ? [account.key] : []));
    const before = networks.map(([, each]) => each);
    networks.push([network.id, network.keys(kept?.[network.id], accounts, before)]);
  }
  const keys = {
    slackBotToken: kept?.slackBotToken ?? `xoxb-${random(24)}`,
    slackAppToken: kept?.slackAppToken ?? `xapp-1-${random(24)}`,
    slackSigningSecret: kept?.slackSigningSecret ?? random(16),
    ...(Object.fromEntries(networks) as NetworkKeys),
  };
  // Renamed into place: a stop in the middle of a write must not leave half a file.
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return keys;
}

function read(file: string): AnyKeys | undefined {
  try {
    return SlackKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
