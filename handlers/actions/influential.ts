import { z } from 'zod';
import { influentialForm } from '../authors/influential-form.ts';
import { defineOperation } from '../define.ts';

/** Who writes and weighs most where it is about an area or a topic. */
export const influential = defineOperation({
  id: 'influential',
  input: z.object({ label: z.enum(['area', 'topic']).optional(), value: z.string().max(100).optional() }),
  form: (ctx, { label, value }) =>
    influentialForm(ctx, label === undefined || value === undefined ? null : { label, value }),
});
