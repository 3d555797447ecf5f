import { approvalHash } from '#core/ticket/approval.ts';
import type { Button } from '#core/card.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { buttonRows, isActionId, labelOf, type ActionId } from '#core/buttons.ts';
import { unusedAnswers, type Status } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

interface ButtonSubject {
  detail: TicketDetail;
  status: Status;
  /** The version the button is about; left out, the one the status speaks of. */
  draft?: Draft;
}

/** A button that carries what it is about: the version, and the hash of what the person saw when she pressed. */
export function button(t: Translate, action: ActionId, { detail, status, draft }: ButtonSubject): Button {
  const { id: ticketId, network } = detail.ticket;
  const unused = action === 'use-as-draft' ? unusedAnswers(detail) : [];
  const version = draft ?? ('draftId' in status ? detail.drafts.find((each) => each.id === status.draftId) : undefined);
  const value = {
    ticketId,
    ...(version && { draftId: version.id, hash: approvalHash(version) }),
    // Of several she chooses.
    delegationId: 'delegationId' in status && unused.length < 2 ? status.delegationId : undefined,
    deliveryId: 'deliveryId' in status ? status.deliveryId : undefined,
  };
  // Where no rule asks for approval there is nobody to ask.
  const isUnasked = action === 'submit' && version?.approval.rule === 0;
  if (unused.length > 1)
    return { action, label: t('button.see-answers', { count: unused.length }), value: JSON.stringify(value) };
  return {
    action,
    label: isUnasked ? t('form.next.ready') : t(labelOf(action), { network: t.network(network) }),
    value: JSON.stringify(value),
  };
}

/** A button that carries what whoever draws it says. */
export function plainButton(
  t: Translate,
  action: ActionId,
  value: Record<string, string>,
  label = t(labelOf(action)),
): Button {
  const { style } = buttonRows[action];
  return { action, label, value: JSON.stringify(value), style: style === 'danger' ? style : undefined };
}

/** The first button stands out where it leads on; no row has two that do. */
export function styled(buttons: Button[]): Button[] {
  return buttons.map((each, index) => {
    const style = isActionId(each.action) ? buttonRows[each.action].style : undefined;
    return style === 'danger' || (style === 'primary' && index === 0) ? { ...each, style } : each;
  });
}

/** A narrow screen wraps more than this. */
const ROW = 5;

export function inRows(buttons: Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += ROW) rows.push(buttons.slice(at, at + ROW));
  return rows;
}
