import type { CompiledQuery } from 'kysely';

const unsynced = new WeakSet<CompiledQuery>();

/**
 * One statement with parameters whose loss nobody would notice: without it, the same is only done once more. Outside a transaction
 * the embedded database does not wait for the disk to have it. The log of changes is one, so the next commit that does wait takes it
 * along, and whatever came after it is lost with it. A server commits it like all others: it has connections enough.
 */
export function withoutSync<R>(query: CompiledQuery<R>): CompiledQuery<R> {
  unsynced.add(query);
  return query;
}

export function isUnsynced(query: CompiledQuery): boolean {
  return unsynced.has(query);
}
