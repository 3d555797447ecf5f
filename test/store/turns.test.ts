import { expect, it } from 'vitest';
import { createTurns } from '../../store/database/turns.ts';

it('what reads for long goes behind whoever uses the only connection', async () => {
  const turns = createTurns();
  turns.asked();
  let read = false;
  const reading = turns.behind(() => {
    read = true;
    return Promise.resolve('page');
  });
  await Promise.resolve();
  expect(read).toBe(false);
  turns.given();
  expect(await reading).toBe('page');
});

it('tells when it last answered anybody', () => {
  const turns = createTurns();
  expect(turns.answeredAt()).toBe(-Infinity);
  const before = performance.now();
  turns.asked();
  expect(turns.answeredAt()).toBe(-Infinity);
  turns.given();
  expect(turns.answeredAt()).toBeGreaterThanOrEqual(before);
});

it('and is read in the end, though somebody never gives it back', async () => {
  const turns = createTurns();
  turns.asked();
  expect(await turns.behind(() => Promise.resolve('page'))).toBe('page');
});
