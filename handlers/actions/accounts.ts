import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { accountsForm } from '../forms/accounts.ts';

/** Each of our accounts: what kind it is, whether it works, and how to connect it. */
export const accounts = defineOperation({
  id: 'accounts',
  input: z.object({}),
  form: (ctx) => accountsForm(ctx),
});
