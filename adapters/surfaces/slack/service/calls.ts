/** What one method of Slack's Web API is to us. */
export interface SlackCall {
  /** What Recado does with it. */
  use: string;
  /** Scopes of the bot token that our use of it needs (docs.slack.dev, the method's page). */
  scopes: readonly string[];
  /** What its arguments and answer were last held against, beside the local workspace. */
  checked: string;
  /** Said where its scope is missing and everything else works all the same. */
  else?: string;
}

/** Arguments by github.com/slackapi/slack-api-specs (frozen in 2021): test/bot/doctor/calls.test.ts sends our requests through it. */
const SPEC = 'Slack Web API OpenAPI 1.7.0 + @slack/web-api 8.2.0 types';
/** Younger than the specification, or not reached by that test. */
const TYPES = '@slack/web-api 8.2.0 types';

const READ_CHANNELS = ['channels:read', 'groups:read'];
/** Private channels of our own; everything but a war room works without. */
const ROOMS = {
  scopes: ['groups:write'],
  else: 'until then a war room cannot be opened, and everything else works',
};
const HISTORY = ['channels:history', 'groups:history', 'im:history'];

/** Every method that this adapter calls with the bot token; a test compares the list with the source. */
export const CALLS: Readonly<Record<string, SlackCall>> = {
  'auth.test': { use: 'learn which workspace and bot the token belongs to', scopes: [], checked: SPEC },
  'chat.getPermalink': { use: 'link to a card', scopes: [], checked: SPEC },
  'chat.postEphemeral': { use: 'tell one person something in the channel', scopes: ['chat:write'], checked: SPEC },
  'chat.postMessage': { use: 'post cards and thread messages', scopes: ['chat:write'], checked: SPEC },
  'chat.update': { use: 'draw a card again', scopes: ['chat:write'], checked: SPEC },
  'conversations.archive': { use: 'archive a war room that is over', checked: SPEC, ...ROOMS },
  'conversations.create': { use: 'open a war room', checked: SPEC, ...ROOMS },
  'conversations.history': {
    use: 'find a card that was posted although the connection broke',
    scopes: HISTORY,
    checked: SPEC,
  },
  'conversations.invite': { use: 'invite people to a war room', checked: SPEC, ...ROOMS },
  'conversations.list': { use: 'find the configured channels', scopes: READ_CHANNELS, checked: SPEC },
  'conversations.members': { use: 'see who may act in a channel', scopes: READ_CHANNELS, checked: SPEC },
  'conversations.open': { use: 'open the direct conversation with a person', scopes: ['im:write'], checked: SPEC },
  'conversations.replies': {
    use: 'find a thread message that was posted although the connection broke',
    scopes: HISTORY,
    checked: SPEC,
  },
  'files.completeUploadExternal': {
    use: 'show what a customer sent, or an attachment of an answer, in the thread',
    scopes: ['files:write'],
    checked: TYPES,
  },
  'files.delete': {
    use: 'take a file out of the thread that the customer took back',
    scopes: ['files:write'],
    checked: TYPES,
  },
  'files.getUploadURLExternal': {
    use: 'learn where to put the bytes of a file',
    scopes: ['files:write'],
    checked: TYPES,
  },
  'files.info': {
    use: 'see that a chart is ready to be shown on a card',
    scopes: ['files:read'],
    checked: TYPES,
  },
  'pins.add': { use: 'keep the queue message at hand in its channel', scopes: ['pins:write'], checked: TYPES },
  'usergroups.list': { use: 'find the groups that approve', scopes: ['usergroups:read'], checked: SPEC },
  'usergroups.users.list': { use: 'see who is in a group', scopes: ['usergroups:read'], checked: SPEC },
  'users.info': { use: 'names, languages, time zones, guests', scopes: ['users:read'], checked: SPEC },
  'users.lookupByEmail': {
    use: 'find the people of the configuration',
    scopes: ['users:read', 'users:read.email'],
    checked: SPEC,
  },
  'views.open': { use: 'open a form', scopes: [], checked: SPEC },
  'views.publish': { use: "draw a person's Home", scopes: [], checked: TYPES },
  'views.push': { use: 'open a form on top of another', scopes: [], checked: TYPES },
  'views.update': { use: 'fill or redraw a form', scopes: [], checked: SPEC },
};

/** The one call with the app-level token. */
export const SOCKET_CALL = {
  method: 'apps.connections.open',
  use: 'open the connection on which Slack reaches Recado',
  scope: 'connections:write',
  checked: TYPES,
} as const;

/** Fetching a file of a person by its private address, which is no method. */
export const FILE_READ = { use: 'take the file that a person attaches to an answer', scope: 'files:read' } as const;

/** Scopes that Slack asks for before it sends an event, a command or the press of a shortcut (docs.slack.dev/reference/events). */
export const INBOUND_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  command: ['commands'],
  shortcut: ['commands'],
};

/** Every scope that the calls need; those of events and commands are in the manifest, which a test holds against this. */
export function scopesOfCalls(calls: Iterable<string>): string[] {
  return [...new Set([...calls].flatMap((name) => CALLS[name]?.scopes ?? INBOUND_SCOPES[name] ?? []))].toSorted();
}
