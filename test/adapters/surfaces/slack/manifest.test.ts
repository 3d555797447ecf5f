import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CALLS, INBOUND_SCOPES, scopesOfCalls } from '../../../../adapters/surfaces/slack/service/calls.ts';
import { COMMAND } from '../../../../adapters/surfaces/slack/inbound/listen.ts';
import { EVENT_TYPE } from '../../../../adapters/surfaces/slack/index.ts';
import { PACES, UNPACED } from '../../../../adapters/surfaces/slack/service/limiter.ts';

const Shortcut = z.strictObject({
  name: z.string().max(24),
  callback_id: z.string(),
  description: z.string().max(150),
  type: z.enum(['message', 'global']),
});
const Manifest = z.looseObject({
  features: z.looseObject({
    app_home: z
      .strictObject({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.boolean(),
        messages_tab_read_only_enabled: z.boolean(),
      })
      .optional(),
    bot_user: z.looseObject({ display_name: z.string().max(80) }),
    shortcuts: z.array(Shortcut).max(10).default([]),
    slash_commands: z.array(z.looseObject({ command: z.string(), description: z.string().max(2_000) })),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.strictObject({
      bot_events: z.array(z.string()),
      metadata_subscriptions: z.unknown().optional(),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false),
  }),
  display_information: z.looseObject({ name: z.string().max(35), description: z.string().max(140) }),
});
const manifest = Manifest.parse(JSON.parse(readFileSync('manifest.json', 'utf8')));

const source = globSync('adapters/surfaces/slack/**/*.ts')
  .filter((file) => !file.endsWith('calls.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const unique = (values: Iterable<string>): string[] => [...new Set(values)].toSorted();
const matches = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, found = '']) => found);

const methods = unique(matches(/\bclient\.((?:[a-z]+\.)+[a-zA-Z]+)\(/g));
/** A constant of the source, or the text itself. */
const valueOf = (word: string): string =>
  /^['"`](.*)['"`]$/.exec(word.trim())?.[1] ??
  new RegExp(`const ${word.trim()} = '([^']+)'`).exec(source)?.[1] ??
  `${word.trim()} (not found)`;
const events = unique(matches(/\bapp\.event\(([^,]+),/g).map(valueOf));
const shortcuts = unique(matches(/\bapp\.shortcut\(\s*(?:\{[^}]*?callback_id:\s*)?([^,}\s]+)/g).map(valueOf));
/** Whether the code takes what people write to it in their direct conversation. */
const hearsDirects = /'im'/.test(source);

/** The subscriptions behind what the code listens to: `message` is one word for several. */
const subscriptions = unique(
  events.flatMap((event) =>
    event === 'message' ? ['message.channels', 'message.groups', ...(hearsDirects ? ['message.im'] : [])] : [event],
  ),
);

describe('Slack manifest', () => {
  it('finds the methods in the source', () => {
    expect(methods).toContain('chat.postMessage');
    expect(methods).toContain('usergroups.users.list');
  });

  it('is held against a source that calls and listens only in context these patterns see', () => {
    expect(
      unique(matches(/\bapp\.([a-zA-Z]+)\(\s*[{'"`A-Za-z(]/g).filter((way) => way !== 'use' && way !== 'processEvent')),
    ).toEqual(unique(['action', 'command', 'error', 'event', 'view', ...(shortcuts.length > 0 ? ['shortcut'] : [])]));
    expect(source).not.toMatch(/\bclient\.(apiCall|filesUploadV2|files\.uploadV2)\(/);
  });

  it('has a line in calls.ts for every method that is called, and for no other', () => {
    expect(unique(Object.keys(CALLS))).toEqual(methods);
    for (const [method, { use, checked }] of Object.entries(CALLS))
      expect(`${method}: ${use} / ${checked}`).toMatch(/: .{5,} \/ .{5,}/);
  });

  it('paces every method that is called', () => {
    expect(unique([...Object.keys(PACES), ...UNPACED])).toEqual(
      methods.filter((method) => method !== 'chat.postMessage'),
    );
  });

  it('asks for exactly the scopes that the calls, events, shortcuts and the command need', () => {
    const inbound = [...subscriptions, 'command', ...(shortcuts.length > 0 ? ['shortcut'] : [])];
    expect(inbound.filter((name) => INBOUND_SCOPES[name] === undefined)).toEqual([]);
    // A file of a person is fetched by its private address, which no method names.
    const needed = unique([
      ...scopesOfCalls([...methods, ...inbound]),
      ...(/url_private/.test(source) ? ['files:read'] : []),
    ]);
    expect(unique(manifest.oauth_config.scopes.bot)).toEqual(needed);
    expect(manifest.oauth_config.scopes.bot).toHaveLength(needed.length);
  });

  it('subscribes to exactly the events the code listens to', () => {
    expect(events).toContain('message');
    expect(unique(manifest.settings.event_subscriptions.bot_events)).toEqual(subscriptions);
  });

  it('has exactly the command and the shortcuts of the code', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(unique(manifest.features.shortcuts.map(({ callback_id: id }) => id))).toEqual(shortcuts);
  });

  it('shows the home tab where the code fills it, and takes messages where the code hears them', () => {
    expect(manifest.features.app_home?.home_tab_enabled ?? false).toBe(methods.includes('views.publish'));
    expect(events.includes('app_home_opened')).toBe(methods.includes('views.publish'));
    const takesMessages =
      manifest.features.app_home !== undefined &&
      manifest.features.app_home.messages_tab_enabled &&
      !manifest.features.app_home.messages_tab_read_only_enabled;
    expect(takesMessages).toBe(hearsDirects);
  });

  it('gives metadata a name Slack keeps', () => {
    expect(EVENT_TYPE).toMatch(/^[a-z_]+$/);
  });
});
