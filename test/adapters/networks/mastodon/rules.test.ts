import { describe, expect, it } from 'vitest';
import { accessOf, environment, partsOf } from '../../../../adapters/networks/mastodon/environment.ts';
import { mastodon } from '../../../../adapters/networks/mastodon/index.ts';
import { addressedTo, measure } from '../../../../adapters/networks/mastodon/measure.ts';
import { readableText } from '../../../../adapters/networks/mastodon/text.ts';

const lengthOf = (text: string, to?: string): number => measure(text, 500, { to }).length;

describe('the length of a post, as Mastodon counts', () => {
  it.each([
    ['plain letters', 'Hola, ya está', 13],
    ['an address counts 23, long or short', `https://a.example/${'x'.repeat(200)}`, 23],
    ['a short address counts 23 too', 'https://a.eu', 23],
    ['the full stop after an address is not part of it', 'https://a.example/p.', 24],
    ['what has no scheme is no address', 'a.example/p', 11],
    ['a host without a dot is no address', 'http://localhost/p', 18],
    ['of somebody on another server only the name counts', '@ana@mastodon.example hola', 9],
    ['an e-mail address is no mention', 'ana@mail.example', 16],
    ['a family is one sign', '👨‍👩‍👧‍👦', 1],
    ['a flag is one sign', '🇵🇹', 1],
    ['an accent made of two is one sign', 'e\u0301', 1],
  ])('%s', (_name, text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('counts the mention that is put before an answer, once', () => {
    expect(lengthOf('Hola', 'ana@mastodon.example')).toBe('@ana Hola'.length);
    expect(lengthOf('Hola, @Ana@mastodon.example:', 'ana@mastodon.example')).toBe('Hola, @Ana:'.length);
  });

  it.each([
    ['addresses', 'http://a.b,'.repeat(20_000)],
    ['marks after an address', `http://a.b/${','.repeat(200_000)}x`],
    ['handles', '@a@'.repeat(60_000)],
    ['one long host', `http://${'a.'.repeat(100_000)}`],
  ])('takes time in proportion to a text of many %s', (_name, text) => {
    expect(lengthOf(text)).toBeGreaterThan(0);
  });
});

describe('an answer', () => {
  it('mentions whom it answers, who would not hear of it otherwise', () => {
    expect(addressedTo('Ya está', 'ana@mastodon.example')).toBe('@ana@mastodon.example Ya está');
    expect(addressedTo('Ya está, @ana@mastodon.example.', 'ana@mastodon.example')).toBe(
      'Ya está, @ana@mastodon.example.',
    );
    expect(addressedTo('Escribe a ana@mastodon.example', 'ana@mastodon.example')).toBe(
      '@ana@mastodon.example Escribe a ana@mastodon.example',
    );
    expect(addressedTo('Ya está', undefined)).toBe('Ya está');
  });
});

describe('the text of a post', () => {
  it.each([
    ['paragraphs and lines', '<p>Hola<br>qué tal</p><p>Adiós &amp; gracias</p>', 'Hola\nqué tal\n\nAdiós & gracias'],
    [
      'a mention as it is written',
      '<p><span class="h-card" translate="no"><a href="https://m.example/@alba" class="u-url mention">@<span>alba</span></a></span> hola</p>',
      '@alba hola',
    ],
    [
      'a hashtag',
      '<p><a href="https://m.example/tags/envios" class="mention hashtag" rel="tag">#<span>envios</span></a></p>',
      '#envios',
    ],
    [
      'an address whose ends are hidden, in full',
      '<p>Mira <a href="https://a.example/pedidos/4471?x=1&amp;y=2" rel="nofollow noopener" target="_blank"><span class="invisible">https://</span><span class="ellipsis">a.example/pedidos/4471</span><span class="invisible">?x=1&amp;y=2</span></a></p>',
      'Mira https://a.example/pedidos/4471?x=1&y=2',
    ],
    [
      'a link with words of its own',
      '<p>Ve <a href="https://a.example/x">aquí</a></p>',
      'Ve aquí (https://a.example/x)',
    ],
    ['signs of HTML that she wrote', '<p>&lt;b&gt; y 3 &lt; 4</p>', '<b> y 3 < 4'],
    ['a list', '<ul><li>uno</li><li>dos</li></ul>', '- uno\n- dos'],
    ['nothing', '', ''],
  ])('keeps %s', (_name, html, text) => {
    expect(readableText(html)).toBe(text);
  });
});

describe('access', () => {
  const account = { key: 'alba-norte', handle: 'alba@mastodon.example' };

  it('is by the token of the account, and at the server of its handle', () => {
    expect(accessOf(account, { MASTODON_ACCESS_TOKEN: 'a' })).toEqual({ base: 'https://mastodon.example', token: 'a' });
    expect(accessOf(account, { MASTODON_ACCESS_TOKEN: 'a', MASTODON_ACCESS_TOKEN_ALBA_NORTE: 'b' }).token).toBe('b');
    expect(accessOf(account, { MASTODON_ACCESS_TOKEN: 'a', MASTODON_URL: 'http://127.0.0.1:3/x/' }).base).toBe(
      'http://127.0.0.1:3',
    );
    expect(partsOf('alba@mastodon.example')).toEqual({ name: 'alba', domain: 'mastodon.example' });
  });

  it('is missing in a sentence that names the variable', () => {
    expect(() => accessOf(account, {})).toThrow('needs MASTODON_ACCESS_TOKEN (or MASTODON_ACCESS_TOKEN_ALBA_NORTE)');
    expect(() => accessOf(account, { MASTODON_ACCESS_TOKEN: 'a', MASTODON_URL: 'nowhere' })).toThrow(
      'MASTODON_URL is "nowhere"',
    );
  });

  it('is real with a token, and half given without one', () => {
    expect(environment.isReal({ MASTODON_ACCESS_TOKEN_ALBA: 'a' })).toBe(true);
    expect(environment.isReal({ MASTODON_ACCESS_TOKEN: '' })).toBe(false);
    expect(environment.halfGiven({ MASTODON_URL: 'https://m.example' })?.sentence).toContain(
      'but not MASTODON_ACCESS_TOKEN',
    );
    expect(environment.halfGiven({ MASTODON_URL: 'https://m.example', MASTODON_ACCESS_TOKEN: 'a' })).toBeUndefined();
  });

  it.each([
    ['alba@mastodon.social', true],
    ['alba_es@social.alba.example', true],
    ['alba', false],
    ['@alba@mastodon.social', false],
    ['alba @mastodon.social', false],
  ])('a handle %s is taken: %s', (handle, isTaken) => {
    expect(mastodon.handle.pattern.test(handle)).toBe(isTaken);
  });
});
