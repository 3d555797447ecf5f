import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorise } from '../../../../adapters/networks/x/authorise.ts';
import type { Authorising } from '#core/ports/network-definition.ts';
import { exchangePin, requestPin } from '../../../../adapters/networks/x/pin.ts';
import { startX, type XServer } from '../../../contracts/network-x-rig.ts';

const accounts = [
  { key: 'alba', handle: 'alba' },
  { key: 'alba-br', handle: 'alba_br' },
];
let server: XServer;
beforeAll(async () => {
  server = await startX();
});
afterAll(() => server.stop());

/** What a person does in her browser: opens the address and lets the app in as one of the accounts. */
async function letIn(address: string, account: string): Promise<string> {
  const page = await fetch(address);
  expect(page.status).toBe(200);
  const token = /name="oauth_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const shown = await fetch(`${server.base}/oauth/authorize`, {
    method: 'POST',
    body: new URLSearchParams({ oauth_token: token, account }),
  });
  return /<code>(\d{7})<\/code>/.exec(await shown.text())?.[1] ?? '';
}

/** Runs the command; each answer gets the newest address that was printed. */
async function run(
  answers: ((address: string) => Promise<string | undefined> | string | undefined)[],
  over: Partial<Authorising> = {},
): Promise<string> {
  let printed = '';
  let at = 0;
  await authorise({
    accounts,
    wanted: [],
    env: {
      X_API_URL: `${server.base}/`,
      X_API_KEY: server.keys.x.apiKey,
      X_API_KEY_SECRET: server.keys.x.apiKeySecret,
    },
    write: (text) => void (printed += text),
    ask: async () => {
      const address = [...printed.matchAll(/^http\S+$/gm)].at(-1)?.[0] ?? '';
      const answer = answers[at];
      at += 1;
      return answer?.(address);
    },
    ...over,
  }).catch((error: unknown) => {
    throw new Error(`${printed}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
  });
  return printed;
}

it('connects several accounts of one app, and the lines it prints are those that work', async () => {
  const printed = await run([
    (address) => letIn(address, 'alba'),
    async (address) => ` ${await letIn(address, 'alba-br')} `,
  ]);
  const env = Object.fromEntries(
    [...printed.matchAll(/^(X_\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  expect(Object.keys(env)).toEqual([
    'X_ACCESS_TOKEN_ALBA',
    'X_ACCESS_TOKEN_SECRET_ALBA',
    'X_ACCESS_TOKEN_ALBA_BR',
    'X_ACCESS_TOKEN_SECRET_ALBA_BR',
  ]);
  const connection = await server.connect({}, { env: { ...env, X_ACCESS_TOKEN: '', X_ACCESS_TOKEN_SECRET: '' } });
  await expect(connection.check?.()).resolves.toBeUndefined();
  expect(printed).not.toContain(server.keys.x.apiKeySecret);
});

it('asks once more with a new address after a wrong PIN, or where somebody let it in as another account', async () => {
  const printed = await run(
    [() => '1234567', (address) => letIn(address, 'alba-br'), (address) => letIn(address, 'alba')],
    { wanted: ['alba'] },
  );
  expect(printed).toContain('Invalid oauth_verifier parameter');
  expect(printed).toContain('as @alba_br, and this is for @alba');
  expect(new Set([...printed.matchAll(/^http\S+$/gm)].map(([address]) => address)).size).toBe(3);
  expect(printed).toContain(`X_ACCESS_TOKEN_ALBA=${server.keys.x.accounts['alba']?.token}`);
  expect(printed).not.toContain(server.keys.x.accounts['alba-br']?.token);
});

it.each([
  ['three wrong PINs', { wanted: ['alba'] }, ['1', '2', '3'], /@alba is not connected/],
  ['no PIN', { wanted: ['alba'] }, [undefined], /No PIN was typed/],
  ['an account that is not there', { wanted: ['alva'] }, [], /no X account "alva".*alba, alba-br/s],
  ['no account', { accounts: [] }, [], /no account of X/],
  ['no key of the app', { env: {} }, [], /X_API_KEY is missing/],
  [
    'nobody at the address',
    { env: { X_API_URL: 'http://127.0.0.1:1', X_API_KEY: 'a', X_API_KEY_SECRET: 'b' } },
    [],
    /cannot be reached/,
  ],
  [
    'an address that is none',
    { env: { X_API_URL: 'x', X_API_KEY: 'a', X_API_KEY_SECRET: 'b' } },
    [],
    /X_API_URL is "x"/,
  ],
] as const)('ends with words after %s', async (_what, over, answers, words) => {
  await expect(
    run(
      answers.map((answer) => () => answer),
      over as Partial<Authorising>,
    ),
  ).rejects.toThrow(words);
});

it('says that it is the keys of the app which X does not know', async () => {
  await expect(
    run([], { env: { X_API_URL: server.base, X_API_KEY: server.keys.x.apiKey, X_API_KEY_SECRET: 'wrong' } }),
  ).rejects.toThrow(/does not accept X_API_KEY.*Could not authenticate you/s);
});

it('takes a PIN once, as X does', async () => {
  const app = { base: server.base, appKey: server.keys.x.apiKey, appSecret: server.keys.x.apiKeySecret };
  const request = await requestPin(app);
  const pin = await letIn(request.address, 'alba');
  await expect(exchangePin(app, { ...request, tokenSecret: 'other' }, pin)).rejects.toThrow(
    /Could not authenticate you/,
  );
  expect(await exchangePin(app, request, pin)).toMatchObject({ handle: 'alba' });
  await expect(exchangePin(app, request, pin)).rejects.toThrow(/Request token missing/);
});
