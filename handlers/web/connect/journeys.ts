import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Services } from '../../context.ts';
import type { Sealed } from '../../../store/accounts/account-access.ts';

/** Who went to which network, and from which browser. */
const Journey = z.object({
  network: z.string(),
  account: z.string(),
  by: z.string(),
  /** Hash of what her browser holds. */
  browser: z.string(),
  keep: z.string(),
  /** What came of it, closed, while she chooses what we may use of it. */
  visit: z.object({ keyId: z.string(), sealed: z.string() }).optional(),
  until: z.coerce.date(),
});
export type Journey = z.output<typeof Journey>;

const LASTS_MS = 15 * 60_000;
/** Under which they are remembered, beside what the chats do not forget; by the hash of the state. */
const KEPT_UNDER = 'connecting';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Begins one: the state that the network gives back, and what the browser must show then. */
export async function begun(
  { store }: Pick<Services, 'store'>,
  {
    now,
    go,
    ...about
  }: Pick<Journey, 'network' | 'account' | 'by'> & { now: Date; go(state: string): { url: string; keep: string } },
): Promise<{ url: string; browser: string }> {
  const memory = store.memory(KEPT_UNDER);
  for (const { key, value } of await memory.list('')) {
    const old = Journey.safeParse(value).data;
    if (old === undefined || old.until < now) await memory.remove(key);
  }
  const [state, browser] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
  const { url, keep } = go(state);
  const until = new Date(now.getTime() + LASTS_MS).toISOString();
  await memory.put(hash(state), { ...about, browser: hash(browser), keep, until });
  return { url, browser };
}

/** It came back with more than one account: goes on in the same browser, under a state of its own, which this gives. */
export async function goesOn(
  { store }: Pick<Services, 'store'>,
  { until, ...journey }: Journey & { visit: Sealed },
): Promise<string> {
  const state = randomBytes(24).toString('base64url');
  await store.memory(KEPT_UNDER).put(hash(state), { ...journey, until: until.toISOString() });
  return state;
}

/** The journey that ends here, once: only in the browser in which it began, and in time. */
export async function ended(
  { store }: Pick<Services, 'store'>,
  { state, browser, network, now }: { state: string; browser: string; network: string; now: Date },
): Promise<Journey | undefined> {
  const memory = store.memory(KEPT_UNDER);
  const key = hash(state);
  const journey = Journey.safeParse(await memory.get(key)).data;
  if (journey === undefined || journey.browser !== hash(browser) || journey.network !== network) return undefined;
  await memory.remove(key);
  return journey.until < now ? undefined : journey;
}
