import { z } from 'zod';
import type { Move } from '#core/ticket/moves/index.ts';
import { waitsForAccess } from '#core/ticket/delivery.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { reasonForm } from '../forms/reason.ts';
import { deadForm, DEAD_SHOWN } from '../alerts/dead-form.ts';
import { readReason } from './shared/reason.ts';

/** Work that was set aside is given up for good, with a reason that stays on record. */
export const dropDead = defineOperation({
  id: 'drop-dead',
  input: z.object({ id: z.string().min(1).max(100) }),
  form: async (ctx, { id }) =>
    reasonForm(ctx.t, {
      action: 'drop-dead',
      meta: { id },
      lines: [ctx.t('form.drop-dead.note')],
      hint: 'form.drop-dead.reason',
    }),
  async submit(ctx, { id }, values) {
    const reason = readReason(values);
    await endSending(ctx, id, reason);
    const dropped = await ctx.store.dead.drop(id, { by: ctx.actor.id, at: ctx.clock.now(), reason });
    ctx.log.info({ id, dropped, by: ctx.actor.id }, 'work set aside was dropped');
    return { kind: 'update', form: await deadForm(ctx, ctx.t(dropped ? 'form.dead.dropped' : 'form.dead.gone')) };
  },
});

/** An answer that nothing sends any more is not on its way: whoever pressed Send learns it, and the conversation goes on. */
async function endSending({ store, clock }: ActionContext, id: string, reason: string): Promise<void> {
  const { items } = await store.dead.list(DEAD_SHOWN);
  const given = items.find((each) => each.id === id && each.job === 'send-reply');
  if (!given || given.ticketId === null) return;
  const { ticketId } = given;
  const queued = (await store.tickets.detail(ticketId))?.deliveries.find(
    (each) => each.state === 'queued' && !waitsForAccess(each),
  );
  if (!queued) return;
  const move = async (step: Move): Promise<void> =>
    void (await store.tickets.move({ ticketId, move: step, by: { kind: 'system', id: 'drop-dead' }, at: clock.now() }));
  await move({ move: 'delivery-starts', deliveryId: queued.id });
  await move({
    move: 'delivery-ends',
    deliveryId: queued.id,
    outcome: { kind: 'refused', code: 'rejected', detail: reason },
  });
}
