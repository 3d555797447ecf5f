import { isAutomatic } from '../automatic.ts';
import type { ThreadEntry } from '../changes.ts';
import type { Delivery } from '../delivery.ts';

/** To whoever sent it, and to `also` where there is such a person. */
export function tell(
  delivery: Delivery,
  key: Extract<ThreadEntry, { kind: 'event' }>['key'],
  also: string | null = null,
): ThreadEntry {
  const sender = isAutomatic(delivery.by) ? [] : [delivery.by];
  return { kind: 'event', key, params: {}, mention: [...new Set([...(also === null ? [] : [also]), ...sender])] };
}
