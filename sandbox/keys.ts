import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Seed } from './seed.ts';

const Keys = z.object({
  slackBotToken: z.string(),
  slackAppToken: z.string(),
  slackSigningSecret: z.string(),
  x: z.object({
    apiKey: z.string(),
    apiKeySecret: z.string(),
    accounts: z.record(z.string(), z.object({ token: z.string(), secret: z.string() })),
  }),
});

/** What a client needs to call the simulated services; made at random on the first start. */
export type Keys = z.output<typeof Keys>;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Reads RECADO_DATA/sandbox/keys.json, adding what is missing (first start, a new account), readable by its owner only. */
export function loadKeys(dataFolder: string, seed: Seed): Keys {
  const folder = join(dataFolder, 'sandbox');
  const file = join(folder, 'keys.json');
  mkdirSync(folder, { recursive: true });
  const kept = read(file);
  const keys: Keys = kept ?? {
    slackBotToken: `xoxb-${random(24)}`,
    slackAppToken: `xapp-1-${random(24)}`,
    slackSigningSecret: random(16),
    x: { apiKey: random(12), apiKeySecret: random(24), accounts: {} },
  };
  for (const account of seed.accounts) {
    if (account.network === 'x') keys.x.accounts[account.key] ??= { token: random(20), secret: random(20) };
  }
  // Renamed into place: a stop in the middle of a write must not leave half a file.
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return keys;
}

function read(file: string): Keys | undefined {
  try {
    return Keys.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
