import type { SlackApi } from './api.ts';
import { Carried, Tombstone } from '../wire.ts';

/** Clocks of ours and of Slack may differ, and `ts` is given when the message is accepted, not when we began to send it. */
const EARLIER_SECONDS = 2;
const PAGE = 200;

interface Search {
  channel: string;
  thread?: string;
  opId: string;
  since: Date;
}

/** Looks through everything since then for the message that carries the operation's id. @throws RecadoError surface.* */
export async function findPost(
  api: SlackApi,
  { channel, thread, opId, since }: Search,
): Promise<{ ts: string } | undefined> {
  // include_all_metadata: without it Slack keeps the payload from apps whose manifest does not declare the event type.
  const range = {
    channel,
    oldest: (since.getTime() / 1000 - EARLIER_SECONDS).toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: PAGE,
  };
  let cursor: string | undefined;
  do {
    const page = { ...range, cursor };
    const { messages, response_metadata: rest } =
      thread === undefined
        ? await api.call('conversations.history', (client) => client.conversations.history(page), { channel })
        : await api.call('conversations.replies', (client) => client.conversations.replies({ ...page, ts: thread }), {
            channel,
          });
    for (const message of messages ?? []) {
      // What stands in place of a deleted message with replies is no longer ours.
      if (Tombstone.safeParse(message).success) continue;
      if (message.ts !== undefined && Carried.safeParse(message.metadata).data?.event_payload.op_id === opId)
        return { ts: message.ts };
    }
    cursor = rest?.next_cursor === '' ? undefined : rest?.next_cursor;
  } while (cursor !== undefined);
  return undefined;
}
