import type { Form } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { ours } from '../cards/sentence.ts';
import { defineAction } from '../define.ts';
import { DeliveryInput } from './shared/button-inputs.ts';
import { findDelivery, moveTicket, readTicket } from './shared/move.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { draftWords } from '../cards/draft-words.ts';

/** She looked, and the answer is out: asked once more, because nothing looks for it after this. */
export const markSent = defineAction({
  id: 'mark-sent',
  input: DeliveryInput,
  async form(ctx, input) {
    const deliveryId = await findDelivery(ctx, input);
    return markSentForm(ctx.t, await readTicket(ctx, input.ticketId), deliveryId);
  },
  async submit(ctx, input, values) {
    const typed = (values['url'] ?? '').trim();
    const url = typed === '' ? null : httpsLink(typed);
    if (url === undefined) return { kind: 'errors', errors: { url: ctx.t('form.mark-sent.not-a-link') } };
    return {
      kind: 'close',
      all: true,
      ...(await moveTicket(ctx, input.ticketId, {
        move: 'mark-sent',
        deliveryId: await findDelivery(ctx, input),
        url,
      })),
    };
  },
});

function markSentForm(t: Translate, { ticket, deliveries, drafts }: TicketDetail, deliveryId: string): Form {
  const draft = drafts.find(({ id }) => id === deliveries.find((each) => each.id === deliveryId)?.draftId);
  return {
    action: 'mark-sent',
    meta: { ticketId: ticket.id, deliveryId },
    title: t('form.mark-sent.title'),
    submit: t('form.mark-sent.submit'),
    cancel: t('form.cancel'),
    blocks: [
      ...(draft ? [{ kind: 'quote' as const, text: draftWords(draft) }] : []),
      { kind: 'line', inlines: [ours(t('form.mark-sent.line', { network: t.network(ticket.network) }))] },
      // What was said in private has no address.
      ...(draft?.private === true
        ? []
        : [
            {
              kind: 'field' as const,
              field: {
                kind: 'text' as const,
                name: 'url',
                label: t('form.mark-sent.url'),
                hint: t('form.mark-sent.hint'),
                maxLength: 500,
                optional: true,
              },
            },
          ]),
    ],
  };
}

/** Undefined for whatever a browser should not open from a card. */
function httpsLink(typed: string): string | undefined {
  const url = URL.parse(typed);
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === ''
    ? url.href
    : undefined;
}
