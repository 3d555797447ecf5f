import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMAND } from '../../../../adapters/surfaces/slack/listen.ts';
import { EVENT_TYPE } from '../../../../adapters/surfaces/slack/index.ts';
import { PACES } from '../../../../adapters/surfaces/slack/limiter.ts';

/** Scopes a bot token needs for each method and event we use, by docs.slack.dev. */
const SCOPES: Record<string, readonly string[]> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  [COMMAND]: ['commands'],
};

const Manifest = z.looseObject({
  features: z.looseObject({ bot_user: z.looseObject({ display_name: z.string().max(80) }), slash_commands: z.array(z.looseObject({ command: z.string(), description: z.string().max(2_000) })) }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({ event_subscriptions: z.strictObject({ bot_events: z.array(z.string()), metadata_subscriptions: z.unknown().optional() }), interactivity: z.strictObject({ is_enabled: z.literal(true) }), socket_mode_enabled: z.literal(true), token_rotation_enabled: z.literal(false) }),
  display_information: z.looseObject({ name: z.string().max(35), description: z.string().max(140) }),
});
const manifest = Manifest.parse(JSON.parse(readFileSync('manifest.json', 'utf8')));
const source = globSync('adapters/surfaces/slack/*.ts').map((file) => readFileSync(file, 'utf8')).join('\n');
const methods = [...new Set([...source.matchAll(/\bclient\.((?:[a-z]+\.)+[a-zA-Z]+)\(/g)].map(([, method = '']) => method))].toSorted();

describe('Slack manifest', () => {
  it('finds the methods in the source', () => {
    expect(methods).toContain('chat.postMessage');
    expect(methods).toContain('usergroups.users.list');
  });

  it('paces every method that is called', () => {
    expect(Object.keys(PACES).toSorted()).toEqual(methods.filter((method) => method !== 'chat.postMessage'));
  });

  it('asks for exactly the scopes that the calls, events and the command need', () => {
    const used = [...methods, ...manifest.settings.event_subscriptions.bot_events, COMMAND];
    expect(used.filter((name) => SCOPES[name] === undefined)).toEqual([]);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...new Set(used.flatMap((name) => SCOPES[name] ?? []))].toSorted());
  });

  it('subscribes to the events the code listens to, and has its command', () => {
    const listened = [...source.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, event]) => event);
    expect(listened).toEqual(['message']);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['message.channels', 'message.groups']);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  });

  it('gives metadata a name Slack keeps', () => {
    expect(EVENT_TYPE).toMatch(/^[a-z_]+$/);
  });
});
