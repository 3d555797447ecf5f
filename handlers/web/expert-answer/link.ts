import { LINK, type Delegation } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import { withoutAddressee } from '../../cards/conversation.ts';
import { lastMessages } from '../../cards/so-far.ts';
import { tokenHash } from './token.ts';
import { withoutIdentity } from './without-identity.ts';

/** What a link leads to now. */
export type LinkState =
  | { kind: 'unknown' }
  | ({ kind: 'open' | 'answered' | 'used' | 'withdrawn' | 'expired' } & AskedByLink);

export interface AskedByLink {
  delegation: Delegation;
  brand: string;
  asker: string;
  network: string;
  /** The customer's words without handles and personal data; null where they are private or gone. */
  customer: string | null;
  /** What was said before, oldest first, in the same way; empty where the customer's words are not shown. */
  before: { ours: boolean; text: string }[];
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Reads, and changes nothing: scanners of mail open links too. */
export async function lookAtLink(services: Services, token: string): Promise<LinkState> {
  const { store, config, clock } = services;
  const found = TOKEN.test(token) ? await store.delegations.byToken(tokenHash(token)) : null;
  const detail = found && (await store.tickets.detail(found.ticketId));
  const delegation = detail?.delegations.find(({ id }) => id === found?.id);
  if (!detail || !delegation) return { kind: 'unknown' };
  const { ticket, lastInbound, people } = detail;
  const isHidden =
    ticket.private || lastInbound.private || lastInbound.state === 'deleted' || lastInbound.text.trim() === '';
  const about: AskedByLink = {
    delegation,
    brand: config.brands[ticket.brand]?.name ?? ticket.brand,
    asker:
      people.get(delegation.askedBy)?.name ??
      config.people[delegation.askedBy]?.name ??
      config.brands[ticket.brand]?.name ??
      ticket.brand,
    network: ticket.network,
    customer: isHidden ? null : withoutIdentity(services, lastInbound.text),
    before: isHidden
      ? []
      : lastMessages(detail).flatMap(({ id, direction, state, text }) =>
          id === lastInbound.id || state === 'deleted'
            ? []
            : [
                {
                  ours: direction === 'out',
                  text: withoutIdentity(
                    services,
                    direction === 'out' ? withoutAddressee(text, detail.author.handle) : text,
                  ),
                },
              ],
        ),
  };
  if (delegation.state === 'asked') {
    const isPast =
      ticket.state === 'closed'
        ? 'withdrawn'
        : delegation.expiresAt !== null && clock.now() >= delegation.expiresAt
          ? 'expired'
          : 'open';
    return { kind: isPast, ...about };
  }
  return { kind: delegation.state, ...about };
}

/** Takes the one answer of a link. Gives what the link leads to afterwards. @throws RecadoError what is wrong with the answer */
export async function answerLink(services: Services, token: string, text: string): Promise<LinkState> {
  const state = await lookAtLink(services, token);
  if (state.kind !== 'open') return state;
  const { delegation } = state;
  try {
    await services.store.tickets.move({
      ticketId: delegation.ticketId,
      move: { move: 'answer-delegation', delegationId: delegation.id, text, source: 'link', messageKey: null },
      by: { kind: 'system', id: LINK },
      at: services.clock.now(),
    });
  } catch (error) {
    // Withdrawn, answered or expired a moment ago: the page says which.
    if (!(error instanceof RecadoError) || error.code === 'delegation.no-answer') throw error;
    services.log.info({ delegationId: delegation.id, code: error.code }, 'an answer by a link came too late');
  }
  return lookAtLink(services, token);
}
