import http from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TwitterApi } from 'twitter-api-v2';
import { z } from 'zod';
import { startX, type XServer } from '../../contracts/network-x-rig.ts';
import { jpeg, png } from '../../support/pictures.ts';

/** The simulated X, asked by the library that X's own clients use, and by plain requests. */
let server: XServer;
beforeAll(async () => {
  server = await startX();
});
afterAll(() => server.stop());

const Refusal = z.looseObject({
  code: z.number(),
  data: z.looseObject({ errors: z.array(z.looseObject({ message: z.string() })) }),
});

function client(account: 'alba' | 'alba-br' = 'alba'): TwitterApi {
  const { apiKey, apiKeySecret, accounts } = server.keys.x;
  const plugins = [
    {
      onBeforeRequestConfig({ params }: { params: { url: string } }) {
        params.url = params.url.replace('https://api.x.com', server.base);
      },
    },
  ];
  const keys = accounts[account];
  return new TwitterApi(
    { appKey: apiKey, appSecret: apiKeySecret, accessToken: keys?.token ?? '', accessSecret: keys?.secret ?? '' },
    { plugins, httpAgent: new http.Agent() },
  );
}
const initialize = (body: Record<string, unknown>) =>
  client().v2.post<{ data: { id: string } }>('media/upload/initialize', body, { forceBodyMode: 'json' });
const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'not refused';
  } catch (error) {
    const { code, data } = Refusal.parse(error);
    return `${code} ${data.errors.map(({ message }) => message).join(' ')}`;
  }
};

it('takes what the library of X uploads', async () => {
  const id = await client().v2.uploadMedia(png, { media_type: 'image/png', media_category: 'tweet_image' });
  const { data } = await client().v2.tweet('Con foto', { media: { media_ids: [id] } });
  const post = z
    .looseObject({ media: z.array(z.looseObject({ url: z.string() })) })
    .parse(await server.call('GET', `/sandbox/x/posts/${data.id}`));
  const [media] = post.media;
  expect(Buffer.from(await (await fetch(`${server.base}${media?.url}`)).arrayBuffer()).equals(png)).toBe(true);
});

it.each([
  [
    'a picture of more than 5 MB',
    { media_type: 'image/png', media_category: 'tweet_image', total_bytes: 5 * 1024 * 1024 + 1 },
    /exceeds 5242880/,
  ],
  [
    'a GIF of more than 15 MB',
    { media_type: 'image/gif', media_category: 'tweet_gif', total_bytes: 15 * 1024 * 1024 + 1 },
    /exceeds 15728640/,
  ],
  ['a PDF', { media_type: 'application/pdf', media_category: 'tweet_image', total_bytes: 100 }, /does not go with/],
  [
    'a film as a picture',
    { media_type: 'video/mp4', media_category: 'tweet_image', total_bytes: 100 },
    /does not go with/,
  ],
  ['nothing', { media_type: 'image/png', media_category: 'tweet_image', total_bytes: 0 }, /total_bytes/],
])('refuses %s', async (_what, body, words) => {
  expect(await refused(initialize(body))).toMatch(words);
});

it('refuses bytes that are not what was announced', async () => {
  expect(
    await refused(client().v2.uploadMedia(jpeg, { media_type: 'image/png', media_category: 'tweet_image' })),
  ).toMatch(/400 media type unrecognized/);
  const { data } = await initialize({
    media_type: 'image/png',
    media_category: 'tweet_image',
    total_bytes: png.length + 1,
  });
  await client().v2.post(
    `media/upload/${data.id}/append`,
    { segment_index: 0, media: png },
    { forceBodyMode: 'form-data' },
  );
  expect(await refused(client().v2.post(`media/upload/${data.id}/finalize`))).toMatch(/not all of it came/);
});

it('lets nobody post what is not theirs, not ready, or does not go together', async () => {
  const upload = (mime: string, category: 'tweet_image' | 'tweet_gif', bytes: Buffer) =>
    client().v2.uploadMedia(bytes, { media_type: mime as 'image/png', media_category: category });
  const [first, second] = [
    await upload('image/png', 'tweet_image', png),
    await upload('image/jpeg', 'tweet_image', jpeg),
  ];
  const gif = await upload('image/gif', 'tweet_gif', Buffer.from('GIF89a....'));
  const post = (...ids: string[]) =>
    client().v2.post(
      'tweets',
      { text: `a ${ids.length} ${Math.random()}`, media: { media_ids: ids } },
      { forceBodyMode: 'json' },
    );
  expect(
    await refused(
      client('alba-br').v2.post('tweets', { text: 'b', media: { media_ids: [first] } }, { forceBodyMode: 'json' }),
    ),
  ).toMatch(/media IDs are invalid/);
  expect(await refused(post(first, gif))).toMatch(/media IDs are invalid/);
  const open = await initialize({ media_type: 'image/png', media_category: 'tweet_image', total_bytes: 10 });
  expect(await refused(post(open.data.id))).toMatch(/media IDs are invalid/);
  expect(await refused(post(first, second))).toBe('not refused');
});

it('gives the pictures of private messages to the account only', async () => {
  const { url } = z
    .object({ url: z.string() })
    .parse(await server.call('POST', '/sandbox/x/media', { base64: png.toString('base64') }));
  await server.call('POST', '/sandbox/x/dms', { author: 'ana_dm', text: 'mira', media: [{ url }] });
  const connection = await server.connect();
  const { events } = await connection.pull(undefined, new AbortController().signal);
  const [media] = events.flatMap((event) =>
    event.kind === 'message' && event.message.private ? event.message.media : [],
  );
  const address = new URL(media?.url ?? '');
  expect(address.pathname).toMatch(/^\/1\.1\/ton\/data\/dm\//);
  expect((await fetch(address)).status).toBe(401);
  expect((await fetch(`${server.base}${url}`)).status).toBe(404);
  const headers = connection.mediaHeaders?.(address);
  expect((await fetch(address, { headers })).status).toBe(200);
  // The signature is for these pictures and for nobody else.
  for (const other of [
    `${server.base}/2/users/me`,
    'https://ton.twitter.com.evil.example/1.1/ton/data/dm/1',
    'http://ton.twitter.com/1.1/ton/data/dm/1',
    'https://pbs.twimg.com/1.1/ton/data/dm/1',
  ])
    expect(connection.mediaHeaders?.(new URL(other))).toBeUndefined();
  expect(connection.mediaHeaders?.(new URL('https://ton.twitter.com/1.1/ton/data/dm/1/2/3.jpg'))).toMatchObject({
    authorization: expect.stringMatching(/^OAuth .*oauth_signature="/),
  });
});
