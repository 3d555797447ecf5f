import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { putIn } from '../intake/take-events.ts';
import { seenNow } from '../network/seen-now.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Reads the customer's messages of this conversation again: edits and deletions come in as they do by themselves, only now. */
export const refresh = defineAction({
  id: 'refresh',
  input: TicketInput,
  async run({ store, networks, clock, log }, { ticketId }) {
    const { ticket, messages } = await readTicket({ store }, ticketId);
    const params = { network: ticket.network };
    const network = networks.get(ticket.account);
    if (!network) throw new RecadoError('network.not-authorised', { params: { ...params, account: ticket.account } });
    if (!network.reread) throw new RecadoError('network.cannot', { params });
    const hers = messages.filter(({ direction }) => direction === 'in');
    const events = seenNow(hers, await network.reread(hers.map(({ currentId }) => currentId)), clock.now());
    const fresh = await putIn({ store, log }, ticket, events, clock.now());
    return { say: { key: fresh > 0 ? 'say.refreshed.news' : 'say.refreshed', params } };
  },
});
