import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';

/** Keeps a saved report no longer, and sends it no more. */
export const forgetReport = defineOperation({
  id: 'forget-report',
  input: z.object({ saved: z.string().max(100) }),
  async run({ store, actor }, { saved }) {
    if (!(await store.reports.forget(saved, actor.id))) throw new RecadoError('report.gone');
    return { say: { key: 'say.report-forgotten' } };
  },
});
