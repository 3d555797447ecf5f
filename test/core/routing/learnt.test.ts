import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import type { ConditionFacts } from '#core/routing/condition.ts';
import { createPromoter, createRouter } from '#core/routing/routing.ts';
import type { RouteReason } from '#core/ticket/ticket.ts';
import type { Detected } from '#core/ticket/labels/define.ts';
import { followed, valuesIn } from '#core/ticket/labels/effective.ts';
import { createLabelReader } from '#core/ticket/labels/reader.ts';
import { noLabels, nothingRead } from '../../support/no-labels.ts';

const routes = [
  { when: { area: 'billing' }, to: 'facturacion' },
  { when: { words: ['abogado'] }, to: 'legal' },
  { when: { brand: 'nido' }, to: 'nido' },
  { when: { watch: 'w', area: 'billing' }, to: 'escucha' },
];
const parsed = (more: readonly object[] = []) =>
  Config.parse({
    brands: { alba: { name: 'Alba', accounts: {} } },
    areas: { billing: { name: 'F', words: ['factura'] }, shops: { name: 'T', words: ['tienda'] } },
    channels: {},
    fallback: ['redes'],
    routes: [...routes, ...more],
  });
const learnt: Detected = {
  value: 'billing',
  sure: 0.9,
  why: [[0, 6]],
  source: 'learnt',
  model: 'corrections-14',
  lessons: { count: 14, last: 'lucia' },
};
const facts = (over: Partial<ConditionFacts> = {}): ConditionFacts => ({
  ...valuesIn(new Map([['area', learnt]])),
  brand: 'alba',
  accounts: [],
  network: 'x',
  kind: 'mention',
  tags: [],
  author: 'carla',
  text: 'adeudo',
  ...over,
});
const routed = (over: Partial<ConditionFacts> = {}, more: readonly object[] = []): RouteReason =>
  createRouter(parsed(more))(facts(over), new Map([['area', learnt]]));

describe('an area that was learnt', () => {
  it('routes what would reach the fallback, and says from how many corrections', () => {
    expect(routed()).toEqual({
      rule: 1,
      channels: ['facturacion'],
      matched: [
        { on: 'area', value: 'billing' },
        { on: 'lessons', value: '14', by: 'lucia' },
      ],
    });
  });

  it('stands behind every condition that holds without it, also those of later rules', () => {
    expect(routed({ text: 'mi abogado' })).toMatchObject({ rule: 2, channels: ['legal'] });
    expect(routed({ brand: 'nido' })).toMatchObject({ rule: 3, channels: ['nido'] });
  });

  it('goes before a rule that asks for nothing, but brings no rule before it that stands after', () => {
    const everything = { when: {}, to: 'todo' };
    expect(routed({}, [everything])).toMatchObject({ rule: 1 });
    const config = { ...parsed(), routes: parsed([everything]).routes.toReversed() };
    expect(createRouter(config)(facts(), new Map([['area', learnt]]))).toMatchObject({ rule: 1, channels: ['todo'] });
  });

  it('leaves to the fallback what no rule asks for', () => {
    const shops: Detected = { ...learnt, value: 'shops' };
    const reading = new Map([['area' as const, shops]]);
    expect(createRouter(parsed())(facts({ area: 'shops' }), reading)).toEqual({
      rule: 0,
      matched: [],
      channels: ['redes'],
    });
  });

  it('makes no conversation of what was only heard', () => {
    const promote = createPromoter(parsed());
    const heard = facts({ watch: 'w' });
    expect(promote(heard, new Map([['area', learnt]]))).toBeNull();
    expect(promote(heard, new Map([['area', { ...learnt, source: 'text' as const }]]))).toMatchObject({ rule: 4 });
  });

  it('is read where none of the words of the configuration stands, and never against them', () => {
    const learntArea = { value: 'billing', sure: 0.9, places: [], corrections: 14, last: 'lucia' };
    const reader = createLabelReader(parsed(), {
      language: () => 'es',
      read: () => ({ ...nothingRead(), learntArea }),
    });
    const read = (text: string) =>
      reader({ text, profile: '', brand: 'alba', accounts: [], languages: [], hint: null, before: null }).get('area');
    expect(read('un adeudo')).toMatchObject({ value: 'billing', source: 'learnt', model: 'corrections-14' });
    expect(read('la tienda')).toMatchObject({ value: 'shops', source: 'text' });
  });

  it('of a newer message fills in what nobody knew, and changes nothing else', () => {
    const ticket = { ...noLabels, labels: {}, corrected: {} };
    const reading = new Map([['area' as const, learnt]]);
    expect(followed(ticket, reading)).toEqual({ area: 'billing' });
    expect(followed({ ...ticket, area: 'shops' }, reading)).toEqual({});
    const said = new Map([['area' as const, { ...learnt, source: 'text' as const }]]);
    expect(followed({ ...ticket, area: 'shops' }, said)).toEqual({ area: 'billing' });
  });
});
