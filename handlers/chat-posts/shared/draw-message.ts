import type { Services } from '../../context.ts';
import { card as cards } from '../card.ts';
import { thread } from '../thread.ts';
import { bring } from './bring.ts';
import { loadDetail } from './load-detail.ts';
import type { CardRow } from '../../../store/chat-posts/card.ts';

/** More rounds than this means that the ticket moves faster than it can be shown: the job of the next move goes on. */
const ROUNDS = 3;

interface Standing {
  surface: string;
  channel: string;
  ts: string;
}

type Row = Pick<CardRow, 'surface' | 'state' | 'channelId' | 'ts'>;

/** Brings one message up to the stored state; does nothing where it is none of the ticket's, or shows it already. */
export async function drawMessage(services: Services, ticketId: string, at: Standing): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const detail = await loadDetail(services, ticketId, at.surface);
    if (!detail) return;
    const stands = ({ surface, state, channelId, ts }: Row): boolean =>
      surface === at.surface && state === 'posted' && channelId === at.channel && ts === at.ts;
    const card = detail.cards.find(stands);
    const entry = detail.thread.find(stands);
    let isCertain = true;
    if (card) isCertain = await bring(services, cards, { post: card, subject: detail });
    else if (entry) {
      const subject = await thread.load(services, ticketId, at.surface);
      if (subject !== null) isCertain = await bring(services, thread, { post: entry, subject });
    }
    const now = await services.store.tickets.get(ticketId);
    if (!now || (isCertain && now.version === detail.ticket.version)) return;
  }
}
