import { afterEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { systemClock } from '#core/ports/clock.ts';
import { createLimiter } from '../../../../adapters/surfaces/slack/service/limiter.ts';
import type { Limiter } from '../../../../adapters/surfaces/slack/service/limiter.ts';
import { until } from '../../../support/until.ts';

const open: Limiter[] = [];
function limiter(options: Partial<Parameters<typeof createLimiter>[0]> = {}): Limiter {
  const made = createLimiter({ clock: systemClock, ...options });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) =>
    result.status === 'rejected' && result.reason instanceof RecadoError ? result.reason.code : result.status,
  );

describe('Slack limiter', () => {
  it('lets a short burst through and sends the rest away instead of holding it', async () => {
    const { post } = limiter();
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => post('C1', async () => i)));
    // Four at once, two more within two seconds.
    expect(codes(results)).toEqual([
      ...Array<string>(6).fill('fulfilled'),
      ...Array<string>(6).fill('surface.rate-limited'),
    ]);
    expect(results.at(-1)).toMatchObject({ reason: { retryAfterMs: expect.any(Number) } });
  });

  it('is full after the clock was put to another moment, and fills up again', async () => {
    const listeners: (() => void)[] = [];
    const { post } = limiter({ clock: { ...systemClock, onMoved: (listener) => void listeners.push(listener) } });
    await Promise.all(Array.from({ length: 4 }, (_, i) => post('C1', async () => i)));
    for (const moved of listeners) moved();
    const results = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => post('C1', async () => i)));
    expect(codes(results)).toEqual(Array<string>(6).fill('fulfilled'));
  });

  it('says beforehand what would have to wait, and its place is kept', async () => {
    const { post, mayPost, call, mayCall } = limiter();
    await mayPost('C1', { turn: 'first' });
    await Promise.all(Array.from({ length: 4 }, (_, i) => post('C1', async () => i)));
    // Two more within two seconds.
    await mayPost('C1', { turn: 'second' });
    const two = [post('C1', async () => 5, { turn: 'second' }), post('C1', async () => 6, { turn: 'third' })];
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(mayPost('C1', { turn: 'fourth' })).rejects.toMatchObject({
      code: 'surface.rate-limited',
      retryAfterMs: expect.any(Number),
    });
    // Whoever comes now stands behind the one that only asked.
    const behind = post('C1', async () => 7, { turn: 'fifth' });
    await expect(behind).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    await Promise.all(two);
    const away = new RecadoError('surface.rate-limited', { retryAfterMs: 30_000 });
    await expect(call('chat.update', () => Promise.reject(away), { turn: 'x' })).rejects.toThrow();
    await expect(mayCall('chat.update', { turn: 'y' })).rejects.toMatchObject({ code: 'surface.rate-limited' });
  });

  it('serves those it sent away in the order in which they came, before whoever comes later', async () => {
    const { post } = limiter();
    const served: number[] = [];
    const patient = async (n: number): Promise<void> => {
      try {
        await post('C1', async () => void served.push(n), { turn: `turn ${n}` });
      } catch (error) {
        if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
        // Later comers are quicker to ask again: it must not help them.
        await new Promise((resolve) => setTimeout(resolve, Math.max(20, (error.retryAfterMs ?? 0) - n * 20)));
        await patient(n);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => patient(n)));
    expect(served).toEqual(Array.from({ length: 8 }, (_, n) => n));
  });

  it('has nobody wait behind what is not wanted any more', async () => {
    const { post, drop } = limiter();
    const turns = Array.from({ length: 20 }, (_, n) => `turn ${n}`);
    await Promise.allSettled(turns.map((turn) => post('C1', async () => turn, { turn })));
    const waitOf = async (turn: string): Promise<number> =>
      await post('C1', async () => 0, { turn }).catch((error: RecadoError) => error.retryAfterMs ?? 0);
    expect(await waitOf('another')).toBeGreaterThan(10_000);
    for (const turn of turns) drop(turn);
    expect(await waitOf('another')).toBeLessThan(5_000);
  });

  it('has a post that yields wait while anybody is in line', async () => {
    const { post } = limiter();
    await Promise.allSettled(Array.from({ length: 7 }, (_, n) => post('C1', async () => n, { turn: `turn ${n}` })));
    await expect(post('C1', async () => 'no hurry', { yields: true })).rejects.toMatchObject({
      code: 'surface.rate-limited',
    });
  });

  it('leaves room for those who are waited for', async () => {
    const { call } = limiter();
    const update = (yields: boolean) => call('chat.update', async () => 'drawn', { yields });
    const first: PromiseSettledResult<string>[] = [];
    for (let i = 0; i < 20; i += 1) first.push(...(await Promise.allSettled([update(true)])));
    const urgent = await Promise.allSettled(Array.from({ length: 10 }, () => update(false)));
    expect(codes(first)).toContain('surface.rate-limited');
    expect(codes(urgent)).toEqual(Array<string>(10).fill('fulfilled'));
  });

  it('paces each channel by itself', async () => {
    const { post } = limiter();
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => post(`C${i}`, async () => i)));
    expect(codes(results)).toEqual(Array<string>(20).fill('fulfilled'));
  });

  it('keeps the order of a channel', async () => {
    const { post } = limiter();
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        post('C1', async () => {
          seen.push(i);
        }),
      ),
    );
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  it('does not call again before the time Slack named, in that channel only', async () => {
    let now = new Date('2026-11-21T10:00:00Z');
    let calls = 0;
    const { post } = limiter({ clock: { now: () => now } });
    const refused = async (): Promise<never> => {
      calls += 1;
      throw new RecadoError('surface.rate-limited', { retryAfterMs: 30_000 });
    };
    await expect(post('C1', refused)).rejects.toMatchObject({ code: 'surface.rate-limited', retryAfterMs: 30_000 });
    now = new Date(now.getTime() + 10_000);
    await expect(post('C1', refused)).rejects.toMatchObject({ code: 'surface.rate-limited', retryAfterMs: 20_000 });
    expect(calls).toBe(1);
    await expect(post('C2', async () => 'ok')).resolves.toBe('ok');
    now = new Date(now.getTime() + 20_000);
    await expect(post('C1', async () => 'ok')).resolves.toBe('ok');
  });

  it('hands other failures on', async () => {
    await expect(
      limiter().call('chat.update', () => Promise.reject(new RecadoError('surface.message-gone'))),
    ).rejects.toMatchObject({ code: 'surface.message-gone' });
  });

  it('forgets channels that are idle', async () => {
    const one = limiter({ idleMs: 200 });
    await Promise.all(Array.from({ length: 50 }, (_, i) => one.post(`C${i}`, async () => i)));
    expect(one.channels()).toBe(50);
    await until('the limiters to be dropped', () => one.channels() === 0, 5_000);
  });
});
