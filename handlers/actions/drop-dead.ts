import { z } from 'zod';
import { defineOperation } from '../context.ts';
import { reasonForm } from '../forms/reason.ts';
import { deadForm } from '../ops/dead-form.ts';
import { readReason } from './shared/reason.ts';

/** Work that was set aside is given up for good, with a reason that stays on record. */
export const dropDead = defineOperation({
  id: 'drop-dead',
  right: 'configure',
  input: z.object({ id: z.string().min(1).max(100) }),
  form: async (ctx, { id }) => reasonForm(ctx.t, { action: 'drop-dead', meta: { id }, lines: [ctx.t('form.drop-dead.note')], hint: 'form.drop-dead.reason' }),
  async submit(ctx, { id }, values) {
    const dropped = await ctx.store.dead.drop(id, { by: ctx.actor.id, at: ctx.clock.now(), reason: readReason(values) });
    ctx.log.info({ id, dropped, by: ctx.actor.id }, 'work set aside was dropped');
    return { kind: 'update', form: await deadForm(ctx, ctx.t(dropped ? 'form.dead.dropped' : 'form.dead.gone')) };
  },
});
