import { describe, expect, it } from 'vitest';
import { listsOf, standingOf } from '#core/authors/lists.ts';
import { Config } from '#core/config/config.ts';
import { checkReferences } from '#core/config/references.ts';
import { createCounter } from '#core/crisis/counted.ts';
import { compileCondition } from '#core/routing/condition.ts';
import { routableLabels, type LabelValues, type RoutableLabel } from '#core/ticket/labels/index.ts';
import type { InboundMessage } from '#core/message.ts';

const base = {
  brands: { alba: { name: 'Alba', accounts: { alba: { network: 'x', handle: 'alba' } } } },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
};
const config = Config.parse({
  ...base,
  lists: {
    prensa: { name: 'Prensa', alerts: 'every-message', authors: ['@Diario_Sur'] },
    ruido: { name: 'Ruido', alerts: 'never' },
    vip: { name: 'VIP' },
  },
});

/** Nothing is known of the message. */
const noneRead = Object.fromEntries(routableLabels.map((id) => [id, null])) as Pick<LabelValues, RoutableLabel>;

describe('lists of authors', () => {
  it('hold whom the configuration names and whom colleagues put there, in its order', () => {
    expect(listsOf(config, 'diario_sur', [])).toEqual(['prensa']);
    expect(listsOf(config, 'DIARIO_SUR', ['vip', 'gone'])).toEqual(['prensa', 'vip']);
    expect(listsOf(config, 'carla', ['vip', 'ruido'])).toEqual(['ruido', 'vip']);
  });

  it('are asked by routes, which say which one it was', () => {
    const matches = compileCondition({ list: ['vip', 'prensa'] });
    const facts = {
      brand: 'alba',
      accounts: ['alba'],
      network: 'x',
      kind: 'mention',
      tags: [],
      author: 'carla',
      text: 'hola',
      ...noneRead,
    };
    expect(matches({ ...facts, lists: ['prensa'] })).toEqual([{ on: 'list', value: 'prensa' }]);
    expect(matches({ ...facts, lists: ['ruido'] })).toBeNull();
    expect(matches(facts)).toBeNull();
  });

  it('that are not there are a mistake, and so is any rule by influence', () => {
    const wrong = Config.parse({
      ...base,
      routes: [{ when: { list: 'vips' }, to: 'general' }],
      lists: { vip: { name: 'VIP' } },
    });
    expect(checkReferences(wrong, [])).toContainEqual(
      expect.objectContaining({ path: ['routes', 0, 'when', 'list', 0], message: 'there is no list "vips"' }),
    );
    const less = Config.safeParse({ ...base, routes: [{ when: { influence: 10 }, to: 'general' }] });
    expect(less.success).toBe(false);
  });
});

describe('alerts by lists', () => {
  const count = createCounter(config);
  const at = new Date('2026-11-20T10:00:00Z');
  const message = (text: string, followers: number): InboundMessage => ({
    nativeId: '1',
    currentId: '1',
    version: 0,
    kind: 'mention',
    private: false,
    text,
    postedAt: at,
    url: '',
    conversationId: '1',
    mentions: [],
    media: [],
    counts: {
      likes: 0,
      reposts: 0,
      replies: 0,
      quotes: 0,
    },
    author: {
      nativeId: 'u',
      handle: 'carla',
      name: 'Carla',
      followers,
    },
  });
  const facts = {
    brand: 'alba',
    accounts: ['alba'],
    area: null,
    region: null,
    sentiment: 'negative' as const,
    now: at,
  };

  it('every message of a journalist is told', () => {
    expect(standingOf(config, ['prensa'])).toBe('every-message');
    const counted = count({ ...facts, message: message('hola', 10), red: [], standing: 'every-message' });
    expect(counted?.sign).toMatchObject({ kind: 'influential' });
    expect(count({ ...facts, message: message('hola', 10), red: [], standing: 'usual' })?.sign).toBeUndefined();
  });

  it('whoever is never to alarm does not, however many read her, unless somebody may be in danger', () => {
    expect(standingOf(config, ['prensa', 'ruido'])).toBe('never');
    expect(count({ ...facts, message: message('hola', 9_000_000), red: [], standing: 'never' })).toBeNull();
    expect(count({ ...facts, message: message('demanda', 9), red: ['legal'], standing: 'never' })).toBeNull();
    const grave = count({ ...facts, message: message('…', 9), red: ['self-harm'], standing: 'never' });
    expect(grave?.sign).toEqual({ kind: 'red', what: 'self-harm', level: 2 });
  });
});
