import { z } from 'zod';
import { checkClock, ok, problem, skewOf, warning, type Finding } from '#core/finding.ts';
import type { NetworkAccount, NetworkDeps } from '#core/ports/network.ts';
import type { NetworkDoctor } from '#core/ports/network-definition.ts';
import { StartError } from '#core/start-error.ts';
import { CALLS } from './calls.ts';
import { createClient, MastodonCallError, type MastodonClient } from './client.ts';
import { display } from './display.ts';
import { accessOf, environment, partsOf } from './environment.ts';
import { MastodonSettings } from './settings.ts';
import { WireAccount } from './wire.ts';

const DEADLINE_MS = 10_000;
const TRIED = new Set<string>(['GET /api/v1/accounts/verify_credentials', 'GET /api/v2/instance']);
const Instance = z.object({
  configuration: z.object({ statuses: z.object({ maxCharacters: z.number().int().min(1) }) }),
});

/** What `npm run doctor` asks Mastodon. */
export const doctor: NetworkDoctor = {
  needs: `an application with the scopes read and write on the account's server (Preferences, Development), and its access token as ${environment.variables[0]}`,
  check,
  calls: CALLS.map((row) => ({ ...row, result: TRIED.has(row.call) ? 'tried above, for each account' : 'not tried' })),
};

/** Whether the token of every account belongs to it, and how long its server lets a post be. */
async function check(
  accounts: readonly NetworkAccount[],
  env: NetworkDeps['env'],
  settings: unknown,
): Promise<Finding[]> {
  const { maxLength } = MastodonSettings.parse(settings ?? {});
  const findings: Finding[] = [];
  for (const account of accounts) {
    const what = `Mastodon account ${display.handle(account.handle)}`;
    try {
      const access = accessOf(account, env);
      const client = createClient(access, { deadlineMs: DEADLINE_MS });
      const found = await checkAccount(client, account, { what, host: new URL(access.base).host });
      findings.push(found);
      if (found.level === 'ok') findings.push(...(await lengthOf(client, maxLength)), ...(await clockOf(access.base)));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      findings.push(warning(what, `nothing comes in from it. ${error.message}`));
    }
  }
  return findings;
}

async function checkAccount(
  client: MastodonClient,
  { key, handle }: NetworkAccount,
  { what, host }: { what: string; host: string },
): Promise<Finding> {
  try {
    const answer = await client.call((rest, options) => rest.v1.accounts.verifyCredentials(undefined, options));
    const { username } = WireAccount.parse(answer);
    if (username.toLowerCase() === partsOf(handle).name.toLowerCase())
      return ok(
        what,
        'the token is accepted and belongs to it; whether it may also write shows with the first answer (scope write)',
      );
    return problem(
      what,
      `the token belongs to ${username}, so answers would go out under that name. Make it signed in as ${display.handle(handle)}, or correct \`handle\` of the account "${key}".`,
    );
  } catch (error) {
    if (!(error instanceof MastodonCallError))
      return problem(
        what,
        `${host} answered something else than an account. See MASTODON_URL: it must be the address of a Mastodon server.`,
      );
    const { failure } = error;
    if (failure.kind !== 'answer')
      return problem(
        what,
        `${host} cannot be reached, or answers something else than Mastodon (${failure.detail}). See that this machine reaches it: network, proxy, MASTODON_URL.`,
      );
    if (failure.status === 401 || failure.status === 403)
      return problem(
        what,
        `its server does not accept the token (${failure.detail}). Copy it again from the application's page (Preferences, Development); it needs the scopes read and write.`,
      );
    if (failure.status === 429)
      return warning(
        what,
        'its server has counted too many calls for now, so the token could not be tried. Ask the doctor again in five minutes.',
      );
    return problem(what, `its server answers HTTP ${failure.status}: ${failure.detail}.`);
  }
}

/** A server whose owners changed the limit says so. Nothing where it does not tell. */
async function lengthOf(client: MastodonClient, maxLength: number): Promise<Finding[]> {
  try {
    const answer = await client.call((rest, options) => rest.v2.instance.fetch(undefined, options));
    const { maxCharacters } = Instance.parse(answer).configuration.statuses;
    if (maxCharacters === maxLength) return [];
    const say = `its server takes ${maxCharacters} characters in a post, and networks.mastodon.maxLength is ${maxLength}. Set it to ${maxCharacters}.`;
    return [maxCharacters < maxLength ? problem('Mastodon length', say) : warning('Mastodon length', say)];
  } catch (error) {
    if (error instanceof MastodonCallError || error instanceof z.ZodError) return [];
    throw error;
  }
}

async function clockOf(base: string): Promise<Finding[]> {
  const from = Date.now();
  try {
    const response = await fetch(`${base}/api/v2/instance`, { signal: AbortSignal.timeout(DEADLINE_MS) });
    await response.body?.cancel();
    return checkClock('Mastodon', skewOf(response.headers.get('date'), { from, now: Date.now() }));
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return [];
    throw error;
  }
}
