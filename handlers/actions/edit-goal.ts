import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { Goal } from '#core/reports/goals.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { goalForm, readGoal } from '../goals/edit-form.ts';
import { goalsForm } from '../goals/list-form.ts';
import { standingNow } from '../goals/measure.ts';

/** Sets a goal, or wants something else of one that is under way. */
export const editGoal = defineOperation({
  id: 'edit-goal',
  input: z.object({ goal: z.string().max(100).optional() }),
  async form(ctx, { goal: id }) {
    const goal = await goalOf(ctx, id);
    const owner = goal === null ? undefined : await ctx.directory.person(goal.owner, ctx.actor.surface);
    return goalForm(ctx, goal, owner?.surface === ctx.actor.surface ? owner.userId : ctx.actor.userId);
  },
  async submit(ctx, { goal: id }, values) {
    const { store, actor, clock, t, surfaces, directory } = ctx;
    const before = await goalOf(ctx, id);
    const read = await readGoal(ctx, values, before);
    if ('errors' in read) return { kind: 'errors', errors: read.errors };
    const userId = values['owner'] ?? '';
    const user = userId === '' ? undefined : await surfaces.get(actor.surface)?.user(userId);
    if (user?.standing !== 'member') return { kind: 'errors', errors: { owner: t('goal.problem.owner') } };
    const owner = await directory.personId(actor.surface, userId);
    await directory.person(owner, actor.surface);
    const act = { by: actor.id, at: clock.now() };
    const wanted = { ...read.goal, owner, standing: null };
    const standing = await standingNow(ctx, { ...blank, ...wanted, ...act });
    if (before === null) await store.goals.set({ ...wanted, standing, ...act });
    else if (!(await store.goals.change(before.id, { ...wanted, standing, ...act })))
      throw new RecadoError('goal.gone');
    return { kind: 'update', form: await goalsForm(ctx) };
  },
});

const blank = { id: '', version: 0, late: null, reached: null, endedAt: null };

async function goalOf({ store }: ActionContext, id: string | undefined): Promise<Goal | null> {
  if (id === undefined) return null;
  const goal = await store.goals.get(id);
  if (goal?.endedAt !== null) throw new RecadoError('goal.gone');
  return goal;
}
