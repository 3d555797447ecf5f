import { z } from 'zod';
import { bulkForm, takeBulk } from './shared/bulk.ts';
import { suggestTags } from './shared/tags.ts';
import { defineOperation } from '../define.ts';

/** Several waiting conversations at once; `channel` is the key of the only channel meant, all of hers without it. */
export const bulk = defineOperation({
  id: 'bulk',
  input: z.object({ channel: z.string().max(100).optional() }),
  form: (ctx, { channel }) => bulkForm(ctx, channel),
  submit: (ctx, _input, values) => takeBulk(ctx, values),
  suggest: (ctx, _input, { query }) => suggestTags(ctx, Object.keys(ctx.config.brands), query),
});
