import { RecadoError } from '#core/errors.ts';
import { networkName } from '../cards/format.ts';
import { defineAction } from '../define.ts';
import { seenNow } from '../network/seen-now.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Reads the customer's messages of this conversation again: edits and deletions come in as they do by themselves, only now. */
export const refresh = defineAction({
  id: 'refresh',
  input: TicketInput,
  async run({ store, networks, clock, config }, { ticketId }) {
    const { ticket, messages } = await readTicket({ store }, ticketId);
    const params = { network: networkName(ticket.network) };
    const network = networks.get(ticket.account);
    if (!network)
      throw new RecadoError('network.not-authorised', {
        params: {
          ...params,
          account: `@${config.brands[ticket.brand]?.accounts[ticket.account]?.handle ?? ticket.account}`,
        },
      });
    const hers = messages.filter(({ direction }) => direction === 'in');
    const events = seenNow(hers, await network.reread(hers.map(({ currentId }) => currentId)), clock.now());
    const fresh =
      events.length === 0
        ? 0
        : await store.inbox.add(
            events.map((event) => ({ network: ticket.network, account: ticket.account, brand: ticket.brand, event })),
            clock.now(),
          );
    return { say: { key: fresh > 0 ? 'say.refreshed.news' : 'say.refreshed', params } };
  },
});
