import { AsyncLocalStorage } from 'node:async_hooks';

/** Who waits for it: somebody for the answer to what she did, somebody to see what came of it, or nobody. */
export type WhoWaits = 'answer' | 'sight' | 'nobody';

export interface Waited {
  by: WhoWaits;
  /** Grows from one piece of work to the next: which of two was begun first. */
  number: number;
}

/** In all that is called from it, however deep: between a press and the database lies code that need not know. */
const current = new AsyncLocalStorage<Waited>();
const byNobody: Waited = { by: 'nobody', number: 0 };
let last = 0;

/** Does `work`, and all that it waits for, as what is waited for like this. */
export function waitedFor<T>(by: WhoWaits, work: () => T): T {
  last += 1;
  return current.run(by === 'nobody' ? byNobody : { by, number: last }, work);
}

/** Where nothing was said, nobody waits. */
export function waited(): Waited {
  return current.getStore() ?? byNobody;
}
