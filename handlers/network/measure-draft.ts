import { tightest, type Measured, type NetworkConnection } from '#core/ports/network.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** A version as its network counts it; undefined where it counts nothing, or its account is not connected. */
export function measureDraft(
  { networks }: { networks: ReadonlyMap<string, Pick<NetworkConnection, 'caps'>> },
  { author }: Pick<TicketDetail, 'author'>,
  { account, text, attachments, private: isPrivate }: Draft,
): Measured | undefined {
  return tightest(
    networks.get(account)?.caps.measure(text, { isPrivate, to: author.handle, files: attachments.length }),
  );
}
