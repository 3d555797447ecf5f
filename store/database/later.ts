import type { CompiledQuery } from 'kysely';

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
