import { afterAll, beforeAll, expect, it } from 'vitest';
import { doctor } from '../../../../adapters/networks/mastodon/doctor.ts';
import { startMastodon, type MastodonServer } from '../../../support/mastodon.ts';
import { freePorts } from '../../../support/ports.ts';

const alba = { key: 'alba', handle: 'alba@social.example' };
let server: MastodonServer;
let env: Record<string, string>;
beforeAll(async () => {
  server = await startMastodon();
  env = { MASTODON_URL: `${server.base}/`, MASTODON_ACCESS_TOKEN: server.token };
});
afterAll(() => server.stop());

/** What it says of the account, in a line each. */
async function told(
  given: Record<string, string | undefined>,
  account = alba,
  settings: unknown = {},
): Promise<string[]> {
  return (await doctor.check([account], { ...env, ...given }, settings)).map(
    ({ level, what, say }) => `${level} ${what}: ${say}`,
  );
}

it('finds a good token, a server of the usual length and a clock that agrees', async () => {
  expect(await told({})).toEqual([
    expect.stringMatching(/^ok Mastodon account @alba@social\.example: the token is accepted and belongs to it/),
    'ok Clock: agrees with that of Mastodon',
  ]);
});

it('says that posts may be longer, or shorter, than the configuration has it', async () => {
  expect((await told({}, alba, { maxLength: 300 })).join('\n')).toMatch(
    /warning Mastodon length: its server takes 500 characters in a post, and networks\.mastodon\.maxLength is 300/,
  );
  expect((await told({}, alba, { maxLength: 900 })).join('\n')).toContain('problem Mastodon length');
});

it.each([
  ['a token of another account', {}, { key: 'alba', handle: 'alba_br@social.example' }, /the token belongs to alba,/],
  [
    'a token that is not accepted',
    { MASTODON_ACCESS_TOKEN: 'wrong' },
    alba,
    /does not accept the token \(The access token/,
  ],
  [
    'no token',
    { MASTODON_ACCESS_TOKEN: undefined },
    alba,
    /^warning .*nothing comes in from it.*MASTODON_ACCESS_TOKEN/,
  ],
] as const)('names %s, and what to do', async (_what, given, account, sentence) => {
  const found = await told(given, account);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(sentence);
  expect(found.join()).not.toContain(server.token);
});

it('names a server that is not there, and what to do', async () => {
  const [port] = await freePorts(1);
  expect(await told({ MASTODON_URL: `http://127.0.0.1:${port}` })).toEqual([
    expect.stringContaining(
      `127.0.0.1:${port} cannot be reached, or answers something else than Mastodon (ECONNREFUSED)`,
    ),
  ]);
});

it('lists what it needs and every call', () => {
  expect(doctor.needs).toContain('MASTODON_ACCESS_TOKEN');
  expect(doctor.calls.map(({ result }) => result)).toContain('tried above, for each account');
});
