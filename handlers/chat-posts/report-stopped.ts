import type { Services } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import { ours } from '../cards/sentence.ts';
import { defineChatPost } from '../define.ts';
import { isStop, type StopReason } from '../reports/stop.ts';
import type { SavedReport } from '../../store/reports/reports.ts';

/** Tells whoever keeps a report that it was not sent, and why. */
export const reportStopped = defineChatPost({
  kind: 'report-stopped',
  to: 'person',
  async load({ store }: Services, ownerId: string): Promise<{ saved: SavedReport; why: StopReason } | null> {
    const [id = '', why = ''] = ownerId.split(' ');
    const saved = await store.reports.get(id);
    return saved && isStop(why) ? { saved, why } : null;
  },
  draw({ texts }, { subject: { saved, why }, reader }) {
    const t = texts.in(reader.locale);
    const { id, name } = saved;
    const told =
      why === 'mail'
        ? t('report.unsent.mail', { name })
        : t('report.stopped', { name, why: t(`report.stopped.${why}`) });
    return Promise.resolve({
      fallback: told,
      blocks: [
        { kind: 'line', inlines: [ours(told)] },
        ...(why === 'right'
          ? []
          : [
              {
                kind: 'buttons' as const,
                buttons: [plainButton(t, 'schedule-report', { spec: JSON.stringify(saved.spec), name, saved: id })],
              },
            ]),
      ],
    });
  },
});
