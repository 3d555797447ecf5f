import { timingSafeEqual } from 'node:crypto';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { askedFile, isRefused } from '../../reports/asked.ts';
import { languageOf } from '../guards.ts';
import { CLOSED_HEADERS, drawNotice, pageOf } from '../page.ts';

/** Each one is written anew, in a thread of its own. */
const A_MINUTE = 10;

/** The file that somebody asked for, for as long as its address is valid; written with what she may read now. */
export const exports = defineRoute<WebServices>({
  path: '/exports/:token',
  methods: ['GET'],
  limit: 0,
  async handle(services, request, { address, params: { token = '' } }) {
    const { store, clock, limits, directory, texts, config } = services;
    const refuse = (
      status: number,
      key: 'report.export.gone' | 'error.report.no-picture' | 'public-files.busy',
    ): Response => {
      const language = languageOf(request, config.language);
      return pageOf(drawNotice({ texts, language, sentence: texts.in(language)(key) }), status);
    };
    if (await limits.isTooMuch('exports', address, A_MINUTE)) return refuse(429, 'public-files.busy');
    const [id = '', secret = ''] = token.split('.');
    const row = token.length > 200 ? null : await store.reports.export(id);
    const asked = row && askedFile(row);
    if (!row || !asked || !isSame(secret, row.secret) || row.until < clock.now())
      return refuse(404, 'report.export.gone');
    try {
      const actor = await directory.actor(row.surface, row.userId);
      const bytes = await asked.write(services, actor);
      const name = asked.fileName(texts.in(actor.locale), actor.timeZone ?? config.timeZone);
      return new Response(new Uint8Array(bytes), {
        headers: {
          ...CLOSED_HEADERS,
          'content-type': asked.mime,
          'content-length': String(bytes.byteLength),
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
        },
      });
    } catch (error) {
      // Whoever asked has left, or may not see it now.
      if (isRefused(error))
        return refuse(404, error.code === 'report.no-picture' ? 'error.report.no-picture' : 'report.export.gone');
      throw error;
    }
  },
});

function isSame(given: string, kept: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(kept)];
  return a.length === b.length && timingSafeEqual(a, b);
}
