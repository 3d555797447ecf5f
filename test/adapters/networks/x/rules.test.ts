import { createTexts } from '../../../../bot/build/texts.ts';
import { createProblems } from '../../../../handlers/problems.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Log } from '#core/ports/log.ts';
import { XCallError, type XFailure } from '../../../../adapters/networks/x/client.ts';
import { byId, readCursor, writeCursor } from '../../../../adapters/networks/x/cursor.ts';
import { toOutcome, toRecadoError } from '../../../../adapters/networks/x/errors.ts';
import { measure } from '../../../../adapters/networks/x/measure.ts';
import { readableText, toMessage } from '../../../../adapters/networks/x/message.ts';
import { waitAfter } from '../../../../adapters/networks/x/pace.ts';
import { XSettings } from '../../../../adapters/networks/x/settings.ts';
import { readPage } from '../../../../adapters/networks/x/wire.ts';

const at = new Date('2026-11-21T10:00:00Z');
const clock = { now: () => at };
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const answer = (status: number, detail: string, body: unknown = {}, resetAt?: Date): XFailure => ({
  kind: 'answer',
  status,
  detail,
  body,
  resetAt,
  cause: undefined,
});

describe('what one failed attempt came to', () => {
  it.each([
    [403, 'You are not allowed to create a Tweet with duplicate content.', 'duplicate'],
    [
      403,
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
      'not-mentioned',
    ],
    [403, 'You attempted to reply to a Tweet that is deleted or not visible to you.', 'target-gone'],
    [
      400,
      'One or more parameters to your request was invalid. Your Tweet text is too long. For more information see twitter-text.',
      'too-long',
    ],
    [
      403,
      'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://twitter.com to unlock your account.',
      'locked',
    ],
    [403, 'The original Tweet author restricted who can reply to this Tweet.', 'reply-restricted'],
    [403, 'Your account is suspended and is not permitted to access this feature.', 'account-suspended'],
    [403, 'User has been suspended.', 'target-gone'],
    [402, 'Your enrolled account does not have any credits to fulfill this request.', 'out-of-credit'],
    [429, 'Usage cap exceeded: Monthly product cap', 'out-of-credit'],
    [401, 'Unauthorized', 'not-authorised'],
    [403, 'When authenticating requests, use keys from an app. client-not-enrolled', 'not-authorised'],
    [
      403,
      'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
      'not-authorised',
    ],
    [403, 'Something new that X invented', 'rejected'],
    [400, 'Posts are limited to a maximum of one cashtag', 'rejected'],
  ])('%i "%s" is refused as %s', (status, detail, code) => {
    expect(toOutcome(answer(status, detail), clock)).toMatchObject({
      kind: 'refused',
      code,
      detail: expect.stringContaining(detail),
    });
  });

  it('reads the older numeric codes', () => {
    expect(
      toOutcome(answer(403, 'Forbidden', { errors: [{ code: 187, message: 'Status is a duplicate.' }] }), clock),
    ).toMatchObject({ kind: 'refused', code: 'duplicate' });
    expect(toOutcome(answer(403, 'Forbidden', { errors: [{ code: 385 }] }), clock)).toMatchObject({
      kind: 'refused',
      code: 'target-gone',
    });
  });

  it('knows what certainly did not arrive and what may have', () => {
    expect(toOutcome({ kind: 'never-connected', detail: 'ECONNREFUSED', cause: undefined }, clock).kind).toBe(
      'not-sent',
    );
    expect(toOutcome({ kind: 'no-answer', detail: 'ECONNRESET', cause: undefined }, clock).kind).toBe('unknown');
    for (const status of [408, 500, 502, 503, 504])
      expect(toOutcome(answer(status, 'This account is temporarily locked'), clock).kind).toBe('unknown');
    expect(toOutcome(answer(429, 'Too Many Requests', {}, later(90)), clock)).toMatchObject({
      kind: 'not-sent',
      retryAfterMs: 91_000,
    });
    expect(toOutcome(answer(429, 'Too Many Requests', {}, later(-90)), clock)).toMatchObject({
      kind: 'not-sent',
      retryAfterMs: 1_000,
    });
  });

  it.each([
    [401, 'network.not-authorised', false],
    [403, 'network.not-authorised', false],
    [404, 'network.unexpected', false],
    [402, 'network.out-of-credit', true],
    [429, 'network.rate-limited', true],
    [500, 'network.unreachable', true],
    [503, 'network.unreachable', true],
  ])('a reading call answered with %i throws %s', (status, code, again) => {
    const error = toRecadoError(new XCallError(answer(status, 'words')), '@alba', clock);
    expect(error).toMatchObject({ code });
    expect(error.retryAfterMs !== undefined).toBe(again);
  });
});

it("what X answers against all expectation stands in /health in X's own words, shortened, with what to do", () => {
  const clockOf = { now: () => new Date('2026-03-10T09:00:00Z') };
  const told = (detail: string): string => {
    const problems = createProblems({ clock: clockOf, t: createTexts('en').in('en') });
    const error = toRecadoError(new XCallError(answer(400, detail)), '@alba', clock);
    problems.set('account:alba', `error.${error.code}`, error.params);
    return problems.list()[0]?.say ?? '';
  };
  const words = told("The 'since_id' must be a tweet id created after 2026-11-21");
  expect(words).toContain(`X gave an answer we did not expect (400): “The 'since_id' must be a tweet id created after`);
  expect(words).toContain('should check the log and look for a new version');
  expect(told('x'.repeat(100_000)).length).toBeLessThan(1_000);
});

describe('weighted length', () => {
  it.each([
    ['', 0],
    ['ñandú', 5],
    ['👨‍👩‍👧', 2],
    ['日本', 4],
    ['mira https://example.com/una/direccion/muy/larga?con=cosas', 28],
    ['@ana @luis hola', 4],
    ['hola @ana', 9],
    ['@ana', 0],
    ['e\u0301', 1],
  ])('of %j is %i', (text, length) => {
    expect(measure(text, 280)).toEqual({ length, max: 280 });
  });
});

describe('text as people read it', () => {
  it('puts back addresses and signs, and leaves out the address of a picture', () => {
    const urls = [
      { url: 'https://t.co/aaa', expanded_url: 'https://example.com/?a=1&amp=2' },
      { url: 'https://t.co/bbb', expanded_url: 'https://x.com/i/status/1/photo/1', media_key: '3_1' },
    ];
    expect(readableText('a &lt;b&gt; &amp;lt; https://t.co/aaa y https://t.co/aaa https://t.co/bbb', urls)).toBe(
      'a <b> &lt; https://example.com/?a=1&amp=2 y https://example.com/?a=1&amp=2',
    );
  });
});

describe('a page of X', () => {
  const warnings: Record<string, unknown>[] = [];
  const log: Log = { error() {}, info() {}, debug() {}, warn: (fields) => void warnings.push(fields) };
  const good = {
    id: '10',
    text: 'hola',
    author_id: '7',
    created_at: '2026-11-21T10:00:00.000Z',
    edit_history_tweet_ids: ['10'],
  };

  it('drops and logs a row that makes no sense, and keeps the others', () => {
    const page = readPage(
      {
        data: [
          good,
          { ...good, id: 'x' },
          null,
          { ...good, id: '11', text: 5 },
          { ...good, id: '12', public_metrics: { like_count: -1 }, entities: 'none' },
        ],
        meta: { result_count: 5, newest_id: '12' },
        errors: [
          {
            type: 'https://api.twitter.com/2/problems/resource-not-found',
            parameter: 'referenced_tweets.id',
            resource_id: '3',
          },
        ],
      },
      log,
    );
    expect(page.posts.map((post) => post.id)).toEqual(['10', '12']);
    expect(page.missing).toEqual([]);
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatchObject({ what: 'post', id: 'x' });
  });

  it("keeps a message whose author X left out, under the author's id, and drops reposts", () => {
    const page = readPage(
      { data: [good, { ...good, id: '11', referenced_tweets: [{ type: 'retweeted', id: '10' }] }] },
      log,
    );
    expect(page.posts.map((post) => toMessage(post, page, reader)?.author)).toEqual([
      { nativeId: '7', handle: '7', name: '7' },
      undefined,
    ]);
  });

  const reader = {
    meId: '1',
    meHandle: 'alba',
    directLink: (id: string) => `https://x.com/messages/${id}`,
    permalink: (handle: string, id: string) => `${handle}/${id}`,
  };

  it('reads an edit, a reply and a long text under the new names of the fields as under the old', () => {
    const old = {
      ...good,
      id: '12',
      edit_history_tweet_ids: ['10', '12'],
      referenced_tweets: [{ type: 'replied_to', id: '9' }],
      note_tweet: { text: 'todo el texto' },
      public_metrics: { like_count: 1, retweet_count: 2, reply_count: 3, quote_count: 4 },
    };
    const { edit_history_tweet_ids, referenced_tweets, note_tweet, public_metrics, ...rest } = old;
    const { retweet_count, ...counts } = public_metrics;
    const renamed = {
      ...rest,
      edit_history_post_ids: edit_history_tweet_ids,
      referenced_posts: referenced_tweets,
      note_post: note_tweet,
      public_metrics: { ...counts, repost_count: retweet_count },
    };
    const [before, after] = [old, renamed].map((post) => {
      const page = readPage({ data: [post] }, log);
      return page.posts.map((each) => toMessage(each, page, reader));
    });
    expect(before).toMatchObject([
      { nativeId: '10', currentId: '12', version: 1, parentId: '9', text: 'todo el texto', counts: { reposts: 2 } },
    ]);
    expect(after).toEqual(before);
    const quoted = readPage(
      {
        data: [{ ...rest, edit_history_post_ids: ['12'], referenced_posts: [{ type: 'quoted', id: '8' }] }],
        includes: { posts: [{ id: '8', author_id: '1' }] },
      },
      log,
    );
    expect(quoted.posts.map((post) => toMessage(post, quoted, reader))).toMatchObject([
      { kind: 'quote', quotedId: '8' },
    ]);
  });

  it('warns once where X sends the versions of a post under neither name', () => {
    const told: string[] = [];
    const quiet: Log = { error() {}, info() {}, debug() {}, warn: (_fields, words) => void told.push(words) };
    const { edit_history_tweet_ids: _gone, ...bare } = good;
    readPage({ data: [bare] }, quiet);
    readPage({ data: [bare, { ...bare, id: '11' }] }, quiet);
    expect(told).toEqual([expect.stringContaining('edits are not recognised')]);
  });

  it('tells what is gone from what is only not shown', () => {
    const problem = (type: string, id: string): object => ({
      type: `https://api.twitter.com/2/problems/${type}`,
      parameter: 'ids',
      resource_id: id,
    });
    expect(
      readPage(
        {
          data: [good],
          errors: [problem('resource-not-found', '3'), problem('not-authorized-for-resource', '4'), null, 'x'],
        },
        log,
      ),
    ).toMatchObject({ missing: ['3'], hidden: ['4'] });
  });

  it('reads no page out of something else', () => {
    expect(() => readPage('<html>', log)).toThrow();
    expect(readPage({ meta: { result_count: 0 } }, log)).toMatchObject({ posts: [], nextToken: undefined });
  });
});

describe('pace', () => {
  const limits = (
    remaining: number,
    seconds: number,
    endpoint = 'users/:id/mentions',
  ): Map<string, { remaining: number; resetAt: Date }> => new Map([[endpoint, { remaining, resetAt: later(seconds) }]]);
  it.each([
    ['enough left', limits(300, 900), 1, 60, 60_000],
    ['little left', limits(5, 900), 1, 60, 180_000],
    ['little left for looks of two calls', limits(5, 900), 2, 60, 450_000],
    ['nothing left', limits(0, 900), 1, 60, 901_000],
    ['a window that is over', limits(0, -1), 1, 60, 60_000],
    ['another endpoint', limits(0, 900, 'tweets'), 1, 60, 60_000],
    ['nothing known', new Map<string, never>(), 1, 1, 1_000],
  ])('%s', (_what, known, calls, pollSeconds, wait) => {
    expect(waitAfter({ limits: known, calls, now: at, pollSeconds })).toBe(wait);
  });
});

describe('cursor', () => {
  it('orders ids as numbers', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }),
        fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }),
        (a, b) => Math.sign(byId(String(a), String(b))) === (a < b ? -1 : a > b ? 1 : 0),
      ),
    );
  });

  it('reads what it wrote and nothing else', () => {
    const cursor = { from: at.toISOString(), sweptAt: at.toISOString(), mentions: '12', quotes: { 12: 3 } };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor('12')).toBeUndefined();
    expect(readCursor('not json')).toBeUndefined();
  });
});

describe('the absence of an answer', () => {
  it.each([
    [{}, 30],
    [{ pollSeconds: 2 }, 15],
    [{ pollSeconds: 2, deadlineSeconds: 60 }, 65],
    [{ pollSeconds: 300 }, 150],
    [{ pollSeconds: 2, settleSeconds: 1 }, 1],
  ])(
    'with %j is believed %d seconds after the call began: never while the call may still be under way',
    (settings, seconds) => {
      expect(XSettings.parse(settings).settleSeconds).toBe(seconds);
    },
  );
});
