import { describe, expect, it, vi } from 'vitest';
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

describe('what is listened for', () => {
  const listening = (network: string, watch: string): string =>
    told(withAccount(`{ network: ${network}, listen: { watches: { uno: { name: Uno, ${watch} } } } }`));
  const X = 'x, handle: alba';
  const MASTODON = 'mastodon, handle: alba@mastodon.social';

  it('may be words, hashtags and accounts of X, and what Mastodon has a timeline of', () => {
    expect(listening(X, 'words: [rebajas], hashtags: ["#ya"], accounts: ["@otra"]')).toBe('no mistake');
    expect(listening(MASTODON, 'hashtags: [ya]')).toBe('no mistake');
  });

  it.each([
    [MASTODON, 'words: [rebajas]', 'Mastodon finds hashtags and accounts, and no words; take them out'],
    ['facebook, handle: albatiendas', 'words: [rebajas]', 'Facebook lets nobody search it; take `listen` out'],
    [X, 'words: []', 'nothing is ever found by "uno"; add words or hashtags or accounts'],
    [X, 'competitors: [nadie]', 'there is no competitor "nadie"'],
  ])('of %s as %s is told', (network, watch, sentence) => {
    expect(listening(network, watch)).toContain(sentence);
  });

  it('must be there where a route asks for it', () => {
    expect(told(withRule('{ watch: nada }'))).toContain('there is no watch "nada"');
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

describe('what customers are asked', () => {
  const asking = (rule: string, network = 'x, handle: alba'): string =>
    told(`${withAccount(`{ network: ${network} }`)}\nrating:\n  - ${rule}\n`);

  it('needs an address of ours where the network is real and shows no answers to press, told where it stands', () => {
    vi.stubEnv('X_ACCESS_TOKEN', 'token');
    vi.stubEnv('FACEBOOK_PAGE_TOKEN', 'token');
    expect(asking('{}')).toMatch(/:\d+:\d+ {2}rating > entry 1: customers of X rate on a page of ours.*`publicUrl`/);
    expect(asking('{ ask: false }')).toBe('no mistake');
    expect(asking('{ when: { network: facebook } }')).toBe('no mistake');
    expect(asking('{}', 'facebook, handle: alba')).toBe('no mistake');
    vi.unstubAllEnvs();
    expect(asking('{}')).toBe('no mistake');
  });

  it('says which word nobody fills in', () => {
    expect(asking('{ ask: { es: "Hola, {number}" } }')).toContain('rating > entry 1 > ask > es');
  });
});
