import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { oneLine } from '../../../handlers/cards/format.ts';
import { claimed, config, deliveryOf, detailOf, draftOf, minutes, read, type Over } from './builders.ts';
import { english, portuguese, spanish } from './drawn.ts';

const long = `Hola, Carla:\n\n${'te devolvemos el segundo cobro '.repeat(8)}`;

function card(state: 'open' | 'closed'): string[] {
  const detail = detailOf({
    ticket: { ...claimed, state, closeReason: state === 'closed' ? 'answered' : null, firstAnsweredAt: minutes(14) },
    message: {
      text: 'No llega.\n'.repeat(40),
      media: [{ kind: 'image', url: 'https://pbs.example/1.jpg', alt: 'la caja' }],
    },
    drafts: [draftOf({ state: 'approved', text: long })],
    deliveries: [
      deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '900', url: 'https://x.com/alba/status/900' }),
    ],
  });
  return read(
    drawCard(
      { detail, config, surface: 'slack' },
      { channel: 'facturacion', home: true },
      { texts: createTexts('es'), homeLink: null },
    ),
  );
}
const quoteOf = (lines: string[]): string => lines.find((line) => line.startsWith('> ')) ?? '';
const answerOf = (lines: string[]): string => lines.find((line) => line.startsWith('= ')) ?? '';

describe('what is done leaves its room to what is not', () => {
  it('an answered card shows the answer as one line and all that the customer wrote', () => {
    expect(answerOf(card('open'))).toMatch(/^= Hola, Carla: te devolvemos [^\n]+…$/);
    expect(quoteOf(card('open')).split('\n').length).toBeGreaterThan(10);
  });

  it('a closed card has one line of each, no picture, and still its buttons', () => {
    const closed = card('closed');
    expect(closed.every((line) => !line.includes('\n') && line.length < 200)).toBe(true);
    expect(quoteOf(closed)).toMatch(/…$/);
    expect(closed.some((line) => line.startsWith('[image'))).toBe(false);
    expect(closed.at(-1)).toBe('[ Reabrir ] [ Más ]');
  });

  it('never cuts a letter in two', () => {
    expect(oneLine('👩‍👩‍👧'.repeat(5), 3)).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(oneLine(' a \n b ', 10)).toBe('a b');
  });

  it.each([
    ['public', false, { private: true }, ['en privado', 'em privado', 'in private']],
    ['public', false, { private: false }, []],
    ['private', true, { private: true }, []],
  ] as const)('says of what she wrote in %s where our answer went: %s %o', (_where, isPrivate, draft, words) => {
    for (const state of ['open', 'closed'] as const) {
      const over: Over = {
        ticket: {
          ...claimed,
          private: isPrivate,
          state,
          closeReason: state === 'closed' ? 'answered' : null,
          firstAnsweredAt: minutes(14),
        },
        drafts: [draftOf({ state: 'approved', ...draft })],
        deliveries: [deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '900' })],
      };
      const said = [spanish(over), portuguese(over), english(over)].map((lines) =>
        lines.flatMap((line) => / · (en privado|em privado|in private)( ·|$)/.exec(line)?.[1] ?? []).join(),
      );
      expect(said.filter((each) => each !== '')).toEqual(words);
    }
  });
});
