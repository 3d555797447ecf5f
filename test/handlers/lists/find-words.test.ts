import { describe, expect, it } from 'vitest';
import { parseFind } from '../../../handlers/lists/find-words.ts';
import { configuration } from '../actions/rig.ts';
import { Config } from '#core/config/config.ts';

const config = Config.parse({
  ...configuration,
  lists: { vip: { name: 'VIP' }, prensa: { name: 'Prensa', authors: ['@ana_p'] } },
  competitors: { nordhem: { name: 'Nordhem', words: [] } },
  crisis: { topics: { delays: { name: 'Retrasos', words: ['retraso'] } } },
});
const now = new Date('2026-11-20T10:00:00Z');
const parse = (typed: string) => parseFind(typed, { config, now, timeZone: 'Europe/Madrid' });

describe('what follows /recado find', () => {
  it.each([
    ['factura doble', { words: 'factura doble', order: 'newest' }],
    ['  #12 ', { words: '12', order: 'newest' }],
    [
      'tag:#Cobros area:Facturación state:open',
      { tag: 'Cobros', labels: { area: ['billing'] }, state: 'open', order: 'newest' },
    ],
    [
      'etiqueta:cobros área:facturacion estado:ABIERTAS orden:antiguas',
      { tag: 'cobros', labels: { area: ['billing'] }, state: 'open', order: 'oldest' },
    ],
    ['de:@carla estado:fechada ordem:novas', { author: 'carla', state: 'closed', order: 'newest' }],
    ['by:carla', { authorNamed: 'carla', order: 'newest' }],
    ['de:"Carla Ruiz" factura', { authorNamed: 'Carla Ruiz', words: 'factura', order: 'newest' }],
    ['@carla factura', { author: 'carla', words: 'factura', order: 'newest' }],
    ['sentiment:negative area:billing', { labels: { sentiment: ['negative'], area: ['billing'] }, order: 'newest' }],
    ['sentimento:negativas', { labels: { sentiment: ['negative'] }, order: 'newest' }],
    ['alerta:prensa', { labels: { red: ['press'] }, order: 'newest' }],
    ['alerta:"dados pessoais"', { labels: { red: ['data'] }, order: 'newest' }],
    ['quiere:cancelar', { labels: { intent: ['cancel'] }, order: 'newest' }],
    ['wants:refund', { labels: { intent: ['refund'] }, order: 'newest' }],
    ['tom:ofensivas', { labels: { toxicity: ['toxic'] }, order: 'newest' }],
    ['menciona:nordhem', { labels: { mentioned: ['nordhem'] }, order: 'newest' }],
    ['tema:retrasos', { labels: { topic: ['delays'] }, order: 'newest' }],
    ['idioma:portugués', { labels: { language: ['pt'] }, order: 'newest' }],
    ['language:ca', { labels: { language: ['ca'] }, order: 'newest' }],
    ['#cobros', { tag: 'cobros', order: 'newest' }],
    ['influencia:>60', { influence: 61, order: 'newest' }],
    ['influência:>=60 lista:vip', { influence: 60, list: { key: 'vip', handles: [] }, order: 'newest' }],
    ['influence:60 list:Prensa', { influence: 60, list: { key: 'prensa', handles: ['ana_p'] }, order: 'newest' }],
    ['order:influence', { order: 'influence' }],
    ['orden:influencia estado:abierta', { order: 'influence', state: 'open' }],
    ['ordem:urgência', { order: 'urgency' }],
    ['orden:área desde:7d', { order: 'area', since: new Date('2026-11-13T10:00:00Z') }],
    ['orden:espera', { order: 'oldest', underWay: true }],
    ['since:7d', { since: new Date('2026-11-13T10:00:00Z'), order: 'newest' }],
    ['desde:2026-11-01 lleva:lucía', { since: new Date('2026-10-31T23:00:00Z'), owner: 'lucia', order: 'newest' }],
    ['since:ayer', { since: new Date('2026-11-18T23:00:00Z'), order: 'newest' }],
    ['desde:HOY', { since: new Date('2026-11-19T23:00:00Z'), order: 'newest' }],
    ['desde:ontem', { since: new Date('2026-11-18T23:00:00Z'), order: 'newest' }],
    ['since:yesterday', { since: new Date('2026-11-18T23:00:00Z'), order: 'newest' }],
    ['desde:anteayer', { since: new Date('2026-11-17T23:00:00Z'), order: 'newest' }],
    ['AB-1234 +34600111222', { words: 'AB-1234 +34600111222', order: 'newest' }],
    ['lleva:"Lucía Vega" tal', { owner: 'lucia', words: 'tal', order: 'newest' }],
    ['https://x.com/a/status/1', { words: 'https://x.com/a/status/1', order: 'newest' }],
  ])('%s', (typed, filter) => {
    expect(parse(typed)).toEqual({ filter });
  });

  it.each<[string, string, string?]>([
    ['', ''],
    ['   ', ''],
    ['estado:verde', 'estado:verde', 'state'],
    ['estado:constructor', 'estado:constructor', 'state'],
    ['orden:valueOf', 'orden:valueOf', 'order'],
    ['constructor:uno', 'constructor:uno'],
    ['area:ninguna', 'area:ninguna', 'area'],
    ['sentimiento:furioso', 'sentimiento:furioso', 'sentiment'],
    ['idioma:klingon', 'idioma:klingon', 'language'],
    ['since:lunes', 'since:lunes', 'since'],
    ['since:2026-02-30', 'since:2026-02-30', 'since'],
    ['colour:red', 'colour:red'],
    ['tag:', 'tag:', 'tag'],
    ['lleva:nadie', 'lleva:nadie', 'owner'],
    ['order:oldest', ''],
    // Nobody is looked for because few read her.
    ['influence:<20', 'influence:<20', 'influence'],
    ['influence:101', 'influence:101', 'influence'],
    ['lista:nadie', 'lista:nadie', 'list'],
    ['orden:alerta', 'orden:alerta', 'order'],
    ['!!!', '!!!'],
  ])('does not understand "%s"', (typed, unknown, what) => {
    expect(parse(typed)).toEqual({ unknown, what });
  });

  it.each([
    ['Pacific/Kiritimati', '2026-10-31T10:00:00Z'],
    ['Pacific/Niue', '2026-11-01T11:00:00Z'],
    ['America/Mexico_City', '2026-11-01T06:00:00Z'],
  ])('a day begins at midnight in %s', (timeZone, since) => {
    expect(parseFind('since:2026-11-01', { config, now, timeZone })).toEqual({
      filter: { since: new Date(since), order: 'newest' },
    });
  });
});
