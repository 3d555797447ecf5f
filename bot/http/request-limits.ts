import { isIPv6 } from 'node:net';
import type { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '#core/ports/clock.ts';
import { lazily } from '#core/lazily.ts';
import type { RequestLimits } from '#core/ports/request-limits.ts';

const MINUTE_MS = 60_000;

const limiterClass = lazily(async () => (await import('rate-limiter-flexible')).RateLimiterMemory);

/** Counts in this process, minute by minute of the clock; whatever a minute has seen is forgotten with it, and nothing before. */
export function createRequestLimits({ clock }: { clock: Clock }): RequestLimits {
  const limiters = new Map<string, RateLimiterMemory>();
  return {
    async isTooMuch(what, from, perMinute) {
      const Limiter = await limiterClass();
      const name = `${what} ${perMinute}`;
      const limiter = limiters.get(name) ?? new Limiter({ points: perMinute, duration: MINUTE_MS / 1_000 });
      limiters.set(name, limiter);
      const minute = Math.floor(clock.now().getTime() / MINUTE_MS);
      return limiter.consume(`${minute} ${networkOf(from)}`).then(
        () => false,
        (refused: unknown) => {
          if (refused instanceof Error) throw refused;
          return true;
        },
      );
    },
  };
}

/** One customer of a provider has 2^64 addresses of IPv6: they count as one. Whatever is no such address stands for itself. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%', 1);
  if (!isIPv6(bare)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(tail?.split(':') ?? [])];
  return `${whole.slice(0, 4).join(':')}::/64`;
}
