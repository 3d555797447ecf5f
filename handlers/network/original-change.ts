import type { Config } from '#core/config/config.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Log } from '#core/ports/log.ts';
import { wordsOf, type InboundMessage, type Message } from '#core/message.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** How the customer's message differs from what the approver saw. */
export type OriginalChange =
  | { how: 'edited'; text: string }
  | { how: 'deleted' }
  | { how: 'answered-outside'; url: string };

interface Look {
  network: NetworkConnection;
  detail: TicketDetail;
  draft: Draft;
  config: Config;
  log: Log;
}

/**
 * Reads the customer's message once more before an answer to it goes out; null where it is what the approver saw.
 * @throws RecadoError network.* where the network cannot be asked now
 */
export async function originalChange({ network, detail, draft, config, log }: Look): Promise<OriginalChange | null> {
  const original =
    detail.messages.find(({ direction, currentId }) => direction === 'in' && currentId === draft.target) ??
    detail.lastInbound;
  if (original.state === 'deleted') return { how: 'deleted' };
  const [known] = answersOf(
    detail.messages.filter(({ direction }) => direction === 'out'),
    original,
    detail,
  );
  if (known) return { how: 'answered-outside', url: known.url };
  if (!network.reread) return null;
  const now = (await network.reread([draft.target])).get(draft.target);
  if (!now) {
    // Only a network that says "gone" knows that; silence about a message is no deletion.
    log.warn({ ticketId: detail.ticket.id, target: draft.target }, 'the network said nothing about the original');
    return null;
  }
  if (now.state === 'gone') return { how: 'deleted' };
  // Not shown to us may pass again, and says nothing about her words: the network itself says whether it can be answered.
  if (now.state === 'hidden') return null;
  if (isEdited(now.message, original, draft)) return { how: 'edited', text: wordsOf(now.message) };
  if (now.message.counts.replies <= original.counts.replies || !network.conversation) return null;
  // More replies than we knew of: one may be a colleague's, written in the network's own app.
  const handle = config.brands[detail.ticket.brand]?.accounts[draft.account]?.handle.toLowerCase();
  const said = (await network.conversation(original)).filter(({ author }) => author.handle.toLowerCase() === handle);
  const [elsewhere] = answersOf(said, original, detail);
  return elsewhere ? { how: 'answered-outside', url: elsewhere.url } : null;
}

function isEdited(now: InboundMessage, original: Message, draft: Draft): boolean {
  if (now.currentId !== draft.target) return true;
  // The approver saw the text of the target; where that version is the one we hold, its words must be the same.
  const isLater = now.uncounted !== true && now.version > original.version;
  return original.currentId === draft.target && (isLater || wordsOf(now) !== original.text);
}

/** Answers to the same message that no delivery of ours made. */
function answersOf<M extends { parentId?: string | null; nativeId: string }>(
  said: M[],
  original: Message,
  { deliveries }: TicketDetail,
): M[] {
  const known = new Set(deliveries.map(({ nativeId }) => nativeId));
  return said.filter(
    ({ parentId, nativeId }) =>
      (parentId === original.currentId || parentId === original.nativeId) && !known.has(nativeId),
  );
}
