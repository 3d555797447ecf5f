import { z } from 'zod';
import { heardForm } from '../listening/heard-form.ts';
import { listenToAll } from '../listening/listen.ts';
import { defineOperation } from '../define.ts';

/** So long a person waits for a network. */
const PATIENCE_MS = 20_000;

/** Listens at once, within the day's budget, instead of when it is its turn. */
export const listenNow = defineOperation({
  id: 'listen-now',
  input: z.object({ account: z.string().max(100), watch: z.string().max(100) }),
  async run(ctx, { account, watch }) {
    await listenToAll(ctx, { now: true, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { form: await heardForm(ctx, { account, watch, page: 1 }, ctx.t('say.listened')) };
  },
});
