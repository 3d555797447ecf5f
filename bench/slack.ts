import path from 'node:path';
import type { WorkspaceFacts } from './parts/workspace.ts';
import { heard, type Room } from './room.ts';
import { call } from './web.ts';

export interface Element {
  type: string;
  action_id?: string;
  value?: string;
}

/** A message as Slack returns it, reduced to what is looked at. */
export interface Message {
  ts: string;
  text: string;
  blocks?: { type: string; elements?: Element[] }[];
}

export interface Placed extends Message {
  channel: string;
  channelName: string;
}

/** A workspace of its own process, and how to talk to it. */
export interface Workspace extends WorkspaceFacts {
  /** What a bot needs to connect as to the real services. */
  env: Record<string, string>;
}

export async function openWorkspace(room: Room, socketUrl?: string): Promise<Workspace> {
  const part = room.start(path.join('bench', 'parts', 'workspace.ts'), [
    room.folder('workspace'),
    ...(socketUrl === undefined ? [] : [socketUrl]),
  ]);
  const facts = await heard<WorkspaceFacts>(part);
  const { slackBotToken, slackAppToken, x } = facts.keys;
  const account = x.accounts['alba'];
  return {
    ...facts,
    env: {
      SLACK_BOT_TOKEN: slackBotToken,
      SLACK_APP_TOKEN: slackAppToken,
      SLACK_API_URL: `${facts.url}/api/`,
      X_API_URL: `${facts.url}/`,
      X_API_KEY: x.apiKey,
      X_API_KEY_SECRET: x.apiKeySecret,
      X_ACCESS_TOKEN: account?.token ?? '',
      X_ACCESS_TOKEN_SECRET: account?.secret ?? '',
    },
  };
}

export function buttonOf(message: Message, action: string): Element | undefined {
  return (message.blocks ?? [])
    .flatMap((block) => block.elements ?? [])
    .find((element) => element.action_id === action);
}

/** What anybody may take, and what somebody has taken: a new card offers to answer too. */
export function isFree(message: Message): boolean {
  return buttonOf(message, 'claim') !== undefined;
}

export function isTaken(message: Message): boolean {
  return buttonOf(message, 'claim') === undefined && buttonOf(message, 'reply') !== undefined;
}

/** Messages of one channel, newest first. */
export async function messagesIn(url: string, channel: string, limit: number): Promise<Message[]> {
  return await call<Message[]>('GET', `${url}/sandbox/slack/channels/${channel}/messages?limit=${limit}`);
}

export async function channelsOf(url: string): Promise<{ id: string; name: string }[]> {
  return await call('GET', `${url}/sandbox/slack/channels`);
}

/** Every card on which this button stands now. */
export async function cardsWith(url: string, action: string): Promise<Placed[]> {
  const all = await Promise.all(
    (await channelsOf(url)).map(async ({ id, name }) =>
      (await messagesIn(url, id, 200)).map((message) => ({ ...message, channel: id, channelName: name })),
    ),
  );
  return all.flat().filter((message) => buttonOf(message, action) !== undefined);
}
