import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { deadForm } from '../alerts/dead-form.ts';

/** Work that was set aside is tried again from its first try; what is left is shown in its place. */
export const redrive = defineOperation({
  id: 'redrive',
  input: z.object({ id: z.string().min(1).max(100) }),
  async form(ctx, { id }) {
    const count = await ctx.store.dead.redrive(id, ctx.actor.id, ctx.clock.now());
    ctx.log.info({ id, count, by: ctx.actor.id }, 'work set aside is tried again');
    return deadForm(ctx, count === 0 ? ctx.t('form.dead.gone') : ctx.t('form.dead.redriven', { count }));
  },
});
