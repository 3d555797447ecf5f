import { describe, expect, it } from 'vitest';
import { valuesIn } from '#core/ticket/labels/effective.ts';
import { createLabelReader } from '#core/ticket/labels/reader.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { config } from '../../handlers/cards/builders.ts';

const reader = createLabelReader(config, createTextAnalysis());
const read = (text: string) =>
  reader({
    text,
    profile: '',
    brand: 'alba',
    accounts: ['alba-x'],
    languages: ['es', 'pt', 'en'],
    hint: null,
    before: null,
  });

describe('what the words say', () => {
  it.each([
    [
      'Me habéis cobrado dos veces la factura y nadie me contesta, es una vergüenza',
      { area: 'billing', language: 'es', sentiment: 'negative', category: 'complaint' },
    ],
    [
      '¿A qué hora abre el domingo la tienda de Gran Vía?',
      { area: null, language: 'es', category: 'question', urgency: 'normal' },
    ],
    [
      'Thank you so much, the sofa is lovely and the delivery team were great!',
      { language: 'en', sentiment: 'positive', category: 'praise' },
    ],
    [
      'O meu filho engoliu uma peça do brinquedo, o que faço? É urgente!',
      { language: 'pt', urgency: expect.stringMatching(/^(urgent|soon)$/) },
    ],
  ])('%s', (text, values) => {
    expect(valuesIn(read(text))).toMatchObject(values);
  });

  it('is kept as places of it', () => {
    const text = 'Me habéis cobrado dos veces la factura y nadie me contesta, es una vergüenza';
    const found = read(text).get('category');
    expect(found?.sure).toBeGreaterThan(0.4);
    expect(found?.why.map(([from, to]) => text.slice(from, to)).join(' ')).toMatch(/cobrado dos veces|nadie|vergüenza/);
  });

  it('of a language that nobody reads here is nothing rather than a guess', () => {
    expect(valuesIn(read('Колата ми не е доставена и никой не отговаря на телефона'))).toMatchObject({
      sentiment: null,
      category: null,
      urgency: null,
    });
  });
});
