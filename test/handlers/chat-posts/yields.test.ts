import { expect, it } from 'vitest';
import { yieldsToOthers } from '../../../handlers/chat-posts/shared/yields.ts';
import type { Services } from '../../../handlers/context.ts';
import type { Ticket } from '#core/ticket/ticket.ts';

const AT = Date.UTC(2026, 9, 5, 10);

function yields(seconds: number, { flood = null as string | null, isAwaited = false } = {}): boolean {
  const services = {
    clock: { now: () => new Date(AT + seconds * 1_000) },
    pressing: { isAwaited: () => isAwaited },
  } as unknown as Pick<Services, 'pressing' | 'clock'>;
  const ticket = { id: 'tk_1', flood, lastInboundAt: new Date(AT) } as unknown as Ticket;
  return yieldsToOthers(services, { ticket } as Parameters<typeof yieldsToOthers>[1]);
}

it('a card that nobody waits for lets others go first, for a minute', () => {
  expect(yields(59)).toBe(true);
  expect(yields(61)).toBe(false);
  expect(yields(1, { isAwaited: true })).toBe(false);
});

it('in a flood for three: the card of the flood tells how it ended before single ones are drawn again', () => {
  expect(yields(61, { flood: 'fl_1' })).toBe(true);
  expect(yields(181, { flood: 'fl_1' })).toBe(false);
  expect(yields(61, { flood: 'fl_1', isAwaited: true })).toBe(false);
});
