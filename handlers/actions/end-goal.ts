import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';
import { goalsForm } from '../goals/list-form.ts';

/** A goal that nobody follows any more; what was told of it stays. */
export const endGoal = defineOperation({
  id: 'end-goal',
  input: z.object({ goal: z.string().max(100) }),
  async run(ctx, { goal }) {
    if (!(await ctx.store.goals.end(goal, { by: ctx.actor.id, at: ctx.clock.now() })))
      throw new RecadoError('goal.gone');
    return { form: await goalsForm(ctx) };
  },
});
