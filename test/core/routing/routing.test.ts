import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createRouting, routeMessage, type RouteFacts } from '../../support/routed.ts';
import { createMatcher, fold } from '#core/routing/words.ts';

const config = Config.parse({
  brands: {
    alba: {
      name: 'Alba',
      accounts: {
        alba: { network: 'x', handle: 'alba' },
        'alba-pt': { network: 'x', handle: 'alba_pt', region: 'portugal' },
      },
    },
  },
  areas: { billing: { name: 'F', words: ['factura', 'doble cargo'] }, shops: { name: 'T', words: ['tienda'] } },
  centres: { chiado: { name: 'Chiado', places: ['Chiado'] }, bilbao: { name: 'Bilbao', places: ['Gran Vía'] } },
  regions: {
    norte: { name: 'N', places: ['Bilbao', 'A Coruña'], centres: ['bilbao'] },
    portugal: { name: 'P', places: ['Lisboa'], centres: ['chiado'] },
  },
  channels: {},
  fallback: ['redes'],
  routes: [
    { when: { author: '@Prensa_Hoy' }, to: ['redes', 'direccion'] },
    { when: { area: 'billing', region: 'norte' }, to: 'facturacion-norte' },
    { when: { area: 'billing' }, to: 'facturacion' },
    { when: { words: ['pt'], language: 'pt' }, to: 'portugal' },
    { when: { centre: 'chiado' }, to: 'tiendas' },
    { when: { account: 'alba-pt' }, to: 'portugal' },
  ],
});
const facts: RouteFacts = {
  brand: 'alba',
  accounts: ['alba'],
  network: 'x',
  kind: 'mention',
  language: 'es',
  author: 'carla',
  text: '',
  profile: '',
};

describe('routing', () => {
  it.each<[string, Partial<RouteFacts>, object]>([
    [
      'by area, saying the word',
      { text: 'Mi FACTÚRA está mal' },
      {
        route: {
          rule: 3,
          matched: [
            { on: 'area', value: 'billing' },
            { on: 'words', value: 'factura' },
          ],
          channels: ['facturacion'],
        },
        area: 'billing',
        region: null,
      },
    ],
    [
      'by area and region, first rule first',
      { text: 'doble  cargo en a coruña' },
      {
        route: {
          rule: 2,
          channels: ['facturacion-norte'],
          matched: [
            { on: 'area', value: 'billing' },
            { on: 'words', value: 'doble cargo' },
            { on: 'region', value: 'norte' },
            { on: 'words', value: 'A Coruña' },
          ],
        },
        region: 'norte',
      },
    ],
    [
      'by the region of the profile',
      { text: 'factura', profile: 'Vivo en Bilbao' },
      { route: { rule: 2 }, region: 'norte' },
    ],
    [
      'by the text before the profile',
      { text: 'factura, estoy en Lisboa', profile: 'Bilbao' },
      { route: { rule: 3 }, region: 'portugal' },
    ],
    [
      "by the account's own region before all",
      { accounts: ['alba-pt'], text: 'factura Bilbao' },
      { route: { rule: 3 }, region: 'portugal' },
    ],
    [
      'by centre, which gives the region',
      { text: 'la del Chiado' },
      {
        route: {
          rule: 5,
          matched: [
            { on: 'centre', value: 'chiado' },
            { on: 'words', value: 'Chiado' },
          ],
        },
        centre: 'chiado',
        region: 'portugal',
      },
    ],
    [
      'by author, into several channels',
      { author: 'prensa_hoy', text: 'factura' },
      { route: { rule: 1, matched: [{ on: 'author', value: 'prensa_hoy' }], channels: ['redes', 'direccion'] } },
    ],
    [
      'by any account addressed',
      { accounts: ['alba', 'alba-pt'] },
      { route: { rule: 6, matched: [{ on: 'account', value: 'alba-pt' }] } },
    ],
    [
      'into the fallback, with the area still known',
      { text: 'la tienda' },
      { route: { rule: 0, matched: [], channels: ['redes'] }, area: 'shops' },
    ],
    ['not by part of a word', { text: 'refacturar facturas facturación' }, { route: { rule: 0 }, area: null }],
    ['all conditions must hold', { text: 'pt', language: 'es' }, { route: { rule: 0 } }],
  ])('%s', (_, set, routed) => {
    expect(routeMessage(config, { ...facts, ...set })).toMatchObject(routed);
  });

  it('always routes somewhere, whatever strangers write', () => {
    const router = createRouting(config);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' }), (text, profile) => {
        expect(router({ ...facts, text, profile }).route.channels.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('whole words', () => {
  it.each([
    ['mañana mismo', 'Llega MAÑANA   MISMO, seguro', 'MAÑANA   MISMO'],
    ['mañana mismo', 'man\u0303ana\nmismo', 'man\u0303ana\nmismo'],
    ['garantizado', 'ga\u200brantizado', 'ga\u200brantizado'],
    ['garantizado', 'ｇarantizado', 'ｇarantizado'],
    ['c++', 'en C++.', 'C++'],
    ['factura', '#Factura', 'Factura'],
    ['ação', '😀 ACAO 😀', 'ACAO'],
  ])('%s is found in %j as it stands there', (word, text, excerpt) => {
    expect(createMatcher([word]).all(text)).toEqual([{ word, excerpt, at: text.indexOf(excerpt) }]);
    expect(createMatcher([word]).first(text)).toEqual({ word, excerpt, at: text.indexOf(excerpt) });
  });

  it.each([
    ['factura', 'facturado'],
    ['factura', 'mi_factura'],
    ['no', 'ño1'],
    ['a', ''],
    ['  ', 'a  b'],
  ])('%j is not in %j', (word, text) => {
    expect(createMatcher([word]).all(text)).toEqual([]);
  });

  it('takes the longer of two that begin together', () => {
    expect(createMatcher(['no', 'no llega']).all('no llega')).toEqual([
      { word: 'no llega', excerpt: 'no llega', at: 0 },
    ]);
  });

  it('finds any plain word it is given, and quotes what the text has', () => {
    const word = fc.stringMatching(/^[a-zñçáéã]{1,12}( [a-zñç]{1,8})?$/);
    fc.assert(
      fc.property(word, fc.string({ unit: 'binary' }), (wanted, noise) => {
        const text = `${noise} ${wanted.toUpperCase()} ${noise}`;
        const found = createMatcher([wanted]).all(text);
        expect(found.length).toBeGreaterThan(0);
        for (const { excerpt } of found) expect(text).toContain(excerpt);
      }),
    );
  });

  it('stays quick on long hostile text', () => {
    const words = Array.from({ length: 300 }, (_, index) => `palabra${index} y más`);
    const hostile = `${'palabra1 y '.repeat(20_000)}`;
    expect(createMatcher(words).all(hostile)).toEqual([]);
    expect(fold('É'.repeat(10_000))).toBe('e'.repeat(10_000));
  });
});
