import { dayAt } from '#core/hours/wall-time.ts';
import type { Actor } from '#core/people.ts';
import { RecadoError } from '#core/errors.ts';
import type { Speaker } from '#core/texts/index.ts';
import { personJson, personPaper } from '../authors/held.ts';
import type { Services } from '../context.ts';
import type { ExportRow } from '../../store/reports/reports.ts';
import { conversationOf } from './conversation.ts';
import { exportFormats, exportName, exportTitle, isExportFormat, writeExport } from './export.ts';
import { fileName } from './file-name.ts';

/** A file that somebody asked for, whatever it is of: how it is called, and its bytes with what she may read now. */
interface Asked {
  title(t: Speaker): string;
  /** In her language, with a day of her zone. */
  fileName(t: Speaker, timeZone: string): string;
  mime: string;
  /** @throws RecadoError right.missing, ticket.not-found */
  write(services: Services, actor: Actor): Promise<Uint8Array>;
}

/** Null where this version writes no such file. */
export function askedFile({ format, spec, ticketId, name, at }: ExportRow): Asked | null {
  if (ticketId != null && (format === 'person-json' || format === 'person-pdf'))
    return personFile({ format, ticketId, name });
  if (ticketId != null)
    return {
      title: (t) => t('conversation.export.title', { number: name ?? '' }),
      fileName: (t) => fileName([t('report.file.conversation'), name], 'pdf'),
      mime: exportFormats.pdf.mime,
      write: async (services, actor) =>
        await services.documents.conversation(await conversationOf(services, actor, ticketId)),
    };
  if (spec === null || !isExportFormat(format)) return null;
  return {
    title: (t) => exportTitle(t, { format, spec, name }),
    fileName: (t, timeZone) =>
      fileName([exportName(t, { format, name }), dayAt(at, timeZone)], exportFormats[format].extension),
    mime: exportFormats[format].mime,
    write: (services, actor) => writeExport(services, { actor, spec, name, format }),
  };
}

/** Of the person who wrote a conversation. */
function personFile({ format, ticketId, name }: Pick<ExportRow, 'format' | 'name'> & { ticketId: string }): Asked {
  const isJson = format === 'person-json';
  return {
    title: (t) => t('person.export.title', { name: name ?? '' }),
    fileName: (t) => fileName([t('report.file.person'), name], isJson ? 'json' : 'pdf'),
    mime: isJson ? 'application/json' : exportFormats.pdf.mime,
    write: async (services, actor) =>
      isJson
        ? await personJson(services, { actor, ticketId })
        : await services.documents.conversation(await personPaper(services, { actor, ticketId })),
  };
}

/** Whoever is gone, or may not see it now, and a picture of nothing: trying again would not bring it. */
export function isRefused(error: unknown): error is RecadoError {
  return (
    error instanceof RecadoError &&
    (error.code.startsWith('right.') || error.code === 'ticket.not-found' || error.code === 'report.no-picture')
  );
}
