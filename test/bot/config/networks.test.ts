import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { configFolder, whole } from './told.ts';

const { told } = configFolder();
const withAccount = (account: string): string => whole.replace('{ network: x, handle: alba }', account);
const withRule = (when: string): string => whole.replace('{ when: { area: billing }, to', `{ when: ${when}, to`);

describe('a handle', () => {
  it.each([
    '{ network: mastodon, handle: alba@mastodon.social }',
    '{ network: mastodon, handle: alba_es@social.alba.example }',
    '{ network: x, handle: alba_es }',
  ])('of %s is taken', (account) => {
    expect(told(withAccount(account))).toBe('no mistake');
  });

  it.each([
    [
      '{ network: x, handle: alba@mastodon.social }',
      'accounts > alba > handle: "alba@mastodon.social" is no handle of X; write the handle without @',
    ],
    [
      '{ network: mastodon, handle: alba }',
      'accounts > alba > handle: "alba" is no handle of Mastodon; write the name and the server, without @ in front, such as alba@mastodon.social',
    ],
    ['{ network: mastodon, handle: "@alba@mastodon.social" }', '"@alba@mastodon.social" is not possible'],
  ])('of %s is told', (account, sentence) => {
    expect(told(withAccount(account))).toContain(sentence);
  });
});

describe('a kind of message', () => {
  it.each(['{ kind: [mention, reply, quote, dm] }', '{ network: mastodon, kind: dm }'])('in %s can come', (when) => {
    expect(told(withRule(when))).toBe('no mistake');
  });

  it('that no network of the rule brings is told, with those that come', () => {
    expect(told(withRule('{ kind: review }'))).toContain(
      'no message of X is a "review", so this never holds. It can be mention, reply, quote, post, or dm.',
    );
    expect(told(withRule('{ network: mastodon, kind: [mention, comment] }'))).toContain(
      'no message of Mastodon is a "comment", so this never holds',
    );
  });

  it('may be by an author whose name has a server', () => {
    expect(told(withRule('{ author: "@ana@mastodon.social" }'))).toBe('no mistake');
  });
});

describe('names', () => {
  const t = createTexts('es').in('es');

  it('are written as each network writes them, also where an account of it is no longer configured', () => {
    expect(t.network('mastodon')).toBe('Mastodon');
    expect(t.handle('mastodon', 'ana@mastodon.social')).toBe('@ana@mastodon.social');
    expect(t.handle('x', 'ana')).toBe('@ana');
  });

  it('of a network that is gone are still readable, and a network may write its own', () => {
    expect(t.network('orkut')).toBe('Orkut');
    expect(t.handle('orkut', 'ana')).toBe('@ana');
    const mail = {
      id: 'mail',
      display: { name: 'E-mail', handle: (handle: string) => handle, kinds: ['form' as const] },
    };
    const own = createTexts('es', [mail]).in('es');
    expect(own.handle('mail', 'ana@mail.example')).toBe('ana@mail.example');
    expect(own.network('mail')).toBe('E-mail');
  });
});
