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
  draw({ texts, surfaces, publicUrl, config }, { subject, post: { surface }, reader }) {
    const t = texts.in(reader.locale);
    const { until, id, secret } = subject;
    const asked = askedFile(subject);
    if (!asked) return Promise.resolve(null);
    const title = asked.title(t);
    if (surfaces.get(surface)?.files?.holdsFiles === true) {
      const told = t('report.export.thread', { name: title });
      return Promise.resolve({ fallback: told, blocks: [{ kind: 'line', inlines: [ours(told)] }] });
    }
    const hour = new Intl.DateTimeFormat(dateLocale(t), {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: config.timeZone,
    });
    const told = t('report.export.link', { name: title, until: hour.format(until) });
    return Promise.resolve({
      fallback: told,
      blocks: [
        {
          kind: 'line',
          inlines: [
            ours(`${told} `),
            { kind: 'link', text: asked.fileName, url: `${publicUrl}/exports/${id}.${secret}` },
          ],
        },
      ],
    });
  },
});
