import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { networks } from '../../../adapters/networks/registry.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import type { ByOAuth } from '../../../handlers/accounts/connecting.ts';
import { createConnecting } from '../../../handlers/accounts/create-connecting.ts';
import { createGranted, type Granted } from '../../../handlers/accounts/granted.ts';
import { createVault } from '../../../handlers/accounts/vault.ts';
import type { WebServices } from '../../../handlers/context.ts';
import { connect } from '../../../handlers/web/connect/route.ts';
import { connected } from '../../../handlers/web/connected/route.ts';
import { createFacebook } from '../../../sandbox/facebook/part.ts';
import { facebook } from '../../../sandbox/facebook/index.ts';
import { instagram } from '../../../sandbox/instagram/index.ts';
import { createInstagram } from '../../../sandbox/instagram/part.ts';
import { configsOf } from '../../../sandbox/meta/login.ts';
import { createNetworksPart } from '../../../sandbox/social/networks-part.ts';
import { callerOf } from '../../support/call-route.ts';
import { mapMemory } from '../../support/map-memory.ts';
import { startSimulated, type SimulatedServer } from '../../support/simulated-network.ts';
import { openRig, type Rig } from '../jobs/rig.ts';

const BASE = 'https://recado.example';
const DAY_MS = 24 * 3_600_000;
/** The first Page and the account behind it, and a second Page. */
const ACCOUNTS = [
  { key: 'alba-fb', network: 'facebook', handle: 'TiendasAlba' },
  { key: 'alba-fb-br', network: 'facebook', handle: 'albabrasil' },
  { key: 'alba-ig', network: 'instagram', handle: 'albatiendas' },
] as const;
let rig: Rig;
let server: SimulatedServer;
let env: Record<string, string | undefined>;
let now = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => now };
const later = (ms: number): void => void (now = new Date(now.getTime() + ms));
const vault = createVault('a secret of thirty-two characters');

beforeAll(async () => {
  rig = await openRig();
  server = await startSimulated({
    clock,
    accounts: [
      { key: 'alba-fb', network: 'facebook', handle: 'tiendasalba', name: 'Tiendas Alba' },
      { key: 'alba-fb-br', network: 'facebook', handle: 'albabrasil', name: 'Alba Brasil' },
      { key: 'alba-ig', network: 'instagram', handle: 'albatiendas', name: 'Tiendas Alba' },
    ],
    part: (deps) => createNetworksPart(deps, [createFacebook(deps), createInstagram(deps)]),
  });
  const given = {
    ...facebook.environment(server.keys.facebook, server.base),
    ...instagram.environment(server.keys.instagram, server.base),
  };
  env = Object.fromEntries(Object.entries(given).filter(([name]) => !name.includes('PAGE_TOKEN')));
});
afterAll(async () => {
  await server.stop();
  await rig.test.close();
});
beforeEach(() => rig.reset());

async function process(key: string, with_ = env): Promise<ByOAuth> {
  const account = ACCOUNTS.find((each) => each.key === key) ?? ACCOUNTS[0];
  const { network, handle } = account;
  const oauth = await networks.find(({ id }) => id === network)?.oauth?.({});
  if (!oauth) throw new Error(`${network} has no such way`);
  const access = rig.services.store.accountAccess;
  const granted = createGranted({ network, account: key, access, vault, oauth, env: with_, clock, log: silentLog });
  return { network, handle, oauth, env: with_, granted };
}

async function bot(with_ = env) {
  const accounts = new Map<string, ByOAuth>();
  for (const { key } of ACCOUNTS) accounts.set(key, await process(key, with_));
  const connecting = createConnecting({ accounts, vault, base: BASE, secret: 'what links are signed with', clock });
  const services: Omit<WebServices, 'publicFiles'> = {
    ...rig.services,
    clock,
    publicUrl: BASE,
    connecting,
    limits: createRequestLimits({ clock }),
  };
  return { connecting, accounts, go: callerOf(connect, services), back: callerOf(connected, services) };
}
type Bot = Awaited<ReturnType<typeof bot>>;

async function begin({ connecting, go }: Bot, key = 'alba-fb'): Promise<{ location: string; cookie: string }> {
  const answer = await go(connecting.linkFor(key, 'emma'));
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { location: answer.headers.get('location') ?? '', cookie };
}

/** What her browser does in the dialog: the address that it is sent back to. */
async function inDialog(location: string, fields: [string, string][]): Promise<string> {
  expect((await fetch(location)).status).toBe(200);
  const body = new URLSearchParams([...new URL(location).searchParams, ...fields]);
  const answer = await fetch(location.split('?')[0] ?? '', { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}
const pages = (...numbers: number[]): [string, string][] => numbers.map((page) => ['page', String(page)]);

async function letIn(here: Bot, numbers: number[], key = 'alba-fb'): Promise<{ answer: Response; cookie: string }> {
  const { location, cookie } = await begin(here, key);
  return { answer: await here.back(await inDialog(location, pages(...numbers)), { headers: english(cookie) }), cookie };
}

const english = (cookie: string): Record<string, string> => ({ cookie, 'accept-language': 'en' });

const read = async (answer: Response): Promise<string> =>
  (await answer.text()).replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, ' ');

/** Sends the form of the page on which she chooses. */
async function choose(here: Bot, page: string, cookie: string, keys: string[], from = BASE): Promise<Response> {
  const state = /name="state" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return await here.back(`${BASE}/connected/facebook`, {
    method: 'POST',
    headers: { ...english(cookie), origin: from, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([['state', state], ...keys.map((key): [string, string] => ['account', key])]).toString(),
  });
}

const kept = async (): Promise<string[]> =>
  (await rig.services.store.accountAccess.all()).map(({ account }) => account).toSorted();

describe('connecting accounts behind the Pages of a business', () => {
  it('asks which of them, and connects what was chosen, each with a token of its own that no table shows', async () => {
    const here = await bot();
    const { answer, cookie } = await letIn(here, [0, 1]);
    const page = await answer.text();
    expect(page.match(/value="alba-[\w-]+"( checked)?/g)).toEqual([
      'value="alba-fb" checked',
      'value="alba-fb-br"',
      'value="alba-ig"',
    ]);
    expect(await kept()).toEqual([]);
    const waiting = await rig.services.store.memory('connecting').list('');
    expect(waiting).toHaveLength(1);
    expect(JSON.stringify(waiting)).not.toContain('EAAB');

    const none = await choose(here, page, cookie, []);
    const again = await none.text();
    expect(again).toContain('Choose at least one');
    const done = await choose(here, again, cookie, ['alba-fb', 'alba-ig']);
    expect([done.status, await read(done)]).toEqual([200, expect.stringContaining('(Instagram)')]);
    expect(await kept()).toEqual(['alba-fb', 'alba-ig']);
    expect((await choose(here, again, cookie, ['alba-fb-br'])).status).toBe(400);

    const secrets = await Promise.all(['alba-fb', 'alba-ig'].map((key) => grantedOf(here, key).current()));
    const tokens = secrets.flatMap((secret) => Object.values(JSON.parse(secret ?? '{}') as Record<string, string>));
    const { rows } = await sql<{ row: string }>`select t::text as row from account_access t`.execute(
      rig.test.opened.db,
    );
    for (const token of tokens.filter((each) => each.startsWith('EAAB')))
      expect(rows.map(({ row }) => row).join('')).not.toContain(token);
    for (const { key, network, handle } of [ACCOUNTS[0], ACCOUNTS[2]]) {
      const connection = await networks
        .find(({ id }) => id === network)
        ?.connect(
          { key, handle },
          {},
          { clock, log: silentLog, env, memory: mapMemory(), granted: () => grantedOf(here, key).current() },
        );
      await connection?.check?.();
    }
  });

  it('takes the choice only in the browser that came back, from our own page', async () => {
    const here = await bot();
    const { answer, cookie } = await letIn(here, [0, 1]);
    const page = await answer.text();
    expect((await choose(here, page, cookie, ['alba-fb'], 'https://elsewhere.example')).status).toBe(403);
    expect((await choose(here, page, 'recado_connect=somebody', ['alba-fb'])).status).toBe(400);
    expect(await kept()).toEqual([]);
    expect((await choose(here, page, cookie, ['alba-fb'])).status).toBe(200);
  });

  it('connects at once where nothing is to be chosen, and says what was given in its place', async () => {
    const here = await bot();
    const one = await letIn(here, [1], 'alba-fb-br');
    expect(await read(one.answer)).toContain('is connected to Recado');
    expect(await kept()).toEqual(['alba-fb-br']);
    const other = await letIn(here, [1], 'alba-fb');
    expect([other.answer.status, await read(other.answer)]).toEqual([422, expect.stringContaining('Alba Brasil')]);
  });

  it('says so where she gave nothing, or too late for Meta', async () => {
    const here = await bot();
    const { location, cookie } = await begin(here);
    const denied = await here.back(await inDialog(location, [['cancel', '1']]), { headers: english(cookie) });
    expect([denied.status, await read(denied)]).toEqual([200, expect.stringContaining('everything stays as it was')]);
    const slow = await begin(here);
    const home = await inDialog(slow.location, pages(0));
    later(11 * 60_000);
    const answer = await here.back(home, { headers: english(slow.cookie) });
    expect([answer.status, await read(answer)]).toEqual([422, expect.stringContaining('code has expired')]);
  });

  it('says which permission an account lacks', async () => {
    const here = await bot();
    const { location, cookie } = await begin(here, 'alba-fb-br');
    const less = new URL(location);
    less.searchParams.set(
      'scope',
      'pages_show_list,pages_read_engagement,pages_read_user_content,pages_manage_engagement,pages_manage_metadata',
    );
    const answer = await here.back(await inDialog(less.href, pages(1)), { headers: english(cookie) });
    expect(await read(answer)).toContain('pages_messaging');
  });

  it('asks in one visit for what all accounts behind it need', async () => {
    const { location } = await begin(await bot());
    const scope = new URL(location).searchParams.get('scope')?.split(',') ?? [];
    expect(scope).toEqual(expect.arrayContaining(['pages_manage_engagement', 'instagram_manage_comments']));
    expect(new Set(scope).size).toBe(scope.length);
  });
});

function grantedOf({ accounts }: Bot, key: string): Granted {
  const found = accounts.get(key);
  if (!found) throw new Error(`no ${key}`);
  return found.granted;
}

describe('access of Meta that ends', () => {
  const business = (): Record<string, string | undefined> => ({
    ...env,
    FACEBOOK_LOGIN_CONFIG_ID: configsOf(server.keys.facebook)[1],
  });

  it('of a person stays, and its row says until when it may read', async () => {
    const here = await bot();
    await letIn(here, [1], 'alba-fb-br');
    expect(await rig.services.store.accountAccess.all()).toMatchObject([
      { renewAt: null, endsAt: new Date(Math.floor(now.getTime() / 1000) * 1000 + 90 * DAY_MS) },
    ]);
  });

  it('is told by Meta until when, and that it is over', async () => {
    const here = await bot();
    await letIn(here, [1], 'alba-fb-br');
    const granted = grantedOf(here, 'alba-fb-br');
    const { accountAccess } = rig.services.store;
    const [row] = await accountAccess.all();
    await accountAccess.ends({ network: 'facebook', account: 'alba-fb-br', endsAt: null, was: row?.sealed ?? '' });
    expect(await granted.probe()).toBe(true);
    expect(await accountAccess.all()).toMatchObject([{ endsAt: row?.endsAt }]);
    await server.call('PATCH', '/sandbox/facebook/accounts/alba-fb-br', { revoked: true });
    expect(await granted.probe()).toBe(false);
    expect(await accountAccess.all()).toMatchObject([{ refusedAt: now }]);
  });

  it('of a business is renewed half-way, once, though two bots want it at the same time', async () => {
    const here = await bot(business());
    await letIn(here, [1], 'alba-fb-br');
    const one = grantedOf(here, 'alba-fb-br');
    const two = (await process('alba-fb-br', business())).granted;
    const before = await one.current();
    later(31 * DAY_MS);
    await Promise.all([one.current(), two.current(), one.current()]);
    later(6_000);
    const after = await one.current();
    expect(after).not.toBe(before);
    expect(await two.current()).toBe(after);
    const [row] = await rig.services.store.accountAccess.all();
    expect(row?.endsAt?.getTime()).toBeGreaterThan(now.getTime() + 59 * DAY_MS);
  });

  it('is given up where Meta took it back, and comes back when somebody connects again', async () => {
    const here = await bot(business());
    await letIn(here, [1], 'alba-fb-br');
    await server.call('PATCH', '/sandbox/facebook/accounts/alba-fb-br', { revoked: true });
    later(31 * DAY_MS);
    expect(await grantedOf(here, 'alba-fb-br').current()).toBeUndefined();
    expect(await rig.services.store.accountAccess.all()).toMatchObject([{ refusedAt: now }]);
    await letIn(here, [1], 'alba-fb-br');
    expect(await grantedOf(here, 'alba-fb-br').current()).toBeDefined();
  });
});
