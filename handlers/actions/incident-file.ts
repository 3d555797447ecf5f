import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { firstSpec } from '#core/reports/spec.ts';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';
import type { ExportFormat } from '../reports/export.ts';

const HOUR_MS = 60 * 60_000;

/** Has the longer record of an incident brought to her as a file, as reports are. */
export const incidentFile = defineOperation({
  id: 'incident-file',
  input: z.object({ incident: z.string().max(60) }),
  async run({ actor, store, clock, surfaces, publicUrl }, { incident }) {
    if ((await store.crisis.get(incident)) === null) throw new RecadoError('hold.not-there');
    const holds = surfaces.get(actor.surface)?.files?.holdsFiles === true;
    if (!holds && publicUrl === '') throw new RecadoError('report.nowhere');
    const at = clock.now();
    await store.reports.askExport(
      {
        personId: actor.id,
        surface: actor.surface,
        userId: actor.userId,
        format: 'incident' satisfies ExportFormat,
        spec: firstSpec,
        name: incident,
        secret: randomBytes(32).toString('base64url'),
        at,
        until: new Date(at.getTime() + HOUR_MS),
      },
      holds,
    );
    return { say: { key: 'say.export-coming' } };
  },
});
