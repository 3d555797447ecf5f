/** What one endpoint of the X API is to us. */
export interface XCall {
  /** Method and path, ids as `:id`. */
  call: string;
  use: string;
  /** Calls that X allows one user in 15 minutes; undefined where it is not published per user. */
  perWindow?: number;
  /** What our requests and its answers were last held against, beside the local workspace. */
  checked: string;
}

/** test/adapters/networks/x/openapi.test.ts sends every request and answer through it. */
const SPEC = 'X API OpenAPI 2.164 (2026-05-26)';
/** test/bot/doctor/calls.test.ts looks whether the document has the call at all. */
const NAME = 'X API OpenAPI 2.164, method and path only';

/** Every call that this adapter makes; a test compares the list with the source. */
export const CALLS: readonly XCall[] = [
  {
    call: 'GET users/me',
    use: 'learn which account the tokens belong to; its followers and posts, once a day',
    checked: SPEC,
  },
  { call: 'GET users/:id/mentions', use: 'read what customers write to us', perWindow: 300, checked: SPEC },
  { call: 'GET users/:id/tweets', use: 'read our own answers and count the quotes of our posts', checked: SPEC },
  { call: 'GET tweets/:id/quote_tweets', use: 'read quotes of our posts', checked: SPEC },
  { call: 'GET tweets', use: 'see whether open messages were edited or deleted', checked: SPEC },
  {
    call: 'GET tweets/search/recent',
    use: 'read the conversation so far; listen for words, hashtags and accounts',
    perWindow: 300,
    checked: SPEC,
  },
  { call: 'GET users/:id/followers', use: 'see who began to follow us', checked: SPEC },
  { call: 'POST tweets', use: 'publish an answer', perWindow: 100, checked: SPEC },
  { call: 'DELETE tweets/:id', use: 'take back an answer of ours', perWindow: 50, checked: SPEC },
  {
    call: 'PUT tweets/:id/hidden',
    use: 'hide a reply under our own post, or show it again',
    perWindow: 50,
    checked: SPEC,
  },
  { call: 'POST users/:id/likes', use: 'like a message', perWindow: 50, checked: SPEC },
  { call: 'GET dm_events', use: 'read direct messages', perWindow: 15, checked: NAME },
  {
    call: 'GET dm_conversations/with/:id/dm_events',
    use: 'look for our own answer in private',
    perWindow: 15,
    checked: NAME,
  },
  { call: 'POST dm_conversations/with/:id/messages', use: 'answer in private', perWindow: 15, checked: NAME },
  { call: 'POST media/upload/initialize', use: 'begin to bring a file that goes out with an answer', checked: NAME },
  { call: 'POST media/upload/:id/append', use: 'bring its bytes', checked: NAME },
  { call: 'POST media/upload/:id/finalize', use: 'say that it is whole', checked: NAME },
  { call: 'GET media/upload', use: 'see whether a film is ready to be posted', checked: NAME },
  { call: 'POST media/metadata', use: 'describe a picture for people who cannot see it', checked: NAME },
  { call: 'GET webhooks', use: 'see whether our address is registered', checked: NAME },
  { call: 'POST webhooks', use: 'register our address for what happens on X', checked: NAME },
  { call: 'PUT webhooks/:id', use: 'have our address checked again', checked: NAME },
  { call: 'GET activity/subscriptions', use: 'see what X sends us', checked: NAME },
  { call: 'POST activity/subscriptions', use: 'ask X to send what customers write', checked: NAME },
];

/** One figure of X's price list. */
export interface XPrice {
  dollars: number;
  published: string;
  source: string;
}

/**
 * What X charges on pay-per-use, for each post and not for each call. X shows the present figures in its developer console
 * only, so these are what was last seen in print. The same post read again on the same UTC day is not charged again
 * (docs.x.com/x-api/getting-started/pricing, "Deduplication", which calls that a soft guarantee).
 */
export const PRICES = {
  ownRead: {
    dollars: 0.001,
    published: '2026-04-20',
    source: 'changelog of docs.x.com: own mentions and own posts read',
  },
  otherRead: {
    dollars: 0.005,
    published: '2026',
    source: 'second hand, from readers of docs.x.com/x-api/getting-started/pricing: other posts read',
  },
  reply: {
    dollars: 0.01,
    published: '2026-04-20',
    source: 'changelog of docs.x.com: answer to somebody who mentioned or quoted us',
  },
  post: { dollars: 0.015, published: '2026-04-20', source: 'changelog of docs.x.com: any other post' },
  postWithLink: { dollars: 0.2, published: '2026-04-20', source: 'changelog of docs.x.com: post with a link' },
} as const satisfies Record<string, XPrice>;
