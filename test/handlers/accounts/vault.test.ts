import { describe, expect, it } from 'vitest';
import { aboutAccount, createVault } from '../../../handlers/accounts/vault.ts';

const about = aboutAccount({ network: 'x', account: 'alba-x' });

describe('what is closed with a secret', () => {
  const vault = createVault('a secret of thirty-two characters');

  it('opens with it, and holds nothing that can be read', () => {
    const row = vault.seal('{"access":"token-1"}', about);
    expect(vault.open(row, about)).toBe('{"access":"token-1"}');
    expect(Buffer.from(row.sealed, 'base64').toString('latin1')).not.toContain('token-1');
    expect(vault.seal('{"access":"token-1"}', about).sealed).not.toBe(row.sealed);
  });

  it('opens with no other secret, for no other account, and not once it was changed', () => {
    const row = vault.seal('{"access":"token-1"}', about);
    expect(createVault('another secret of many characters').open(row, about)).toBeUndefined();
    expect(
      createVault('another secret of many characters').open({ ...row, keyId: vault.keyId }, about),
    ).toBeUndefined();
    expect(vault.open(row, aboutAccount({ network: 'x', account: 'alba-br' }))).toBeUndefined();
    const bytes = Buffer.from(row.sealed, 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    expect(vault.open({ ...row, sealed: bytes.toString('base64') }, about)).toBeUndefined();
    expect(vault.open({ ...row, sealed: 'AAAA' }, about)).toBeUndefined();
  });
});
