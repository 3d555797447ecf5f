/** What of a waiting event decides whether it may be taken up together with others. */
export interface Candidate {
  id: number;
  network: string;
  /** Null for a deletion of a message that we do not have. */
  threadId: string | null;
  /** Null for such a deletion and for our own messages. */
  authorNativeId: string | null;
  /** Every id that it calls its message by: the one that never changes, and that of its newest version, which a deletion may name. */
  names: readonly string[];
}

/**
 * Chooses, oldest first, events that do not depend on one another: never two of one author in one thread, two about one message,
 * or one of ours together with others of its thread. One that must wait makes those after it that depend on it wait too.
 */
export function chooseBatch(candidates: readonly Candidate[], limit: number): number[] {
  const chosen: number[] = [];
  const named = new Set<string>();
  const authors = new Set<string>();
  const threads = new Set<string>();
  const ownThreads = new Set<string>();
  for (const { id, network, threadId, authorNativeId, names } of candidates) {
    if (chosen.length >= limit) break;
    const messages = names.map((name) => JSON.stringify([network, name]));
    const thread = threadId === null ? null : JSON.stringify([network, threadId]);
    const author =
      thread === null || authorNativeId === null ? null : JSON.stringify([network, threadId, authorNativeId]);
    const own = thread !== null && authorNativeId === null;
    const meets =
      messages.some((message) => named.has(message)) ||
      (author !== null && authors.has(author)) ||
      (thread !== null && (own ? threads : ownThreads).has(thread));
    if (!meets) chosen.push(id);
    for (const message of messages) named.add(message);
    if (author !== null) authors.add(author);
    if (thread !== null) threads.add(thread);
    if (own && thread !== null) ownThreads.add(thread);
  }
  return chosen;
}
