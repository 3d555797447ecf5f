import { describe, expect, it } from 'vitest';
import type { Article } from '#core/knowledge/article.ts';
import { createKnowledge, type Asked } from '#core/knowledge/knowledge.ts';
import { createIndex } from '#core/knowledge/search.ts';
import { mostSimilar } from '#core/knowledge/similar.ts';
import { stem } from '#core/knowledge/stem.ts';
import { article as anArticle } from '../../support/article.ts';

const article = (id: string, over: Partial<Article> = {}): Article => anArticle({ id, ...over });

const shop = [
  article('plazo', { title: 'Plazo de entrega', questions: ['¿Cuándo llega mi pedido?'] }),
  article('horario', { title: 'Horario de las tiendas', body: 'De 10 a 21 h.' }),
  article('factura', { title: 'Descargar una factura', body: 'Está en PDF.' }),
];
const asked = (text: string, over: Partial<Asked> = {}): Asked => ({
  text,
  language: 'es',
  brand: 'alba',
  network: 'x',
  area: null,
  day: '2026-11-29',
  ...over,
});
const found = (articles: readonly Article[], about: Asked): string[] =>
  createKnowledge(articles)
    .find(about, 3)
    .map(({ id }) => id);

describe('an article is found', () => {
  it.each([
    ['cuando llegan los pedidos??', 'plazo'],
    ['@alba a qué hora abrís hoy', 'horario'],
    ['dónde descargo el recibo', 'factura'],
    ['las facutras no se descargan', 'factura'],
  ])('for "%s"', (text, id) => {
    expect(found(shop, asked(text))[0]).toBe(id);
  });

  it('for nothing that asks nothing', () => {
    expect(found(shop, asked('Gracias majos, sois geniales'))).toEqual([]);
  });

  it('as long as it holds, where it holds, in the language of the customer', () => {
    const about = asked('¿Cuándo llega mi pedido?');
    const only = (over: Partial<Article>): string[] =>
      found([article('plazo', { title: 'Cuándo llega el pedido', ...over })], about);
    expect(only({ validUntil: '2026-11-28' })).toEqual([]);
    expect(only({ validUntil: '2026-11-29' })).toEqual(['plazo']);
    expect(only({ brands: ['otra'] })).toEqual([]);
    expect(only({ networks: ['mastodon'] })).toEqual([]);
    expect(only({ language: 'pt' })).toEqual([]);
  });

  it('before another that is as like, where it is of the area', () => {
    const twins = ['uno', 'otro'].map((id) =>
      article(id, { title: 'Pedido perdido', areas: id === 'otro' ? ['envios'] : [] }),
    );
    expect(found(twins, asked('pedido perdido'))).toEqual(['uno', 'otro']);
    expect(found(twins, asked('pedido perdido', { area: 'envios' }))).toEqual(['otro', 'uno']);
  });

  it('in linear time, whatever a stranger writes', () => {
    const time = (text: string): string[] => found(shop, asked(text));
    expect(time(`${'pedido '.repeat(200_000)}`)).toEqual(['plazo']);
    expect(time('x'.repeat(1_000_000))).toEqual([]);
  });
});

it('words are compared by what their forms have in common', () => {
  expect(new Set(['pedido', 'pedidos'].map((word) => stem(word, 'es'))).size).toBe(1);
  expect(new Set(['devolucion', 'devoluciones'].map((word) => stem(word, 'es'))).size).toBe(1);
  expect(new Set(['return', 'returns', 'returned', 'returning'].map((word) => stem(word, 'en'))).size).toBe(1);
  expect(stem('ab12', 'en')).toBe('ab12');
});

it('how much of a question stands in a text is between nothing and all', () => {
  const [hit] = createIndex([{ of: 1, fields: [['red blue green', 1]] }], 'en').find('red blue yellow', 3);
  expect(hit?.share).toBeGreaterThan(0.3);
  expect(hit?.share).toBeLessThan(0.8);
});

describe('answers to something similar', () => {
  const answered = [
    { question: 'Mi pedido no llega, ¿dónde está?', answer: 'Está de camino.', language: 'es' },
    { question: 'Mi pedido no ha llegado', answer: 'Está de camino.', language: 'es' },
    { question: 'A minha encomenda não chegou', answer: 'Está a caminho.', language: 'pt' },
    { question: '¿Abrís los domingos?', answer: 'Sí, hasta las 20 h.', language: 'es' },
  ];

  it('are those of its language, the same answer once', () => {
    const alike = mostSimilar({ text: '¿Dónde está mi pedido? No llega', language: 'es' }, answered, 3);
    expect(alike.map(({ answer }) => answer)).toEqual(['Está de camino.']);
  });

  it('are none for a language that is not known', () => {
    expect(mostSimilar({ text: 'Wo ist meine Bestellung?', language: 'de' }, answered, 3)).toEqual([]);
  });
});
