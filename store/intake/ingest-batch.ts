/** What of a waiting event decides whether it may be taken up together with others. */
export interface Candidate {
  id: number;
  network: string;
  /** Null for a deletion of a message that we do not have. */
  threadId: string | null;
  /** Null for such a deletion and for our own messages. */
  authorNativeId: string | null;
  nativeId: string;
}

/**
 * Chooses, oldest first, events that do not depend on one another: never two of one author in one thread, two about one message,
 * or one of ours together with others of its thread. One that must wait makes those after it that depend on it wait too.
 */
export function chooseBatch(candidates: readonly Candidate[], limit: number): number[] {
  const chosen: number[] = [];
  const messages = new Set<string>();
  const authors = new Set<string>();
  const threads = new Set<string>();
  const ownThreads = new Set<string>();
  for (const { id, network, threadId, authorNativeId, nativeId } of candidates) {
    if (chosen.length >= limit) break;
    const message = JSON.stringify([network, nativeId]);
    const thread = threadId === null ? null : JSON.stringify([network, threadId]);
    const author =
      thread === null || authorNativeId === null ? null : JSON.stringify([network, threadId, authorNativeId]);
    const own = thread !== null && authorNativeId === null;
    const meets =
      messages.has(message) ||
      (author !== null && authors.has(author)) ||
      (thread !== null && (own ? threads : ownThreads).has(thread));
    if (!meets) chosen.push(id);
    messages.add(message);
    if (author !== null) authors.add(author);
    if (thread !== null) threads.add(thread);
    if (own && thread !== null) ownThreads.add(thread);
  }
  return chosen;
}
