import { describe, expect, it } from 'vitest';
import { parseFind } from '../../handlers/board/find-words.ts';
import { configuration } from './actions/rig.ts';
import { Config } from '#core/config.ts';

const config = Config.parse(configuration);
const now = new Date('2026-11-20T10:00:00Z');
const parse = (typed: string) => parseFind(typed, { config, now });

describe('what follows /recado find', () => {
  it.each([
    ['factura doble', { words: 'factura doble', order: 'newest' }],
    ['  #12 ', { words: '12', order: 'newest' }],
    ['tag:#Cobros area:Facturación state:open', { tag: 'Cobros', areas: ['billing'], state: 'open', order: 'newest' }],
    ['etiqueta:cobros área:facturacion estado:ABIERTAS orden:antiguas', { tag: 'cobros', areas: ['billing'], state: 'open', order: 'oldest' }],
    ['de:@carla estado:fechada ordem:novas', { author: 'carla', state: 'closed', order: 'newest' }],
    ['@carla factura', { author: 'carla', words: 'factura', order: 'newest' }],
    ['#cobros', { tag: 'cobros', order: 'newest' }],
    ['since:7d', { since: new Date('2026-11-13T10:00:00Z'), order: 'newest' }],
    ['desde:2026-11-01 lleva:lucía', { since: new Date('2026-11-01T00:00:00Z'), owner: 'lucia', order: 'newest' }],
    ['lleva:"Lucía Vega" tal', { owner: 'lucia', words: 'tal', order: 'newest' }],
    ['https://x.com/a/status/1', { words: 'https://x.com/a/status/1', order: 'newest' }],
  ])('%s', (typed, filter) => {
    expect(parse(typed)).toEqual({ filter });
  });

  it.each([
    ['', ''],
    ['   ', ''],
    ['estado:verde', 'estado:verde'],
    ['estado:constructor', 'estado:constructor'],
    ['orden:valueOf', 'orden:valueOf'],
    ['constructor:uno', 'constructor:uno'],
    ['area:ninguna', 'area:ninguna'],
    ['since:ayer', 'since:ayer'],
    ['colour:red', 'colour:red'],
    ['tag:', 'tag:'],
    ['lleva:nadie', 'lleva:nadie'],
    ['order:oldest', ''],
    ['!!!', '!!!'],
  ])('does not understand "%s"', (typed, unknown) => {
    expect(parse(typed)).toEqual({ unknown });
  });
});
