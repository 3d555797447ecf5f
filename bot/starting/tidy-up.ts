import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back what a start used and no longer needs: half of its heap is source text, syntax trees and what was read from files. Takes a tenth of a second, once. V8 would keep
 * it for as long as nobody else asks for memory.
 */
export function tidyUp(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  // What V8's first compiler made of the database is kept: all of it was compiled again at once, and the parser of SQL, which must
  // never be optimised, was optimised after all.
  setFlagsFromString('--no-flush-liftoff-code');
  if (typeof collect === 'function') collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  setFlagsFromString('--flush-liftoff-code');
}
