import type { CompiledQuery } from 'kysely';
import type { Trx } from './database.ts';

const unread = new WeakSet<CompiledQuery>();

/**
 * Nobody reads what this answers: inside a transaction the embedded database takes it with the next statement that somebody waits
 * for, the commit at the latest, for each way to its thread and back costs. What fails fails there, and with it the transaction.
 */
export function later<R>(query: CompiledQuery<R>): CompiledQuery<R> {
  unread.add(query);
  return query;
}

export function isForLater(query: CompiledQuery): boolean {
  return unread.has(query);
}

type Hear = (rows: readonly unknown[]) => void;
const hearers = new WeakMap<CompiledQuery, Hear>();

/**
 * Two statements of which the second does not need the first one's answer: the embedded database takes both at once. The first has
 * parameters, and its columns are called as they are in code, for its rows may come by another way than usual.
 */
export async function inOneGo<A, B>(trx: Trx, first: CompiledQuery<A>, second: CompiledQuery<B>): Promise<[A[], B[]]> {
  let heard: A[] | undefined;
  hearers.set(first, (rows) => {
    heard = rows.filter((row): row is A => row !== undefined);
  });
  const { rows: one } = await trx.executeQuery(first);
  const { rows: two } = await trx.executeQuery(second);
  return [heard ?? one, two];
}

/** Who is told the answer, of a statement that goes with the next one. */
export function hearerOf(query: CompiledQuery): Hear | undefined {
  return hearers.get(query);
}
