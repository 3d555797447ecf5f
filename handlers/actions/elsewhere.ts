import { elsewhereWays } from '#core/ticket/ticket.ts';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

/** It goes on by e-mail, by phone or in the shop: closed here, and the card says where and with whom. */
export const elsewhere = defineAction({
  id: 'elsewhere',
  input: TicketInput,
  form: async ({ t }, { ticketId }) => ({
    action: 'elsewhere',
    meta: { ticketId },
    title: t('button.elsewhere'),
    submit: t('form.save'),
    cancel: t('form.cancel'),
    blocks: [
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'way',
          label: t('form.elsewhere.way'),
          initial: 'phone',
          options: elsewhereWays.map((way) => ({ value: way, label: t(`form.elsewhere.${way}`) })),
        },
      },
      { kind: 'field', field: { kind: 'text', name: 'who', label: t('form.elsewhere.who'), maxLength: 100 } },
      {
        kind: 'field',
        field: {
          kind: 'text',
          name: 'note',
          label: t('form.elsewhere.note'),
          maxLength: 500,
          optional: true,
          multiline: true,
        },
      },
    ],
  }),
  async submit(ctx, { ticketId }, values) {
    const way = elsewhereWays.find((one) => one === values['way']) ?? 'other';
    const line = (name: string): string => (values[name] ?? '').trim().replace(/\s+/g, ' ');
    return {
      kind: 'close',
      all: true,
      ...(await moveTicket(ctx, ticketId, {
        move: 'continue-elsewhere',
        elsewhere: { way, who: line('who'), note: line('note') },
      })),
    };
  },
});
