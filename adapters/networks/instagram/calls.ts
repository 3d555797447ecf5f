/** What Meta's own description of the nodes says of a call, last looked at for this version of it. */
const CHECKED = 'Graph node descriptions, April 2026';
const GUIDE = "Meta's guide, not in the descriptions";

/** Every call that Recado makes of Graph for an account; `me` is the Page of the token, `:user` the account. */
export const CALLS = [
  { call: 'GET /me', use: 'which account the token is for', checked: CHECKED },
  { call: 'GET /:user', use: 'what a mention says; followers and posts, once a day', checked: CHECKED },
  { call: 'GET /:user/insights', use: 'how many we reached, once a day', checked: CHECKED },
  { call: 'GET /:user/media', use: 'our posts; which have new comments', checked: CHECKED },
  { call: 'GET /:user/tags', use: 'posts that name us', checked: CHECKED },
  { call: 'GET /:media', use: 'our posts as they are now', checked: CHECKED },
  { call: 'GET /:media/comments', use: 'new comments', checked: CHECKED },
  { call: 'GET /:comment', use: 'edits and deletions of open messages, fifty in one call', checked: CHECKED },
  { call: 'GET /:comment/replies', use: 'the thread around a comment; our answer after a crash', checked: CHECKED },
  { call: 'GET /me/conversations', use: 'private messages; the name of who wrote', checked: CHECKED },
  { call: 'GET /:thread/messages', use: 'what was said in private; our answer after a crash', checked: CHECKED },
  { call: 'GET /:message', use: 'deletions in private', checked: GUIDE },
  { call: 'POST /:comment/replies', use: 'publish an answer', checked: CHECKED },
  { call: 'POST /:media/comments', use: 'publish an answer under a post of ours', checked: CHECKED },
  { call: 'POST /:user/mentions', use: 'publish an answer where somebody names us', checked: CHECKED },
  { call: 'POST /:comment', use: 'hide a comment, or show it again', checked: CHECKED },
  { call: 'DELETE /:comment', use: 'delete one of our answers', checked: CHECKED },
  { call: 'POST /me/message_attachments', use: 'bring a file that a private answer names', checked: CHECKED },
  { call: 'POST /me/messages', use: 'publish a private answer', checked: CHECKED },
  { call: 'POST /me/subscribed_apps', use: 'hear of what is new', checked: CHECKED },
  { call: 'POST /oauth/access_token', use: 'a code for a token, and a longer one for it', checked: GUIDE },
  { call: 'GET /debug_token', use: 'until when a token is good', checked: GUIDE },
  { call: 'GET /me/accounts', use: 'the Pages that somebody lets us in to', checked: GUIDE },
  { call: 'GET /:own', use: 'the token of a Page, anew', checked: GUIDE },
  { call: 'POST /:app/subscriptions', use: 'tell Meta our address', checked: GUIDE },
] as const;
