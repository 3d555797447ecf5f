import { describe, expect, it } from 'vitest';
import { systemClock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import { createLimiter } from '../../../../adapters/surfaces/teams/service/limiter.ts';

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) =>
    result.status === 'rejected' && result.reason instanceof RecadoError ? result.reason.code : result.status,
  );
const moment = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('Teams limiter', () => {
  it('lets seven through at once and one more within two seconds, and sends the rest away', async () => {
    const { run } = createLimiter({ clock: systemClock });
    const started: number[] = [];
    const begin = Date.now();
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => run('send', 'T1', async () => void started.push(Date.now() - begin))),
    );
    expect(codes(results)).toEqual([
      ...Array<string>(8).fill('fulfilled'),
      ...Array<string>(4).fill('surface.rate-limited'),
    ]);
    expect(results.at(-1)).toMatchObject({ reason: { retryAfterMs: expect.any(Number) } });
    expect((started[7] ?? 0) - (started[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('says beforehand what would have to wait', async () => {
    const { run, may } = createLimiter({ clock: systemClock });
    may('send', 'T1', { turn: 'first' });
    await Promise.all(Array.from({ length: 7 }, () => run('send', 'T1', async () => undefined)));
    may('send', 'T2', { turn: 'second', yields: true });
    expect(() => may('send', 'T1', { turn: 'third', yields: true })).toThrow(
      expect.objectContaining({ code: 'surface.rate-limited' }),
    );
  });

  it('counts each thread by itself', async () => {
    const { run, lanes } = createLimiter({ clock: systemClock });
    const results = await Promise.allSettled(
      ['T1', 'T2', 'T3'].flatMap((thread) => Array.from({ length: 7 }, () => run('send', thread, async () => thread))),
    );
    expect(codes(results)).toEqual(Array<string>(21).fill('fulfilled'));
    expect(lanes()).toBe(3);
  });

  it('never has two sends of one thread under way at once, and keeps their order; look-ups go side by side', async () => {
    const { run } = createLimiter({ clock: systemClock });
    const begun: number[] = [];
    let under = 0;
    let most = 0;
    const call = (n: number) => async (): Promise<void> => {
      begun.push(n);
      most = Math.max(most, (under += 1));
      await moment(10 - n);
      under -= 1;
    };
    await Promise.all(Array.from({ length: 6 }, (_, n) => run('send', 'T1', call(n))));
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(1);
    await Promise.all(Array.from({ length: 6 }, (_, n) => run('read', 'T1', call(n))));
    expect(most).toBe(6);
  });

  it('is not held by one that hangs', async () => {
    const { run } = createLimiter({ clock: systemClock });
    let free = (): void => undefined;
    const hanging = run('send', 'T1', () => new Promise<void>((resolve) => (free = resolve)));
    await expect(run('send', 'T1', async () => 'next')).rejects.toMatchObject({ code: 'surface.rate-limited' });
    free();
    await hanging;
    expect(await run('send', 'T1', async () => 'later')).toBe('later');
  });

  it('keeps the whole thread quiet as long as Teams says', async () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const { run } = createLimiter({ clock: { now: () => new Date(now) } });
    const refused = new RecadoError('surface.rate-limited', { cause: new Error('429'), retryAfterMs: 5_000 });
    await expect(run('send', 'T1', () => Promise.reject(refused))).rejects.toBe(refused);
    now += 4_000;
    await expect(run('send', 'T1', async () => 'too early')).rejects.toMatchObject({
      code: 'surface.rate-limited',
      retryAfterMs: 1_000,
    });
    expect(await run('send', 'T2', async () => 'another thread')).toBe('another thread');
    now += 1_000;
    expect(await run('send', 'T1', async () => 'in time')).toBe('in time');
  });

  it('has nobody wait for the days between once the clock was put back', async () => {
    const listeners: (() => void)[] = [];
    let now = Date.parse('2026-11-21T10:00:00Z');
    const { run } = createLimiter({
      clock: { now: () => new Date(now), onMoved: (listener) => void listeners.push(listener) },
    });
    await Promise.allSettled(Array.from({ length: 20 }, (_, n) => run('send', 'T1', async () => n, { turn: `${n}` })));
    const refused = new RecadoError('surface.rate-limited', { cause: new Error('429'), retryAfterMs: 5_000 });
    await expect(run('send', 'T2', () => Promise.reject(refused))).rejects.toBe(refused);
    now -= 30 * 86_400_000;
    for (const moved of listeners) moved();
    expect(await run('send', 'T1', async () => 'last month', { turn: 'another' })).toBe('last month');
    expect(await run('send', 'T2', async () => 'last month')).toBe('last month');
  });

  it('leaves room for those who are waited for', async () => {
    const { run } = createLimiter({ clock: systemClock });
    for (let n = 0; n < 4; n += 1) await run('send', 'T1', async () => n);
    await expect(run('send', 'T1', async () => 'no hurry', { yields: true })).rejects.toMatchObject({
      code: 'surface.rate-limited',
    });
    expect(await run('send', 'T1', async () => 'somebody waits')).toBe('somebody waits');
    expect(await run('send', 'T2', async () => 'room here', { yields: true })).toBe('room here');
  });

  it('keeps what Teams allows in half a minute and in an hour', async () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const { run } = createLimiter({ clock: { now: () => new Date(now) } });
    const done: number[] = [];
    for (; now < Date.parse('2026-11-21T11:10:00Z'); now += 300) {
      try {
        await run('send', 'T1', async () => void done.push(now), { turn: 'the same' });
      } catch (error) {
        if (!(error instanceof RecadoError)) throw error;
      }
    }
    for (const [calls, ms] of [
      [7, 1_000],
      [8, 2_000],
      [60, 30_000],
      [1_800, 3_600_000],
    ] as const) {
      const tooMany = done.filter((at, i) => (done[i + calls] ?? Infinity) - at <= ms);
      expect(tooMany, `${calls} in ${ms} ms`).toEqual([]);
    }
    expect(done.length).toBeGreaterThan(1_800);
  });

  it('serves those it sent away in the order in which they came, though the later ones come back early', async () => {
    // Of those who come at one moment the last asks first. By a clock of its own: on a busy machine timers wake late, and whoever is late holds up nobody.
    let now = Date.parse('2026-11-21T10:00:00Z');
    const { run } = createLimiter({ clock: { now: () => new Date(now) } });
    const served: number[] = [];
    const dueAt = new Map(Array.from({ length: 11 }, (_, n) => [n, now + n] as const));
    for (let tries = 0; dueAt.size > 0 && tries < 500; tries += 1) {
      const [n, due] = [...dueAt].reduce((first, each) => (each[1] <= first[1] ? each : first));
      now = Math.max(now, due);
      try {
        await run('send', 'T1', async () => void served.push(n), { turn: `turn ${n}` });
        dueAt.delete(n);
      } catch (error) {
        if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
        dueAt.set(n, now + Math.max(20, error.retryAfterMs - n * 20));
      }
    }
    expect(served).toEqual(Array.from({ length: 11 }, (_, n) => n));
  });

  it('has nobody wait behind what is not wanted any more', async () => {
    const now = new Date('2026-11-21T10:00:00Z');
    const { run, drop } = createLimiter({ clock: { now: () => now } });
    const turns = Array.from({ length: 40 }, (_, n) => `turn ${n}`);
    const waits = async (turn: string): Promise<number> =>
      await run('send', 'T1', async () => 0, { turn }).catch((error: RecadoError) => error.retryAfterMs ?? 0);
    for (const turn of turns) await waits(turn);
    expect(await waits('another')).toBeGreaterThan(10_000);
    for (const turn of turns) drop(turn);
    expect(await waits('another')).toBeLessThan(3_000);
  });

  it('forgets threads in which nothing happens', async () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const { run, lanes } = createLimiter({ clock: { now: () => new Date(now) } });
    for (let n = 0; n < 50; n += 1) {
      await run('send', `T${n}`, async () => n);
      now += 100;
    }
    now += 2 * 3_600_000;
    await run('send', 'newest', async () => 'x');
    expect(lanes()).toBe(1);
  });
});
