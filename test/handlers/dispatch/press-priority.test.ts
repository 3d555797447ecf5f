import { describe, expect, it } from 'vitest';
import { createPressing } from '../../../handlers/dispatch/press-priority.ts';

const at = (time: string) => ({ at: new Date(time) });

describe('presses in hand', () => {
  it('hold redraws of their ticket back until they are drawn, and of no other', async () => {
    const pressing = createPressing({ clock: { now: () => new Date() } });
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const press = pressing.during('tk_1', async () => {
      await gate.promise;
      order.push('press');
    });
    const job = pressing.settled('tk_1').then(() => order.push('job'));
    await pressing.settled('tk_2').then(() => order.push('other'));
    gate.resolve();
    await Promise.all([press, job]);
    expect(order).toEqual(['other', 'press', 'job']);
  });

  it('go before what reads for long, which waits a moment for them and no longer', async () => {
    const pressing = createPressing({ clock: { now: () => new Date() } });
    await pressing.letBy();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const press = pressing.during('tk_1', async () => {
      await gate.promise;
      order.push('press');
    });
    const report = pressing.letBy().then(() => order.push('report'));
    gate.resolve();
    await Promise.all([press, report]);
    expect(order).toEqual(['press', 'report']);

    const { promise: never, resolve: end } = Promise.withResolvers<void>();
    const stuck = pressing.during('tk_2', () => never);
    await pressing.letBy();
    end();
    await stuck;
  });

  it('let go when their work fails', async () => {
    const pressing = createPressing({ clock: { now: () => new Date() } });
    await expect(pressing.during('tk_1', () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
    await expect(pressing.settled('tk_1')).resolves.toBeUndefined();
  });

  it('are waited for during a minute', async () => {
    const clock = { ...at('2026-10-05T10:00:00Z'), now: () => clock.at };
    const pressing = createPressing({ clock });
    expect(pressing.isAwaited('tk_1')).toBe(false);
    await pressing.during('tk_1', async () => undefined);
    clock.at = new Date('2026-10-05T10:00:59Z');
    expect(pressing.isAwaited('tk_1')).toBe(true);
    clock.at = new Date('2026-10-05T10:01:00Z');
    expect(pressing.isAwaited('tk_1')).toBe(false);
  });
});
