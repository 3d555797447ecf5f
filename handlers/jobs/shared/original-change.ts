import type { Config } from '#core/config.ts';
import type { Draft } from '#core/draft.ts';
import type { InboundMessage, Message } from '#core/message.ts';
import type { NetworkConnection } from '#core/network.ts';
import type { TicketDetail } from '../../../store/types.ts';

/**
 * Reads the customer's message once more and says how it differs from what the approver saw; null where it does not.
 * @throws RecadoError network.* where the network cannot be asked now: then nothing is sent yet
 */
export async function originalChange(network: NetworkConnection, { detail, draft, config }: { detail: TicketDetail; draft: Draft; config: Config }): Promise<'edited' | 'deleted' | 'answered-outside' | null> {
  const original = detail.messages.find(({ direction, currentId }) => direction === 'in' && currentId === draft.target) ?? detail.lastInbound;
  if (original.state === 'deleted') return 'deleted';
  const now = (await network.reread([draft.target])).get(draft.target);
  if (!now || now.state === 'gone') return 'deleted';
  if (isEdited(now.message, original, draft)) return 'edited';
  if (answersOf(detail.messages.filter(({ direction }) => direction === 'out'), original, detail).length > 0) return 'answered-outside';
  if (now.message.counts.replies <= original.counts.replies) return null;
  // More replies than we knew of: one may be a colleague's, written in the network's own app.
  const handle = config.brands[detail.ticket.brand]?.accounts[draft.account]?.handle.toLowerCase();
  const said = (await network.conversation(original)).filter(({ author }) => author.handle.toLowerCase() === handle);
  return answersOf(said, original, detail).length > 0 ? 'answered-outside' : null;
}

function isEdited(now: InboundMessage, original: Message, draft: Draft): boolean {
  if (now.currentId !== draft.target) return true;
  // The approver saw the text of the target; where that version is the one we hold, its words must be the same.
  return original.currentId === draft.target && (now.version > original.version || now.text !== original.text);
}

/** Answers to the same message that no delivery of ours made. */
function answersOf<M extends { parentId?: string | null; nativeId: string }>(said: M[], original: Message, { deliveries }: TicketDetail): M[] {
  const known = new Set(deliveries.map(({ nativeId }) => nativeId));
  return said.filter(({ parentId, nativeId }) => (parentId === original.currentId || parentId === original.nativeId) && !known.has(nativeId));
}
