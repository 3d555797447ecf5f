import type { Team } from './references.ts';
import { present } from '#core/present.ts';

interface Target {
  channel: string;
  ts: string;
  tenantId: string;
  appId: string;
  /** Undefined for personal chats. */
  team: Team | undefined;
}

/** A link that opens a message in Teams (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams). */
export function linkTo({ channel, ts, tenantId, appId, team }: Target): string {
  // A personal chat with a bot has no address of its messages, only one of itself.
  if (team === undefined)
    return `https://teams.microsoft.com/l/chat/0/0?${new URLSearchParams({ tenantId, users: `28:${appId}` }).toString()}`;
  const where = new URLSearchParams(present({ tenantId, groupId: team.groupId, parentMessageId: ts })).toString();
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(ts)}?${where}`;
}
