import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Memory } from '#core/ports/memory.ts';

/** Words that only we can have written, for some time. */
export interface SignedTokens {
  /** Parts of letters, digits, - and _ only. */
  sign(parts: readonly string[], until: Date): string;
  /** The parts; undefined for whatever we did not write, `past` for what is over. */
  read(token: string): { parts: string[]; past: boolean } | undefined;
}

const TOKEN = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){1,6}\.[A-Za-z0-9_-]{43}$/;
const LONGEST = 400;

/** What is signed for one purpose is read for no other. */
export function createSignedTokens({
  secret,
  purpose,
  clock,
}: {
  secret: string;
  purpose: string;
  clock: Clock;
}): SignedTokens {
  const signatureOf = (words: string): Buffer => createHmac('sha256', secret).update(`${purpose}\n${words}`).digest();
  return {
    sign(parts, until) {
      const words = [...parts, Math.floor(until.getTime() / 1_000).toString(36)].join('.');
      return `${words}.${signatureOf(words).toString('base64url')}`;
    },
    read(token) {
      if (token.length > LONGEST || !TOKEN.test(token)) return undefined;
      const end = token.lastIndexOf('.');
      const words = token.slice(0, end);
      // Only one spelling of the same bytes is taken.
      const given = Buffer.from(token.slice(end + 1));
      if (!timingSafeEqual(given, Buffer.from(signatureOf(words).toString('base64url')))) return undefined;
      const parts = words.split('.');
      const until = Number.parseInt(parts.pop() ?? '', 36) * 1_000;
      return { parts, past: !(clock.now().getTime() < until) };
    },
  };
}

const KEY = 'secret';

/** The secret of this instance: made once, kept with the rest of what it must not forget. */
export async function instanceSecret(memory: Pick<Memory, 'get' | 'put'>): Promise<string> {
  const known = z
    .string()
    .min(43)
    .safeParse(await memory.get(KEY)).data;
  if (known !== undefined) return known;
  await memory.put(KEY, randomBytes(32).toString('base64url'));
  return z.string().parse(await memory.get(KEY));
}
