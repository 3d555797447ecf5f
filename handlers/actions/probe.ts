import { z } from 'zod';
import type { ActionContext } from '../context.ts';
import { defineOperation, type ActionResult } from '../define.ts';
import { accessWorks } from '../alerts/access.ts';
import { isAccepted } from '../accounts/is-accepted.ts';

/** Asks the network whether it accepts an account's access by now; if so, what waited leaves. */
export const probe = defineOperation({
  id: 'probe',
  input: z.object({ network: z.string().max(40), account: z.string().max(100) }),
  async run(ctx, of) {
    const params = { network: of.network, account: of.account };
    const row = await ctx.store.accounts.get(of.network, of.account);
    if (row === null || row.brokenFor === null) return { say: { key: 'say.probe.works-already', params } };
    const connection = ctx.networks.get(of.account);
    if (!connection || !(await isAccepted(connection))) return { say: { key: 'say.probe.still', params } };
    return row.brokenFor === 'publishing' ? tryWaiting(ctx, of, params) : letGo(ctx, of, params);
  },
});

type AccountRef = { network: string; account: string };

async function letGo(
  ctx: ActionContext,
  of: AccountRef,
  params: { network: string; account: string },
): Promise<ActionResult> {
  await accessWorks(ctx, of);
  ctx.pollNow(of.account);
  return { say: { key: 'say.probe.works', params } };
}

/** Whether it may publish is known only from an answer that does: with none waiting, the next one tells. */
async function tryWaiting(
  ctx: ActionContext,
  of: AccountRef,
  params: { network: string; account: string },
): Promise<ActionResult> {
  if ((await ctx.store.accounts.release(of)) === 0) await accessWorks(ctx, of);
  return { say: { key: 'say.probe.works', params } };
}
