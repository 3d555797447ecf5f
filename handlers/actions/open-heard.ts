import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import { heardForm } from '../listening/heard-form.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { putIn, type Sender } from '../intake/take-events.ts';
import { seenNow } from '../network/seen-now.ts';
import type { HeardRow } from '../../store/listening/listening.ts';

/** Makes a conversation of what was heard: as if it had been said to us, with the card where its route leads. */
export const openHeard = defineOperation({
  id: 'open-heard',
  input: z.object({ messageId: z.string().min(1).max(100) }),
  async run(ctx, { messageId }) {
    const { store, clock, actor } = ctx;
    const row = await store.listening.get(messageId);
    if (!row) throw new RecadoError('heard.gone');
    if (row.ticketId === null) {
      const message = await asItIsNow(ctx, row);
      const event = { kind: 'message' as const, eventKey: `opened:${messageId}`, message, openedBy: actor.id };
      await putIn(ctx, senderOf(ctx, row), [event], clock.now());
    }
    const { account, watch } = row;
    return { form: await heardForm(ctx, { account, watch, page: 1 }, ctx.t('say.heard-opened')) };
  },
});

function senderOf({ config }: ActionContext, { network, account }: HeardRow): Sender {
  const brand = Object.entries(config.brands).find(([, { accounts }]) => Object.hasOwn(accounts, account))?.[0];
  if (brand === undefined) throw new RecadoError('heard.gone');
  return { network, account, brand };
}

/** Read again first: what its author took back is opened by nobody, and what she changed is opened as it is. */
async function asItIsNow(ctx: ActionContext, row: HeardRow): Promise<InboundMessage> {
  const { store, networks, clock } = ctx;
  const [stored] = await store.messages.get([row.messageId]);
  if (!stored) throw new RecadoError('heard.gone');
  const found = await networks.get(row.account)?.reread?.([stored.currentId]);
  const now = found?.get(stored.currentId);
  if (now?.state === 'gone' || now?.state === 'hidden') {
    await putIn(ctx, senderOf(ctx, row), seenNow([stored], found ?? new Map(), clock.now()), clock.now());
    throw new RecadoError('heard.gone');
  }
  if (now?.state !== 'live')
    throw new RecadoError('network.unreachable', { params: { network: ctx.t.network(row.network) } });
  // Read by its number it looks like something said to us; whether it was is what listening found out.
  return { ...now.message, kind: stored.kind };
}
