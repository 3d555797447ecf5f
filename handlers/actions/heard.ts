import { z } from 'zod';
import { heardForm } from '../listening/heard-form.ts';
import { defineOperation } from '../define.ts';
import { PageInput } from './shared/button-inputs.ts';

/** What was heard today by one watch, page by page. */
export const heard = defineOperation({
  id: 'heard',
  input: PageInput.extend({ account: z.string().max(100), watch: z.string().max(100) }),
  form: (ctx, wanted) => heardForm(ctx, wanted),
});
