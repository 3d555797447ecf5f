import { readFileSync } from 'node:fs';
import { z } from 'zod';

const File = z.looseObject({
  features: z.looseObject({
    app_home: z.looseObject({ home_tab_enabled: z.boolean().default(false) }).optional(),
    shortcuts: z.array(z.looseObject({ name: z.string(), type: z.string(), callback_id: z.string() })).default([]),
    slash_commands: z.array(z.looseObject({ command: z.string() })).default([]),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
});

/** What the app asked for when it was installed; nothing else is granted or sent. */
export interface Manifest {
  scopes: readonly string[];
  /** Subscribed events, such as message.channels or app_home_opened. */
  events: readonly string[];
  commands: readonly string[];
  /** Entries that the app adds to the menu of every message. */
  shortcuts: readonly { name: string; callbackId: string }[];
  home: boolean;
}

/** The manifest that a team installs on the real Slack: what works here without a scope would not work there. */
export function readManifest(): Manifest {
  const {
    features,
    oauth_config: oauth,
    settings,
  } = File.parse(JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8')));
  return {
    scopes: oauth.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    shortcuts: features.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ name, callback_id: callbackId }) => ({ name, callbackId })),
    commands: features.slash_commands.map((one) => one.command),
    home: features.app_home?.home_tab_enabled ?? false,
  };
}
