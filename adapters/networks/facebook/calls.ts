/** What Meta's own description of the nodes says of a call, last looked at for this version of it. */
const CHECKED = 'Graph node descriptions, April 2026';
const GUIDE = "Meta's guide, not in the descriptions";

/** Every call that Recado makes of Graph for a Page; `:page`, `:post`, `:comment` and `:app` are numbers, `:own` is the Page's, `me` is the Page of the token. */
export const CALLS = [
  { call: 'GET /me', use: 'which Page the token is of; its followers and likes, once a day', checked: CHECKED },
  { call: 'GET /:page/insights', use: 'how often the Page was seen and acted on, once a day', checked: CHECKED },
  { call: 'GET /:page/feed', use: 'new posts of visitors and ours; which posts have new comments', checked: CHECKED },
  { call: 'GET /:post/comments', use: 'new comments; our answer after a crash', checked: CHECKED },
  { call: 'GET /:comment/comments', use: 'the thread around a comment; our answer after a crash', checked: CHECKED },
  { call: 'GET /:post', use: 'edits and deletions of open messages, fifty in one call', checked: CHECKED },
  { call: 'GET /:comment', use: 'the same of comments; whose it is, before ours is deleted', checked: CHECKED },
  { call: 'POST /:post/comments', use: 'publish an answer', checked: CHECKED },
  { call: 'POST /:comment/comments', use: 'publish an answer', checked: CHECKED },
  { call: 'POST /:post/likes', use: 'like a post of a visitor', checked: CHECKED },
  { call: 'POST /:comment/likes', use: 'like a comment', checked: CHECKED },
  { call: 'POST /:comment', use: 'hide a comment, or show it again', checked: CHECKED },
  { call: 'DELETE /:comment', use: 'delete one of our answers', checked: CHECKED },
  { call: 'GET /me/conversations', use: 'private messages; the name of who wrote', checked: CHECKED },
  { call: 'GET /:thread/messages', use: 'what was said in private; our answer after a crash', checked: CHECKED },
  { call: 'GET /:message', use: 'edits and deletions in private, fifty in one call', checked: GUIDE },
  { call: 'POST /me/message_attachments', use: 'bring a file that a private answer names', checked: CHECKED },
  { call: 'POST /me/photos', use: 'bring a picture that a public answer names', checked: CHECKED },
  { call: 'POST /me/messages', use: 'publish a private answer', checked: CHECKED },
  { call: 'POST /me/subscribed_apps', use: 'hear of what is new on the Page', checked: CHECKED },
  { call: 'POST /oauth/access_token', use: 'a code for a token, and a longer one for it', checked: GUIDE },
  { call: 'GET /debug_token', use: 'until when a token is good', checked: GUIDE },
  { call: 'GET /me/accounts', use: 'the Pages that somebody lets us in to', checked: GUIDE },
  { call: 'GET /:own', use: 'the token of a Page, anew', checked: GUIDE },
  { call: 'POST /:app/subscriptions', use: 'tell Meta our address', checked: GUIDE },
] as const;
