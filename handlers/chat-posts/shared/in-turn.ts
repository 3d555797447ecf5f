import type { Services } from '../../context.ts';
import { oneAfterAnother, type OneAfterAnother } from './one-after-another.ts';

const drawings = new WeakMap<Services['store'], OneAfterAnother>();

/** Jobs of several kinds draw a ticket at the same moment: side by side each would find the same message outdated and send the same update. */
export function inTurn({ store }: Services, key: string, work: () => Promise<void>): Promise<void> {
  const known = drawings.get(store) ?? oneAfterAnother();
  drawings.set(store, known);
  return known.run(key, work);
}
