import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { aboutAccount, createVault } from '../../handlers/accounts/vault.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createAccountAccess } from '../../store/accounts/account-access.ts';
import { root } from '../support/source.ts';
import { copyTemplate } from '../support/store.ts';

const OLD = 'the old secret has thirty-two letters';
const NEW = 'the new secret has thirty-two letters';
const rows = [
  { network: 'x', account: 'alba', secret: OLD },
  { network: 'x', account: 'alba-br', secret: 'a secret that nobody remembers any more' },
];
let folder: string;
beforeAll(async () => {
  folder = await copyTemplate();
  await opened(async (access) => {
    for (const { secret, ...of } of rows)
      await access.put({
        ...of,
        ...createVault(secret).seal(`the token of ${of.account}`, aboutAccount(of)),
        renewAt: null,
        endsAt: null,
        grantedBy: 'emma',
        grantedAt: new Date('2026-11-20T10:00:00Z'),
      });
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function opened<T>(work: (access: ReturnType<typeof createAccountAccess>) => Promise<T>): Promise<T> {
  const database = await openEmbedded({ folder, log: silentLog });
  try {
    return await work(createAccountAccess(database.db));
  } finally {
    await database.close();
  }
}

/** `npm run secret:rotate` with these secrets. */
async function rotate(secrets: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  return await promisify(execFile)(process.execPath, [path.join(root, 'bot', 'secret', 'main.ts')], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: process.env['TMPDIR'],
      RECADO_DATA: folder,
      ...secrets,
    },
  });
}

it('closes with the new secret what the old one opens, once, and names what neither does', async () => {
  const { stdout } = await rotate({ RECADO_SECRET_OLD: OLD, RECADO_SECRET: NEW });
  expect(stdout).toMatch(
    /^1 account\(s\) are closed with the new secret now, 0 were already\. Neither secret opens alba-br/,
  );
  const [alba, other] = await opened((access) => access.all());
  if (!alba || !other) throw new Error('a row is gone');
  expect(createVault(NEW).open(alba, aboutAccount(alba))).toBe('the token of alba');
  expect(createVault(OLD).open(alba, aboutAccount(alba))).toBeUndefined();
  expect(createVault(NEW).open(other, aboutAccount(other))).toBeUndefined();
  expect((await rotate({ RECADO_SECRET_OLD: OLD, RECADO_SECRET: NEW })).stdout).toMatch(
    /^0 account\(s\).*1 were already/,
  );
});

it('says which secret is missing, or can be guessed', async () => {
  await expect(rotate({ RECADO_SECRET: NEW })).rejects.toThrow(/RECADO_SECRET_OLD is the one that Recado ran with/);
  await expect(rotate({ RECADO_SECRET_OLD: OLD, RECADO_SECRET: 'short' })).rejects.toThrow(
    /RECADO_SECRET has 5 characters; it needs 32 or more/,
  );
});
