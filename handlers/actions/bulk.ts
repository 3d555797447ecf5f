import { z } from 'zod';
import { BULK_WHATS, bulkWhat } from '../forms/bulk.ts';
import { openBulk, takeBulk } from './shared/bulk.ts';
import { suggestTags } from './shared/tags.ts';
import { defineOperation } from '../define.ts';

/** Several conversations at once: those found by `find`, else those waiting in `channel`, by its key, or in all of hers. */
export const bulk = defineOperation({
  id: 'bulk',
  input: z.object({
    channel: z.string().max(100).optional(),
    find: z.string().max(1_000).optional(),
    lines: z.string().max(3_000).optional(),
    what: z.preprocess(bulkWhat, z.enum(BULK_WHATS).optional()),
    chosen: z.string().max(3_000).optional(),
  }),
  form: (ctx, wanted) => openBulk(ctx, wanted),
  submit: (ctx, input, values) => takeBulk(ctx, input, values),
  suggest: (ctx, _input, { query }) => suggestTags(ctx, Object.keys(ctx.config.brands), query),
});
