import type { Form } from '#core/form.ts';
import { moreForm } from '../../forms/more.ts';
import type { ActionContext } from '../../context.ts';
import { readTicket } from './move.ts';

/** More, as the ticket is now. */
export async function showMore(ctx: ActionContext, ticketId: string): Promise<Form> {
  const detail = await readTicket(ctx, ticketId);
  const network = ctx.networks.get(detail.ticket.account);
  return moreForm(ctx.t, { detail, actor: ctx.actor.id, can: { like: network?.like !== undefined, hide: network?.hide !== undefined, remove: network?.remove !== undefined } });
}
