import { defineAction } from '../define.ts';
import { ours } from '../cards/sentence.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

export const spam = defineAction({
  id: 'spam',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { muted } = await readTicket(ctx, ticketId);
    const { t } = ctx;
    return {
      action: 'spam',
      meta: { ticketId },
      title: t('button.spam'),
      submit: t('button.spam'),
      cancel: t('form.cancel'),
      blocks: [
        { kind: 'line', inlines: [ours(t('form.spam.line'))] },
        ...(muted === true
          ? []
          : [
              {
                kind: 'field' as const,
                field: {
                  kind: 'choice' as const,
                  name: 'author',
                  label: t('form.spam.author'),
                  initial: 'listen',
                  options: [
                    { value: 'listen', label: t('form.spam.listen') },
                    { value: 'mute', label: t('form.spam.mute') },
                  ],
                },
              },
            ]),
      ],
    };
  },
  submit: async (ctx, { ticketId }, values) => ({
    kind: 'close',
    all: true,
    ...(await moveTicket(ctx, ticketId, { move: 'spam', mute: values['author'] === 'mute' })),
  }),
});
