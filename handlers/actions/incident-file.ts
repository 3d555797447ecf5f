import { z } from 'zod';
import { firstSpec } from '#core/reports/spec.ts';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';
import type { ExportFormat } from '../reports/export.ts';
import { askExport } from './shared/ask-export.ts';

/** Has the longer record of an incident brought to her as a file, as reports are. */
export const incidentFile = defineOperation({
  id: 'incident-file',
  input: z.object({ incident: z.string().max(60) }),
  async run(ctx, { incident }) {
    if ((await ctx.store.crisis.get(incident)) === null) throw new RecadoError('hold.not-there');
    await askExport(ctx, { format: 'incident' satisfies ExportFormat, spec: firstSpec, name: incident });
    return { say: { key: 'say.export-coming' } };
  },
});
