/** What one call to Teams is to us. */
interface TeamsCall {
  /** What Recado does with it. */
  use: string;
  /** Resource-specific permissions that the team consents to when the app is installed; none: being installed is enough. */
  permissions: readonly string[];
  /** The documented limit it falls under. */
  limit: string;
  /** What its arguments and answer were last held against; no real tenant was tried. */
  checked: string;
}

const SDK = '@microsoft/teams.api 2.1.0 types and source';
const DOCS = 'learn.microsoft.com, read November 2026';

const SENDS = '7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in 1 h for each thread';
const READS = '14 in 1 s, 16 in 2 s, 120 in 30 s, 3,600 in 1 h for each team or chat';
const GRAPH = "Microsoft Graph's own, told with 429 and Retry-After";

/** Every call that this adapter makes; a test compares the list with what reaches the other side. */
export const CALLS = {
  'POST /{tenant}/oauth2/v2.0/token': {
    use: 'get the access token of the app',
    permissions: [],
    limit: 'one an hour and kind of token is needed',
    checked: DOCS,
  },
  'POST /v3/conversations': {
    use: 'open the personal chat with a person',
    permissions: [],
    limit: SENDS,
    checked: SDK,
  },
  'POST /v3/conversations/{conversation}/activities': {
    use: 'post cards, thread messages and personal messages',
    permissions: [],
    limit: SENDS,
    checked: SDK,
  },
  'PUT /v3/conversations/{conversation}/activities/{activity}': {
    use: 'draw a card again',
    permissions: [],
    limit: SENDS,
    checked: SDK,
  },
  'DELETE /v3/conversations/{conversation}/activities/{activity}': {
    use: 'take away the card of a file that was withdrawn',
    permissions: [],
    limit: SENDS,
    checked: SDK,
  },
  'GET /v3/conversations/{conversation}/pagedMembers': {
    use: 'see who is in a channel, find people by e-mail',
    permissions: [],
    limit: READS,
    checked: SDK,
  },
  'GET /v3/conversations/{conversation}/members/{member}': {
    use: 'name, e-mail and standing of one person',
    permissions: [],
    limit: READS,
    checked: SDK,
  },
  'GET /v3/teams/{team}': {
    use: 'name of a team, and its group id for links',
    permissions: [],
    limit: READS,
    checked: SDK,
  },
  'GET /v3/teams/{team}/conversations': {
    use: 'find the configured channels',
    permissions: [],
    limit: READS,
    checked: SDK,
  },
  'GET /v1.0/teams/{group}/channels/{channel}/messages': {
    use: 'find a card that was posted although the connection broke',
    permissions: ['ChannelMessage.Read.Group'],
    limit: GRAPH,
    checked: DOCS,
  },
  'GET /v1.0/teams/{group}/channels/{channel}/messages/{message}/replies': {
    use: 'find a thread message that was posted although the connection broke',
    permissions: ['ChannelMessage.Read.Group'],
    limit: GRAPH,
    checked: DOCS,
  },
} as const satisfies Readonly<Record<string, TeamsCall>>;

export type CallName = keyof typeof CALLS;

/** The message action "Use as draft" in the menu of messages, as the manifest names it. */
export const USE_AS_DRAFT = 'use_as_draft';

/** Words that are a command in the personal chat without "/recado" before them. */
export const PERSONAL_COMMANDS = [
  'mine',
  'queue',
  'find',
  'listen',
  'followers',
  'report',
  'goals',
  'review',
  'accounts',
  'crisis',
  'articles',
  'help',
  'dead',
  'home',
  'link',
  'unlink',
] as const;

/** What the app package must ask for so that everything here works; a test holds the manifest against it. */
export const teamsManifestNeeds = {
  /** Without ChannelMessage.Read.Group a bot hears in channels only what mentions it. */
  resourceSpecificPermissions: ['ChannelMessage.Read.Group'],
  botScopes: ['team', 'personal'],
  messageActions: [{ id: USE_AS_DRAFT, context: ['message'], fetchTask: true }],
  commands: PERSONAL_COMMANDS,
} as const;
