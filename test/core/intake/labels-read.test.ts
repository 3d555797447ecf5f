import { describe, expect, it } from 'vitest';
import { valuesIn } from '#core/ticket/labels/effective.ts';
import type { LabelId } from '#core/ticket/labels/index.ts';
import { createLabelReader } from '#core/ticket/labels/reader.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { Config } from '#core/config/config.ts';
import { compileCondition } from '#core/routing/condition.ts';

const account = (handle: string) => ({ network: 'x', handle });
const config = Config.parse({
  brands: {
    alba: { name: 'Alba', languages: ['es', 'pt', 'en'], accounts: { 'alba-x': account('alba') } },
    nido: { name: 'Nido', accounts: { 'nido-x': account('nido_es') } },
  },
  competitors: { nordhem: { name: 'Nordhem', words: ['@nordhem_es'] }, lumbre: { name: 'Casa Lumbre', words: [] } },
  crisis: { topics: { delays: { name: 'Retrasos', words: ['retraso', 'no llega'] } } },
  areas: { billing: { name: 'Facturación', words: ['factura'] } },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
});
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

const wordsFor = (text: string, label: LabelId): string =>
  (read(text).get(label)?.why ?? []).map(([from, to]) => text.slice(from, to)).join(' … ');

describe('what else the words say', () => {
  it('is what the author wants, and from which words', () => {
    const text = 'Quiero que me devolváis el dinero, me habéis cobrado dos veces';
    expect(valuesIn(read(text))).toMatchObject({ intent: 'refund' });
    expect(wordsFor(text, 'intent')).toMatch(/devolváis el dinero/);
    expect(valuesIn(read('Hoy hace un sol precioso en la plaza, buenos días'))).toMatchObject({ intent: 'none' });
  });

  it('is all that managers must know of, and nothing where the words are only meant in fun', () => {
    const text = 'Os voy a denunciar a Consumo y se lo cuento a la prensa';
    expect(valuesIn(read(text)).red?.split(',').toSorted()).toEqual(['legal', 'press']);
    expect(wordsFor(text, 'red')).toMatch(/denunciar|Consumo/);
    expect(valuesIn(read('Me muero de risa con vuestro anuncio')).red).toBeNull();
  });

  it('is a mark where people are insulted, not where a thing is', () => {
    expect(valuesIn(read('Sois unos imbéciles y unos hijos de puta'))).toMatchObject({ toxicity: 'toxic' });
    expect(valuesIn(read('Esta app es una mierda, no carga nunca'))).toMatchObject({ toxicity: 'none' });
  });

  it('is every other brand of the configuration that is named, and the topic', () => {
    expect(valuesIn(read('@alba mejor Nordhem o @nido_es, con vosotros todo es un retraso'))).toMatchObject({
      mentioned: 'nido,nordhem',
      topic: 'delays',
    });
    expect(valuesIn(read('@alba ¿abrís el domingo en Sevilla?'))).toMatchObject({ mentioned: null, topic: null });
  });

  it('says how sure the language is by how much there is to read', () => {
    const sure = (text: string): number => read(text).get('language')?.sure ?? 0;
    expect(sure('Me habéis cobrado dos veces la factura de octubre y nadie me contesta por teléfono')).toBeGreaterThan(
      sure('no me llega nada'),
    );
    expect(sure('no me llega nada')).toBeGreaterThan(0.5);
  });

  it('is asked for by routes one by one', () => {
    const says = compileCondition({ red: ['press', 'danger'] });
    const facts = { ...valuesIn(new Map()), brand: 'alba', accounts: [], network: 'x', kind: 'mention' };
    const of = (red: string | null) => says({ ...facts, tags: [], author: '', text: '', red });
    expect(of('legal,press')).toEqual([{ on: 'red', value: 'press' }]);
    expect([of('legal'), of(''), of(null)]).toEqual([null, null, null]);
  });
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
