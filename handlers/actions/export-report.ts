import { z } from 'zod';
import { ours } from '../cards/sentence.ts';
import { defineOperation } from '../define.ts';
import { askedBy, readSpec } from '../reports/ask.ts';
import { exportFormats, isExportFormat, type ExportFormat } from '../reports/export.ts';
import { askExport } from './shared/ask-export.ts';
import { present } from '#core/present.ts';

/** Has the report brought to her as a file. */
export const exportReport = defineOperation({
  id: 'export-report',
  input: z.object({ spec: z.string().max(2_000), name: z.string().max(100).optional() }),
  async form(ctx, { spec, name }) {
    const { t } = ctx;
    // Who may not see it learns that before she chooses.
    await askedBy(ctx, readSpec(spec));
    const formats = Object.keys(exportFormats)
      .filter(isExportFormat)
      .filter((format) => format !== 'incident');
    return {
      action: 'export-report',
      meta: present({ spec, name }),
      title: t('button.export-report'),
      submit: t('button.export-report'),
      cancel: t('form.cancel'),
      blocks: [
        {
          kind: 'field',
          field: {
            kind: 'choice',
            name: 'format',
            label: t('report.export.format'),
            options: formats.map((value) => ({ value, label: t(`report.export.${value}`) })),
            initial: 'xlsx' satisfies ExportFormat,
          },
        },
        { kind: 'context', inlines: [ours(t('report.export.note'))] },
      ],
    };
  },
  async submit(ctx, { spec: text, name }, values) {
    const { spec } = await askedBy(ctx, readSpec(text));
    const format = values['format'] ?? '';
    if (!isExportFormat(format) || format === 'incident')
      return { kind: 'errors', errors: { format: ctx.t('report.problem.choice') } };
    if (format === 'png' && (spec.shape === 'table' || spec.by === 'none'))
      return { kind: 'errors', errors: { format: ctx.t('error.report.no-picture') } };
    await askExport(ctx, { format, spec, name: name ?? null });
    return { kind: 'close', say: { key: 'say.export-coming' } };
  },
});
