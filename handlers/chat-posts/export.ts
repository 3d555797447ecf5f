import type { Card, Inline } from '#core/card.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { ours } from '../cards/sentence.ts';
import { askedFile } from '../reports/asked.ts';
import { dateLocale } from '../date-locale.ts';

/** Tells whoever asked for a file where it is: in the thread of this message, or behind an address for a while. */
export const exportPost = defineChatPost({
  kind: 'export',
  to: 'person',
  load: (services: Services, id: string) => services.store.reports.export(id),
  async draw({ texts, surfaces, publicUrl, config, directory }, { subject, post: { surface, payload }, reader }) {
    const t = texts.in(reader.locale);
    const { until, id, secret } = subject;
    const asked = askedFile(subject);
    if (!asked) return null;
    const title = asked.title(t);
    const say = (told: string, ...more: Inline[]): Card => ({
      fallback: told,
      blocks: [{ kind: 'line', inlines: [ours(told), ...more] }],
    });
    const refused = payload?.['refused'];
    if (typeof refused === 'string') {
      const why = t(refused === 'report.no-picture' ? 'error.report.no-picture' : 'report.export.not-yours');
      return say(t('report.export.refused', { name: title, why }));
    }
    if (surfaces.get(surface)?.files?.holdsFiles === true) return say(t('report.export.thread', { name: title }));
    const timeZone = (await directory.voice(surface, reader.userId)).timeZone ?? config.timeZone;
    const hour = new Intl.DateTimeFormat(dateLocale(t), { hour: '2-digit', minute: '2-digit', timeZone });
    return say(`${t('report.export.link', { name: title, until: hour.format(until) })} `, {
      kind: 'link',
      text: asked.fileName(t, timeZone),
      url: `${publicUrl}/exports/${id}.${secret}`,
    });
  },
});
