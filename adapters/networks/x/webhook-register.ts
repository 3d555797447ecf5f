import { XCallError } from './client.ts';
import { followPages } from './pages.ts';
import type { XSession } from './session.ts';
import { NewWebhook, Subscriptions, Webhooks } from './webhook-wire.ts';

/** What a brand's account wants to hear. `dm.received` needs the permission for direct messages, so it may be refused alone. */
const wanted = ['post.mention.create', 'post.reply.create', 'post.quote.create', 'post.delete', 'dm.received'] as const;

/**
 * Has X know our address and send this account's events there: an address that X gave up is checked again, what is there
 * already is left alone. X calls our address while this runs.
 */
export async function registerWebhook(session: XSession, url: string): Promise<void> {
  const { client, log } = session;
  const known = Webhooks.parse(await client.getAsApp('webhooks', {})).data.find((each) => each.url === url);
  const webhookId = known?.id ?? NewWebhook.parse(await client.post('webhooks', { url })).id;
  if (known === undefined) log.info({ network: 'x', url }, 'the network knows our address now');
  else if (!known.valid) {
    await client.put(`webhooks/${webhookId}`, {});
    log.info({ network: 'x', url }, 'the network checked our address again');
  }
  const { meId } = await session.me();
  const subscribed = await subscriptionsOf(session, { meId, webhookId });
  for (const event_type of wanted) {
    if (subscribed.has(event_type)) continue;
    try {
      await client.post('activity/subscriptions', {
        event_type,
        filter: { user_id: meId },
        tag: `recado-${session.handle}`,
        webhook_id: webhookId,
      });
    } catch (error) {
      if (
        event_type !== 'dm.received' ||
        !(error instanceof XCallError) ||
        error.failure.kind !== 'answer' ||
        error.failure.status !== 403
      )
        throw error;
      log.warn({ network: 'x', detail: error.failure.detail }, 'the app may not hear of direct messages');
    }
  }
}

async function subscriptionsOf(
  { client }: XSession,
  { meId, webhookId }: { meId: string; webhookId: string },
): Promise<Set<string>> {
  const found = new Set<string>();
  await followPages(
    async (token) => {
      const { data, meta } = Subscriptions.parse(
        await client.get('activity/subscriptions', { pagination_token: token }),
      );
      return { data, nextToken: meta?.next_token };
    },
    {
      most: 100,
      isEmpty: ({ data }) => data.length === 0,
      take: ({ data }) => {
        for (const { event_type, filter, webhook_id } of data)
          if (filter.user_id === meId && webhook_id === webhookId) found.add(event_type);
        return true;
      },
    },
  );
  return found;
}
