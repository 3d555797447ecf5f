import { describe, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import { privateRoute } from '#core/routing/private-route.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { withoutWords } from '../../../handlers/cards/private.ts';

const t = createTexts('es').in('es');
const channels = Object.fromEntries(
  ['facturacion', 'general', 'direccion', 'legal'].map((key) => [
    key,
    { slack: `#${key}`, language: 'es' as const, private: false },
  ]),
);
const closed =
  (...keys: string[]) =>
  (key: string): boolean =>
    keys.includes(key);
const route = { rule: 1, matched: [], channels: ['facturacion'] };

describe('the route of a private message', () => {
  it.each([
    ['managers, if their channel is private', { managers: 'direccion' }, closed('direccion', 'legal'), ['direccion']],
    ['the first private one', {}, closed('legal'), ['legal']],
    [
      'the one that is configured',
      { managers: 'direccion', privateTo: ['legal'] },
      closed('direccion', 'legal'),
      ['legal'],
    ],
  ])('goes to %s', (_name, config, isPrivate, to) => {
    expect(
      privateRoute(route, { privateTo: undefined, managers: undefined, ...config, channels }, isPrivate),
    ).toMatchObject({ channels: to, hinted: ['facturacion'] });
  });

  it('stays where its channel is private, and keeps the private one of two', () => {
    const config = { privateTo: undefined, managers: undefined, channels };
    expect(privateRoute(route, config, closed('facturacion'))).toEqual(route);
    expect(
      privateRoute({ ...route, channels: ['facturacion', 'legal'] }, config, closed('legal', 'direccion')),
    ).toMatchObject({ channels: ['legal'], hinted: ['facturacion'] });
  });

  it('never takes a configured channel that turned out to be public', () => {
    expect(privateRoute(route, { privateTo: ['general'], managers: undefined, channels }, closed('legal'))).toEqual(
      route,
    );
  });
});

it('a message without words keeps our sentences and buttons, and leads those who may to the words', () => {
  const secret = 'SECRETO';
  const card: Card = {
    blocks: [
      {
        kind: 'title',
        inlines: [
          { kind: 'text', text: 'X' },
          { kind: 'foreign', text: secret },
          { kind: 'link', text: secret, url: `https://x.com/${secret}` },
        ],
      },
      { kind: 'quote', text: secret },
      { kind: 'answer', text: secret },
      { kind: 'image', url: `https://x.com/${secret}`, alt: secret },
      { kind: 'buttons', buttons: [{ action: 'claim', label: 'Me la quedo', value: '{}' }] },
    ],
    fallback: secret,
  };
  const shown = withoutWords(card, 'tk_1', t);
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(
    shown.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : [])),
  ).toEqual(['claim', 'read-private']);
  const ours: Card = { blocks: [{ kind: 'line', inlines: [{ kind: 'text', text: 'Cerrada' }] }], fallback: 'Cerrada' };
  expect(withoutWords(ours, 'tk_1', t).blocks).toEqual(ours.blocks);
});

it('a message without words says nothing either of what was read from them, and leaves no dots behind', () => {
  const read = (text: string) => ({ kind: 'text' as const, text, derived: true as const });
  const dot = { kind: 'text' as const, text: ' · ' };
  const number = { kind: 'text' as const, text: 'n.º 12' };
  const card: Card = {
    blocks: [
      { kind: 'context', inlines: [read('Facturación'), dot, read('negativo'), dot, number, dot, read('#cobros')] },
    ],
    fallback: '',
  };
  expect(withoutWords(card, 'tk_1', t).blocks).toEqual([{ kind: 'context', inlines: [number] }]);
});
