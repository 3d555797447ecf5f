import { RecadoError } from '#core/errors.ts';
import type { FormBlock } from '#core/form.ts';
import { ours } from '../cards/sentence.ts';
import { defineAction } from '../define.ts';
import { tellTime } from '../sentences.ts';
import { snoozeChoices } from '../time-zone.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

/** Out of sight until a time of hers, by her clock. */
export const snooze = defineAction({
  id: 'snooze',
  input: TicketInput,
  async form({ t, clock, actor, config }, { ticketId }) {
    const now = clock.now();
    const timeZone = actor.timeZone ?? config.timeZone;
    const choices = snoozeChoices(now, timeZone);
    const blocks: FormBlock[] = [
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'until',
          label: t('form.snooze.label'),
          initial: choices[0]?.at.toISOString() ?? '',
          options: choices.map(({ kind, at }) => ({
            value: at.toISOString(),
            label: t(`form.snooze.${kind}`, { at: tellTime(at, { now, language: t.language, timeZone }) }),
          })),
        },
      },
      { kind: 'field', field: { kind: 'datetime', name: 'at', label: t('form.snooze.at'), optional: true } },
      { kind: 'context', inlines: [ours(t('form.snooze.note'))] },
    ];
    return {
      action: 'snooze',
      meta: { ticketId },
      title: t('button.snooze'),
      submit: t('button.snooze'),
      cancel: t('form.cancel'),
      blocks,
    };
  },
  async submit(ctx, { ticketId }, values) {
    const until = new Date(values['at'] ?? values['until'] ?? '');
    if (Number.isNaN(until.getTime())) throw new RecadoError('snooze.past');
    return { kind: 'close', all: true, ...(await moveTicket(ctx, ticketId, { move: 'snooze', until })) };
  },
});
