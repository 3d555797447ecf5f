import { z } from 'zod';
import type { Form } from '#core/form.ts';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';
import { connectForm } from '../forms/accounts.ts';

/** Says what a network is asked for and why, and leads to its own page. */
export const connect = defineOperation({
  id: 'connect',
  input: z.object({ account: z.string().max(100) }),
  async form(ctx, { account }): Promise<Form> {
    const found = ctx.connecting.accounts.get(account);
    if (found === undefined) throw new RecadoError('network.cannot-connect', { params: { account } });
    return connectForm(ctx, account, found);
  },
});
