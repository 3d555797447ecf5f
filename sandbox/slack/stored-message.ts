import type { Json } from './json.ts';

/** A message as the workspace keeps it: its body is what Slack would return. */
export interface StoredMessage {
  channel: string;
  ts: string;
  /** Parent's ts for a reply; absent for a message of the channel itself. */
  thread?: string;
  /** In the channel's stream: no reply, or a reply sent to the channel too. */
  inChannel: boolean;
  body: Json;
  metadata?: Json;
}
