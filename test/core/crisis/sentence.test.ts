import { describe, expect, it } from 'vitest';
import { sentenceOf } from '#core/crisis/sentence.ts';
import type { Finding } from '#core/crisis/series.ts';
import { createTerms, termsOf } from '#core/crisis/terms.ts';
import { createTexts } from '../../../bot/build/texts.ts';

const texts = createTexts('en');
const burst: Finding = {
  kind: 'burst',
  level: 2,
  minutes: 60,
  observed: 412,
  expected: 87,
  hour: { count: 412, expected: 87, judged: 412, negative: 293 },
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('why, in one sentence', () => {
  it('says how much against what, the mood, and the word', () => {
    const term = { term: 'retraso', share: 0.8 };
    expect(plain(sentenceOf(texts.in('es'), burst, 'all', term))).toBe(
      '4,7 veces lo normal: 412 frente a unas 87 por hora; 71 % negativos; casi todos hablan de «retraso»',
    );
    expect(plain(sentenceOf(texts.in('en'), burst, 'all', { ...term, share: 0.5 }))).toBe(
      '4.7 times the normal: 412 against about 87 an hour; 71% negative; many speak of “retraso”',
    );
  });

  it('names no ratio to nearly nothing', () => {
    const text = sentenceOf(texts.in('en'), { ...burst, expected: 0.2, minutes: 15, observed: 9 }, 'all');
    expect(text).toContain('9 messages in 15 minutes, where hardly any is normal');
  });

  it('tells a silence by its own habit', () => {
    const silent: Finding = { ...burst, kind: 'silence', minutes: 40, observed: 0, expected: 20 };
    expect(sentenceOf(texts.in('en'), silent, 'X')).toBe('no data from X for 40 minutes; usually every 2');
  });
});

describe('the word that rose', () => {
  it('is what many say now and few said before; names and links are no words', () => {
    const terms = createTerms();
    const days = (text: string, bins: number): void => {
      for (let bin = 0; bin < bins; bin++) {
        for (let i = 0; i < 5; i++) terms.add(termsOf(text));
        terms.close();
      }
    };
    days('Hola, vaya, @alba, quiero cambiar la tarifa https://alba.example/tarifas', 40);
    expect(terms.rising()).toBeUndefined();
    days('@alba vaya retraso, quiero cambiar', 8);
    expect(terms.rising()?.term).toBe('retraso');
    expect(termsOf('@retraso https://retraso.example va')).toEqual([]);
  });
});
