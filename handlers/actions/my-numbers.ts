import { z } from 'zod';
import { figures } from '#core/reports/figures.ts';
import { timeTaken } from '../cards/format.ts';
import { dotted, ours } from '../cards/sentence.ts';
import { defineOperation } from '../define.ts';
import { LEAST_PEOPLE, myNumbers } from '../reports/mine.ts';
import { percent, periodText, valueText } from '../reports/words.ts';

/** Her own figures beside the team's median, for her alone. */
export const mineInFigures = defineOperation({
  id: 'my-numbers',
  input: z.object({}),
  async form(ctx) {
    const { t } = ctx;
    const { period, timeZone, rows } = await myNumbers(ctx);
    const said = (id: (typeof rows)[number]['id'], value: number): string => {
      const { unit } = figures[id];
      if (unit === 'duration') return timeTaken(t, value);
      return unit === 'share' ? percent(t, value) : valueText(t, unit === 'count' ? 'count' : 'number', value);
    };
    return {
      action: 'my-numbers',
      meta: {},
      title: t('report.mine.title'),
      cancel: t('form.close'),
      blocks: [
        { kind: 'context', inlines: [ours(periodText(t, period, timeZone))] },
        ...rows.map(({ id, mine, team }) => ({
          kind: 'line' as const,
          inlines: dotted(
            [ours(t(`figure.${id}`), 'bold')],
            [
              ours(
                t('report.mine.you', {
                  value:
                    mine.value === null
                      ? t(mine.few ? 'report.value.few' : 'report.value.nothing')
                      : said(id, mine.value),
                }),
              ),
            ],
            team === null ? null : [ours(t('report.mine.team', { value: said(id, team) }), 'muted')],
          ),
        })),
        { kind: 'context', inlines: [ours(t('report.mine.note', { count: LEAST_PEOPLE }))] },
      ],
    };
  },
});
