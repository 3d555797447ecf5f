/** What the app was granted at installation: the scopes and events of Recado's manifest. */
export const BOT_SCOPES: readonly string[] = [
  'app_mentions:read', 'channels:history', 'channels:join', 'channels:read', 'chat:write', 'chat:write.public', 'commands', 'files:read', 'files:write',
  'groups:history', 'groups:read', 'im:history', 'im:read', 'im:write', 'pins:read', 'pins:write', 'reactions:read', 'reactions:write', 'team:read',
  'usergroups:read', 'users:read', 'users:read.email',
];
