import { describe, expect, it } from 'vitest';
import { makePhrases, parsePhrases } from '../../../adapters/text/cues/phrases.ts';
import { wordsOf } from '../../../adapters/text/cues/read.ts';
import { tokensOf } from '../../../adapters/text/tokens.ts';

const finds = (phrases: string, text: string): string[] => {
  const words = wordsOf(tokensOf(text));
  return makePhrases(parsePhrases(phrases, 'it', 1))
    .find(words)
    .map(({ first, last }) => text.slice(words[first]?.start, words[last]?.end));
};

describe('phrases', () => {
  it.each([
    ['me habeis|han cobrado', 'Ya ME HABÉIS cobrado', ['ME HABÉIS cobrado']],
    ['cobr* .. veces', 'me cobraron la cuota dos veces', ['cobraron la cuota dos veces']],
    ['cobr* .. veces', 'me cobraron. Dos veces', []],
    ['cobr* .. veces', 'cobraron uno dos tres cuatro cinco veces', []],
    ['# horas', 'esperé 3 horas', ['3 horas']],
    ['como .. ?', '¿cómo puedo cambiar la dirección de entrega?', ['cómo puedo cambiar la dirección de entrega?']],
    ['cobraram', 'cobraram-me duas vezes', ['cobraram-me']],
    ['self-harm', 'about self-harm', ['self-harm']],
    ['alba', '#Alba @alba albas', ['#Alba']],
    ['no', 'nosotros', []],
  ] as const)('%j in %j', (phrases, text, found) => {
    expect(finds(phrases, text)).toEqual(found);
  });
});

describe('words of a text', () => {
  it('stand where they stand, and hold what people write', () => {
    const text = '@ana.bsky.social Holaaaa :) don’t #Qué https://a.b/c?d 👩‍👩‍👧 12,50€ ¡¡NO!!';
    const tokens = tokensOf(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      '@ana.bsky.social',
      'Holaaaa',
      ':)',
      'don’t',
      '#Qué',
      'https://a.b/c?d',
      '👩‍👩‍👧',
      '12,50€',
      '¡¡',
      'NO',
      '!!',
    ]);
    expect(tokens.map(({ kind }) => kind)).toEqual([
      'handle',
      'word',
      'face',
      'word',
      'hashtag',
      'link',
      'face',
      'number',
      'sign',
      'word',
      'sign',
    ]);
    expect(tokens[1]).toMatchObject({ form: 'holaa', stretched: true });
    expect(tokens[3]).toMatchObject({ form: "don't" });
    expect(tokens[4]).toMatchObject({ plain: '#que' });
  });

  it('are only so many', () => {
    expect(tokensOf('a '.repeat(10_000), 600)).toHaveLength(600);
  });
});
