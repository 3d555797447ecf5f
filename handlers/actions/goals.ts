import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { goalsForm } from '../goals/list-form.ts';

/** What is wanted by when, and how it goes. */
export const goals = defineOperation({
  id: 'goals',
  input: z.object({}),
  form: (ctx) => goalsForm(ctx),
});
