import { createHash } from 'node:crypto';
import type { Card } from '#core/card.ts';

/** The same card gives the same hash whatever the order in which its fields were written. */
export function cardHash(card: Card): string {
  return createHash('sha256').update(stableJson(card)).digest('hex');
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
