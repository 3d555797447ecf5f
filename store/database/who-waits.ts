import { AsyncLocalStorage } from 'node:async_hooks';

/** Who waits for it: somebody for the answer to what she did, somebody to see what came of it, or nobody. */
export type WhoWaits = 'answer' | 'sight' | 'nobody';

/** In all that is called from it, however deep: between a press and the database lies code that need not know. */
const current = new AsyncLocalStorage<WhoWaits>();

/** Does `work`, and all that it waits for, as what is waited for like this. */
export function waitedFor<T>(by: WhoWaits, work: () => T): T {
  return current.run(by, work);
}

/** Where nothing was said, nobody waits. */
export function whoWaits(): WhoWaits {
  return current.getStore() ?? 'nobody';
}
