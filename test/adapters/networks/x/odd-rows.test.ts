import { describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { readDirectPage } from '../../../../adapters/networks/x/dm-wire.ts';
import { toMessage } from '../../../../adapters/networks/x/message.ts';
import { readPage } from '../../../../adapters/networks/x/wire.ts';

const id = '1780000000000000001';
const user = { id: '7', username: 'ana', name: 'Ana' };
const row = {
  id,
  text: '@alba hola https://t.co/a',
  author_id: '7',
  created_at: '2026-11-28T10:00:00.000Z',
  edit_history_tweet_ids: [id],
};
const reader = {
  meId: '1',
  meHandle: 'alba',
  permalink: (handle: string, post: string) => `https://x.example/${handle}/${post}`,
  directLink: () => '',
};
const read = (page: Record<string, unknown>) => {
  const found = readPage({ data: [row], includes: { users: [user] }, meta: {}, ...page }, silentLog);
  return { found, messages: found.posts.flatMap((post) => toMessage(post, found, reader) ?? []) };
};

describe('a row of X that has something odd beside what a customer wrote', () => {
  it.each([
    { conversation_id: null },
    { lang: null },
    { lang: 7 },
    { in_reply_to_user_id: null },
    { referenced_tweets: [null, 'x'] },
    { attachments: { media_keys: null } },
    { entities: { urls: [null, { url: '' }, { url: 'https://t.co/b', expanded_url: null }], mentions: [{}] } },
    { public_metrics: { like_count: '5' } },
    { note_tweet: null },
  ])('is her message all the same: %j', (odd) => {
    expect(read({ data: [{ ...row, ...odd }] }).messages).toMatchObject([
      { nativeId: id, text: row.text, author: { handle: 'ana' }, postedAt: new Date('2026-11-28T10:00:00Z') },
    ]);
  });

  it.each(['NaN', '', null, 1780000000, undefined])(
    'was written when its id says, where its date is %j',
    (created_at) => {
      expect(read({ data: [{ ...row, created_at }] }).messages[0]?.postedAt.toISOString()).toBe(
        '2024-04-15T22:27:25.457Z',
      );
    },
  );

  it('keeps the addresses that make sense beside one that does not', () => {
    const entities = { urls: [null, { url: 'https://t.co/a', expanded_url: 'https://alba.example/p' }] };
    expect(read({ data: [{ ...row, entities }] }).messages[0]?.text).toBe('@alba hola https://alba.example/p');
  });

  it('knows its author although she has no description', () => {
    const users = [null, { ...user, description: null, profile_image_url: null, verified: null, public_metrics: null }];
    expect(read({ includes: { users } }).messages[0]?.author).toEqual({ nativeId: '7', handle: 'ana', name: 'Ana' });
  });

  it.each([
    { meta: null },
    { errors: null },
    { errors: { a: 1 } },
    { errors: 'x' },
    { errors: [null, { type: 5 }] },
    { meta: { newest_id: 5, next_token: 7 } },
    { meta: { newest_id: 'abc', next_token: '' } },
    { meta: { newest_id: '9'.repeat(40) } },
  ])('is read whatever stands around the rows: %j', (odd) => {
    const { found, messages } = read(odd);
    expect(messages).toHaveLength(1);
    expect([found.newestId, found.nextToken]).toEqual([undefined, undefined]);
  });

  it('is a page without posts where there is nothing, and none where there is something else', () => {
    expect(read({ data: null }).messages).toEqual([]);
    expect(() => read({ data: 'x' })).toThrow();
  });

  it.each([{ created_at: 'NaN' }, { created_at: null }, { attachments: null }, { entities: { urls: [null] } }])(
    'is a direct message all the same: %j',
    (odd) => {
      const event = {
        id,
        event_type: 'MessageCreate',
        text: 'hola',
        sender_id: '7',
        dm_conversation_id: '1-7',
        created_at: '2026-11-28T10:00:00.000Z',
        ...odd,
      };
      const [message] = readDirectPage({ data: [event], meta: null }, silentLog).direct;
      expect(message).toMatchObject({ id, text: 'hola' });
      expect(Number.isNaN(Date.parse(message?.created_at ?? ''))).toBe(false);
    },
  );
});
