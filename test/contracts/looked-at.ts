import type { NetworkConnection } from '#core/ports/network.ts';

/** A network that can be asked for everything that it knows. */
export type LookedAt = NetworkConnection &
  Required<Pick<NetworkConnection, 'pull' | 'conversation' | 'reread' | 'findOwnAnswer'>>;

/** The same connection, of which a test wants all of that. @throws TypeError where it lacks one */
export function lookedAt(connection: NetworkConnection): LookedAt {
  if (!isLookedAt(connection)) throw new TypeError('this network cannot be asked for everything');
  return connection;
}

function isLookedAt(connection: NetworkConnection): connection is LookedAt {
  const { pull, conversation, reread, findOwnAnswer } = connection;
  return [pull, conversation, reread, findOwnAnswer].every((method) => method !== undefined);
}
