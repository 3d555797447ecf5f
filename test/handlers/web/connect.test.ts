import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OAuthError } from '#core/ports/oauth.ts';
import { silentLog } from '#core/ports/log.ts';
import { createClient } from '../../../adapters/networks/x/client.ts';
import { accessOf } from '../../../adapters/networks/x/environment.ts';
import { oauth } from '../../../adapters/networks/x/oauth.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import { createConnecting } from '../../../handlers/accounts/create-connecting.ts';
import { createGranted, type Granted } from '../../../handlers/accounts/granted.ts';
import { createVault } from '../../../handlers/accounts/vault.ts';
import type { WebServices } from '../../../handlers/context.ts';
import { connect } from '../../../handlers/web/connect/route.ts';
import { connected } from '../../../handlers/web/connected/route.ts';
import { x } from '../../../sandbox/x/index.ts';
import { startX, type XServer } from '../../contracts/network-x-rig.ts';
import { callerOf } from '../../support/call-route.ts';
import { openRig, type Rig } from '../jobs/rig.ts';

const BASE = 'https://recado.example';
const HOUR_MS = 3_600_000;
const of = { network: 'x', account: 'alba' };
let rig: Rig;
let server: XServer;
let env: Record<string, string | undefined>;
let now = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => now };
const later = (ms: number): void => void (now = new Date(now.getTime() + ms));
/** One that can be opened by whoever has its secret, as two processes have. */
const vault = createVault('a secret of thirty-two characters');

beforeAll(async () => {
  rig = await openRig();
  server = await startX({ clock });
  const given = x.environment(server.keys.x, server.base);
  env = Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith('X_ACCESS_TOKEN')));
});
afterAll(async () => {
  await server.stop();
  await rig.test.close();
});
beforeEach(() => rig.reset());

const process = (with_ = vault): Granted =>
  createGranted({
    ...of,
    access: rig.services.store.accountAccess,
    vault: with_,
    oauth,
    env,
    clock,
    log: silentLog,
  });

/** A bot that somebody may press in. */
function bot(granted = process()) {
  const connecting = createConnecting({
    accounts: new Map([['alba', { network: 'x', handle: 'alba', oauth, env, granted }]]),
    vault,
    base: BASE,
    secret: 'what links are signed with',
    clock,
  });
  const services: Omit<WebServices, 'publicFiles'> = {
    ...rig.services,
    clock,
    publicUrl: BASE,
    connecting,
    limits: createRequestLimits({ clock }),
  };
  return { connecting, granted, go: callerOf(connect, services), back: callerOf(connected, services) };
}

/** What her browser does on the page of X: the address that it is sent back to. */
async function onX(location: string, button: Record<string, string>): Promise<string> {
  const page = await fetch(location);
  expect(page.status).toBe(200);
  const fields = new URLSearchParams(new URL(location).search);
  for (const [name, value] of Object.entries(button)) fields.set(name, value);
  const answer = await fetch(location.split('?')[0] ?? '', { method: 'POST', body: fields, redirect: 'manual' });
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
}

async function begin({ connecting, go }: ReturnType<typeof bot>): Promise<{ location: string; cookie: string }> {
  const answer = await go(connecting.linkFor('alba', 'emma'));
  expect(answer.status).toBe(303);
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  return { location: answer.headers.get('location') ?? '', cookie: cookie.split(';')[0] ?? '' };
}

const read = async (answer: Response): Promise<string> => (await answer.text()).replace(/<[^>]+>/g, ' ');

describe('connecting an account on the page of its network', () => {
  it('keeps what was granted, closed, and calls with it', async () => {
    const here = bot();
    const { location, cookie } = await begin(here);
    const answer = await here.back(await onX(location, { account: 'alba' }), { headers: { cookie } });
    expect(await read(answer)).toContain('@alba');
    expect(answer.status).toBe(200);
    expect(await rig.services.store.accountAccess.all()).toMatchObject([{ ...of, grantedBy: 'emma', refusedAt: null }]);

    const secret = (await here.granted.current()) ?? '';
    const client = createClient(accessOf('alba', env), {
      clock,
      deadlineMs: 10_000,
      granted: () => here.granted.current(),
    });
    expect(await client.get('users/me', {})).toMatchObject({ data: { username: 'alba' } });
    for (const token of Object.values(JSON.parse(secret) as Record<string, string>)) {
      const { rows } = await sql<{ row: string }>`select t::text as row from account_access t`.execute(
        rig.test.opened.db,
      );
      expect(rows[0]?.row).not.toContain(token);
    }
  });

  it('ends once: a state that was used, that came in another browser or too late, connects nothing', async () => {
    const here = bot();
    const { location, cookie } = await begin(here);
    const home = await onX(location, { account: 'alba' });
    expect((await here.back(home)).status).toBe(400);
    expect((await here.back(home, { headers: { cookie: 'recado_connect=somebody' } })).status).toBe(400);
    expect(await rig.services.store.accountAccess.all()).toEqual([]);
    expect((await here.back(home, { headers: { cookie } })).status).toBe(200);
    expect((await here.back(home, { headers: { cookie } })).status).toBe(400);

    const second = await begin(here);
    const late = await onX(second.location, { account: 'alba' });
    later(16 * 60_000);
    expect((await here.back(late, { headers: { cookie: second.cookie } })).status).toBe(400);
  });

  it('says whose access it was given instead, and that nothing was given', async () => {
    const here = bot();
    const wrong = await begin(here);
    const answer = await here.back(await onX(wrong.location, { account: 'alba-br' }), {
      headers: { cookie: wrong.cookie },
    });
    expect([answer.status, await read(answer)]).toEqual([422, expect.stringContaining('@alba_br')]);
    const denied = await begin(here);
    const no = await here.back(await onX(denied.location, { cancel: '1' }), { headers: { cookie: denied.cookie } });
    expect(no.status).toBe(200);
    expect(await rig.services.store.accountAccess.all()).toEqual([]);
  });

  it('says in words that a code was too old for X', async () => {
    const here = bot();
    const { location, cookie } = await begin(here);
    const home = await onX(location, { account: 'alba' });
    later(31_000);
    const answer = await here.back(home, { headers: { cookie } });
    expect([answer.status, await read(answer)]).toEqual([
      422,
      expect.stringContaining('authorization code was invalid'),
    ]);
  });

  it('takes a link of ours only, and in time', async () => {
    const here = bot();
    const link = here.connecting.linkFor('alba', 'emma');
    expect((await here.go(`${link}x`)).status).toBe(404);
    expect((await here.go(here.connecting.linkFor('alba-br', 'emma'))).status).toBe(404);
    later(16 * 60_000);
    expect((await here.go(link)).status).toBe(410);
  });
});

describe('access that ends by itself', () => {
  async function let_in(): Promise<Granted> {
    const here = bot();
    const { location, cookie } = await begin(here);
    await here.back(await onX(location, { account: 'alba' }), { headers: { cookie } });
    return here.granted;
  }

  it('is renewed before it ends, once, though two processes want it at the same time', async () => {
    const one = await let_in();
    const two = process();
    const before = await one.current();
    expect(await two.current()).toBe(before);
    later(2 * HOUR_MS - 5 * 60_000);
    await Promise.all([one.current(), two.current(), one.current()]);
    later(6_000);
    const after = await one.current();
    expect(after).not.toBe(before);
    expect(await two.current()).toBe(after);
    // A refresh token that is used twice would have ended everything.
    later(2 * HOUR_MS);
    expect(await two.current()).not.toBe(after);
    expect(await rig.services.store.accountAccess.all()).toMatchObject([{ refusedAt: null }]);
  });

  it('is given up where the network took it back, and comes back when somebody connects again', async () => {
    const granted = await let_in();
    await server.call('PATCH', '/sandbox/x/accounts/alba', { revoked: true });
    later(2 * HOUR_MS);
    expect(await granted.current()).toBeUndefined();
    expect(await rig.services.store.accountAccess.all()).toMatchObject([{ refusedAt: now }]);
    expect(await (await let_in()).current()).toBeDefined();
  });

  it('stays while the network does not answer', async () => {
    const granted = await let_in();
    const silent = createGranted({
      ...of,
      access: rig.services.store.accountAccess,
      vault,
      oauth: { ...oauth, renew: () => Promise.reject(new OAuthError('unreachable', 'X did not answer')) },
      env,
      clock,
      log: silentLog,
    });
    const before = await granted.current();
    later(2 * HOUR_MS - 60_000);
    expect(await silent.current()).toBe(before);
    later(2 * 60_000);
    expect(await granted.current()).not.toBe(before);
  });

  it('is nothing to whoever has another secret', async () => {
    await let_in();
    expect(await process(createVault('another secret of many characters')).current()).toBeUndefined();
  });
});
