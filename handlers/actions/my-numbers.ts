import { z } from 'zod';
import { ours } from '../cards/sentence.ts';
import { defineOperation } from '../define.ts';
import { zoneOf } from '../reports/ask.ts';
import { LEAST_PEOPLE, mineLine, numbersOf, teamNumbers } from '../reports/mine.ts';
import { periodText } from '../reports/words.ts';

/** Her own figures beside the team's median, for her alone. */
export const mineInFigures = defineOperation({
  id: 'my-numbers',
  input: z.object({}),
  async form(ctx) {
    const { t, actor, directory } = ctx;
    const timeZone = zoneOf(ctx);
    const scope = await directory.readable(actor);
    const team = await teamNumbers(ctx, { scope, timeZone });
    return {
      action: 'my-numbers',
      meta: {},
      title: t('report.mine.title'),
      cancel: t('form.close'),
      blocks: [
        { kind: 'context', inlines: [ours(periodText(t, team.period, timeZone))] },
        ...numbersOf(team, actor.id).map((row) => ({ kind: 'line' as const, inlines: mineLine(t, row) })),
        { kind: 'context', inlines: [ours(t('report.mine.note', { count: LEAST_PEOPLE }))] },
        // What she answered where she no longer is would else seem to be forgotten.
        ...(scope === 'all' ? [] : [{ kind: 'context' as const, inlines: [ours(t('report.note.scope'))] }]),
      ],
    };
  },
});
