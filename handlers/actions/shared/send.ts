import type { Move } from '#core/ticket/moves/index.ts';
import { liveDeliveryStates } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import { eligibleApprovers } from '#core/ticket/moves/four-eyes.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { confirmForm } from '../../forms/confirm.ts';
import { rulingOn } from '../../crisis/held-back.ts';
import { approvalUnder } from '../../people/approvers.ts';
import { originalChange, type OriginalChange } from '../../network/original-change.ts';
import { moveTicket, readTicket } from './move.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { customerName } from '../../cards/people.ts';

interface Seen {
  ticketId: string;
  draftId: string;
  hash: string;
}

/**
 * Sends, unless the customer's message is no longer what the approver read or somebody answered it elsewhere: then asks.
 * @throws RecadoError original.gone where there is nothing left to answer
 */
export async function askOrSend(
  ctx: ActionContext,
  action: 'send' | 'approve-and-send',
  seen: Seen,
  move: Move,
): Promise<Form | ActionResult> {
  const detail = await readTicket(ctx, seen.ticketId);
  const draft = detail.drafts.find(({ id }) => id === seen.draftId);
  if (!draft) throw new RecadoError('draft.not-found');
  if (couldGoOut(ctx, action, detail, draft)) {
    const ruling = await rulingOn(ctx, detail.ticket, draft);
    if (action === 'send' && !ruling.may && ruling.until === 'approval')
      return moveTicket(ctx, seen.ticketId, {
        move: 'needs-approval',
        draftId: draft.id,
        approval: await approvalUnder(ctx, detail, ruling.hold, draft.writers),
      });
    const change = await lookAtOriginal(ctx, detail, draft);
    if (change?.how === 'deleted')
      throw new RecadoError('original.gone', { params: { author: customerName(ctx.t, detail.author) } });
    if (change) return confirmForm(ctx.t, { action, meta: { ...seen }, draft, detail, change });
  }
  return moveTicket(ctx, seen.ticketId, move);
}

/** Only what she may send is worth a look at the network; the store says why the rest may not go out. */
function couldGoOut(
  { actor }: ActionContext,
  action: 'send' | 'approve-and-send',
  detail: TicketDetail,
  draft: Draft,
): boolean {
  if (detail.ticket.state === 'closed' || detail.deliveries.some(({ state }) => liveDeliveryStates.includes(state)))
    return false;
  if (action === 'send') return draft.state === 'approved' && detail.ticket.owner === actor.id;
  return draft.state === 'submitted' && eligibleApprovers(detail, draft).includes(actor.id);
}

/** Where the network cannot be read now nothing is asked here: the job that sends reads it once more and waits until it can. */
async function lookAtOriginal(
  { networks, config, log }: ActionContext,
  detail: TicketDetail,
  draft: Draft,
): Promise<OriginalChange | null> {
  const network = networks.get(draft.account);
  if (!network)
    throw new RecadoError('network.not-authorised', {
      params: { network: detail.ticket.network, account: draft.account },
    });
  try {
    return await originalChange({ network, detail, draft, config, log });
  } catch (error) {
    // Without access it waits in line as well, and leaves once the network accepts us again.
    if (
      !(error instanceof RecadoError) ||
      (error.retryAfterMs === undefined && error.code !== 'network.not-authorised')
    )
      throw error;
    log.warn({ code: error.code, ticketId: detail.ticket.id }, 'the original could not be read again before sending');
    return null;
  }
}
