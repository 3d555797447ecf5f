/** What Mastodon's own documentation (as OpenAPI) says of a call, last looked at for this version of it. */
const CHECKED = 'Mastodon API 4.7.0';

/** Every call that Recado makes of a Mastodon server; ids as `:id`. */
export const CALLS = [
  {
    call: 'GET /api/v1/accounts/verify_credentials',
    use: 'who we are, whether the token is accepted; followers and posts, once a day',
    checked: CHECKED,
  },
  { call: 'GET /api/v1/notifications', use: 'new mentions, private ones too; new followers', checked: CHECKED },
  { call: 'GET /api/v1/notifications/:id', use: 'a mention that came without its post', checked: CHECKED },
  { call: 'GET /api/v1/accounts/:id/statuses', use: 'our own new posts; our answer after a crash', checked: CHECKED },
  { call: 'GET /api/v1/accounts/lookup', use: 'whom an account is that we listen to', checked: CHECKED },
  { call: 'GET /api/v1/timelines/tag/:id', use: 'listen to a hashtag', checked: CHECKED },
  { call: 'GET /api/v1/statuses', use: 'edits and deletions of open messages', checked: CHECKED },
  { call: 'GET /api/v1/statuses/:id', use: 'the same, of servers that show them one by one', checked: CHECKED },
  { call: 'GET /api/v1/statuses/:id/context', use: 'the thread around a message', checked: CHECKED },
  { call: 'GET /api/v1/statuses/:id/history', use: 'how often a message was edited', checked: CHECKED },
  { call: 'POST /api/v1/statuses', use: 'publish an answer', checked: CHECKED },
  { call: 'POST /api/v1/statuses/:id/favourite', use: 'like a message', checked: CHECKED },
  { call: 'DELETE /api/v1/statuses/:id', use: 'delete one of our answers', checked: CHECKED },
  { call: 'GET /api/v2/instance', use: 'how long a post may be (only the doctor)', checked: CHECKED },
] as const;
