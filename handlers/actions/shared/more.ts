import type { Form } from '#core/form.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { moreForm } from '../../forms/more.ts';
import type { ActionContext } from '../../context.ts';
import { readTicket } from './move.ts';

/** Only where the network has private messages and somebody wrote the sentence. */
export function canGoPrivate(
  { networks, config }: ActionContext,
  { account, brand }: Pick<Ticket, 'account' | 'brand'>,
): boolean {
  return (
    networks.get(account)?.caps.privateMessages === true &&
    Object.keys(config.brands[brand]?.persona.phrases.private ?? {}).length > 0
  );
}

/** More, as the ticket is now. */
export async function showMore(ctx: ActionContext, ticketId: string, known?: ActionContext['admitted']): Promise<Form> {
  const detail = known ?? (await readTicket(ctx, ticketId));
  const network = ctx.networks.get(detail.ticket.account);
  return moreForm(ctx.t, {
    detail,
    actor: ctx.actor.id,
    config: ctx.config,
    can: {
      like: network?.like !== undefined,
      hide: network?.hide !== undefined,
      remove: network?.remove !== undefined,
      private: canGoPrivate(ctx, detail.ticket),
      // One that is not connected says so when it is asked.
      refresh: !network || network.reread !== undefined,
    },
  });
}
