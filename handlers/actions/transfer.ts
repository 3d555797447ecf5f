import { ours } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { defineAction } from '../define.ts';
import { noticeForm } from '../forms/notice.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { readReason } from './shared/reason.ts';
import { channelName, mustBeTarget, transferTargets, privacyOf } from './shared/transfer-targets.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** To another channel that she is in. */
export const transfer = defineAction({
  id: 'transfer',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { t } = ctx;
    const options = await targetOptions(ctx, await readTicket(ctx, ticketId));
    if (options.length === 0)
      return noticeForm(t, { action: 'transfer', title: t('button.transfer'), text: t('form.transfer.nowhere') });
    return {
      action: 'transfer',
      meta: { ticketId },
      title: t('button.transfer'),
      submit: t('form.transfer.submit'),
      cancel: t('form.cancel'),
      blocks: [
        { kind: 'field', field: { kind: 'choice', name: 'to', label: t('form.transfer.label'), options } },
        {
          kind: 'field',
          field: {
            kind: 'text',
            name: 'reason',
            label: t('form.reason.label'),
            hint: t('form.transfer.hint'),
            maxLength: 300,
          },
        },
        { kind: 'context', inlines: [ours(t('form.transfer.note'))] },
      ],
    };
  },
  async submit(ctx, { ticketId }, values) {
    const detail = await readTicket(ctx, ticketId);
    const to = values['to'] ?? '';
    const reason = readReason(values);
    await mustBeTarget(ctx, privacyOf(detail), to);
    return { kind: 'close', all: true, ...(await moveTicket(ctx, ticketId, { move: 'transfer', to, reason })) };
  },
});

async function targetOptions(ctx: ActionContext, detail: TicketDetail): Promise<{ value: string; label: string }[]> {
  const keys = (await transferTargets(ctx, privacyOf(detail))).filter((key) => key !== detail.ticket.route.channels[0]);
  return keys.map((key) => ({ value: key, label: channelName(ctx, key) }));
}
