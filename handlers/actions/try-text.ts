import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { checkText, tryForm } from './shared/try-text.ts';

/** A text read against the manual before it is an answer to anybody. */
export const tryText = defineOperation({
  id: 'try-text',
  input: z.object({}),
  form: (ctx) => Promise.resolve(tryForm(ctx)),
  submit: async (ctx, _input, values) => ({ kind: 'update', form: tryForm(ctx, await checkText(ctx, values)) }),
});
