import { checkClock, ok, problem, skewOf, warning, type Finding } from '#core/finding.ts';
import { systemClock } from '#core/ports/clock.ts';
import type { NetworkAccount, NetworkDeps } from '#core/ports/network.ts';
import type { NetworkDoctor } from '#core/ports/network-definition.ts';
import { StartError } from '#core/start-error.ts';
import { CALLS, PRICES } from './calls.ts';
import { createClient, XCallError } from './client.ts';
import { display } from './display.ts';
import { accessOf, environment, type XAccess } from './environment.ts';
import { XSettings } from './settings.ts';
import { Me } from './wire.ts';

const DAY_SECONDS = 86_400;
const WINDOW_SECONDS = 15 * 60;
const DEADLINE_MS = 10_000;

/** What `npm run doctor` asks X. */
export const doctor: NetworkDoctor = {
  needs: `an app with pay-per-use access and "Read and write", and its ${environment.variables.join(', ')}`,
  check,
  cost,
  calls: CALLS.map(({ call, use, checked }) => ({
    call,
    use,
    result: call === 'GET users/me' ? 'tried above, for each account' : 'not tried: X bills it',
    checked,
  })),
};

/** Whether the tokens of every account on X belong to it. */
async function check(accounts: readonly NetworkAccount[], env: NetworkDeps['env']): Promise<Finding[]> {
  const findings: Finding[] = [];
  const bases = new Set<string>();
  for (const { key, handle } of accounts) {
    try {
      const access = accessOf(key, env);
      bases.add(access.base);
      if (access.own === undefined) {
        findings.push(
          ok(
            `X account ${display.handle(handle)}`,
            "people connect it from the chat: Recado's Home, Accounts, says whether it works",
          ),
        );
        continue;
      }
      findings.push(await checkAccount(access, key, handle));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      findings.push(warning(`X account ${display.handle(handle)}`, `nothing comes in from it. ${error.message}`));
    }
  }
  for (const base of bases) findings.push(...(await clockOf(base)));
  return findings;
}

async function checkAccount(access: XAccess, key: string, handle: string): Promise<Finding> {
  const what = `X account ${display.handle(handle)}`;
  try {
    const { data } = Me.parse(
      await createClient(access, { clock: systemClock, deadlineMs: DEADLINE_MS }).get('users/me', {
        'user.fields': 'username',
      }),
    );
    if (data.username.toLowerCase() === handle.toLowerCase())
      return ok(
        what,
        'the tokens are accepted and belong to it; whether they may also write shows with the first answer ("Read and write" in the app\'s settings)',
      );
    return problem(
      what,
      `the tokens belong to @${data.username}, so answers would go out under that name. Make the access token signed in as @${handle}, or correct \`handle\` of the account "${key}".`,
    );
  } catch (error) {
    if (!(error instanceof XCallError))
      return problem(
        what,
        `X answered something else than an account (${error instanceof Error ? error.name : String(error)}). See X_API_URL.`,
      );
    const { failure } = error;
    if (failure.kind !== 'answer')
      return problem(
        what,
        `${new URL(access.base).host} cannot be reached (${failure.detail}). See that this machine reaches it: network, proxy, X_API_URL.`,
      );
    if (failure.status === 401)
      return problem(
        what,
        `X does not accept the keys (${failure.detail}). Copy all four again from the app's page at developer.x.com; new ones replace the old.`,
      );
    if (failure.status === 429)
      return warning(
        what,
        'X has counted too many calls for now, so the tokens could not be tried. Ask the doctor again in a quarter of an hour.',
      );
    if (failure.status === 402 || /credit|usage.?cap/i.test(failure.detail))
      return problem(
        what,
        `X wants money first (${failure.detail}). Buy credits, or raise the spending limit, in its developer console.`,
      );
    return problem(
      what,
      `X refuses (HTTP ${failure.status}: ${failure.detail}). The app needs pay-per-use access and the permission "Read and write".`,
    );
  }
}

/** Asks without tokens: the refusal carries the time and is not billed. */
async function clockOf(base: string): Promise<Finding[]> {
  const from = Date.now();
  try {
    const response = await fetch(`${base}/2/users/me`, { signal: AbortSignal.timeout(DEADLINE_MS) });
    await response.body?.cancel();
    return checkClock('X', skewOf(response.headers.get('date'), { from, now: Date.now() }));
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return [];
    throw error;
  }
}

/** What the settings mean a day, by the prices that were last seen in print. */
function cost(accounts: number, given: unknown): Finding[] {
  const settings = XSettings.parse(given ?? {});
  const { pollSeconds, sweepSeconds, quotedPosts, quotesPerDay, snapshotsPerDay } = settings;
  const looks = Math.floor(DAY_SECONDS / pollSeconds);
  const sweeps = sweepSeconds === 0 ? looks : Math.min(looks, Math.floor(DAY_SECONDS / sweepSeconds));
  const { ownRead, otherRead, reply, postWithLink } = PRICES;
  const standing = quotedPosts * ownRead.dollars;
  const example = 100;
  // Each message: read once, one post of its conversation read, read again for edits, answered; the answer is read as ours.
  const each = ownRead.dollars + 2 * otherRead.dollars + reply.dollars + ownRead.dollars;
  const found: Finding[] = [];
  const allowed = CALLS.find(({ call }) => call === 'GET users/:id/mentions')?.perWindow ?? Number.POSITIVE_INFINITY;
  if (WINDOW_SECONDS / pollSeconds > allowed) {
    found.push(
      warning(
        'X pace',
        `pollSeconds ${pollSeconds} asks for the mentions more often than X allows (${allowed} times in 15 minutes); Recado will slow down by itself. Set networks.x.pollSeconds to ${Math.ceil(WINDOW_SECONDS / allowed)} or more.`,
      ),
    );
  }
  const perAccount = accounts === 1 ? 'a day' : 'a day and account';
  found.push(
    ok(
      'X cost',
      [
        `${looks.toLocaleString('en')} looks ${perAccount} (pollSeconds ${pollSeconds}) and ${sweeps.toLocaleString('en')} second looks (sweepSeconds ${sweepSeconds}); X bills posts, not looks, and the same post once a day.`,
        `As published on ${ownRead.published}: at most ${money(standing)} ${perAccount} with nothing to answer (${quotedPosts} own posts watched for quotes),`,
        `for quotes at most ${quotesPerDay} posts (${money(quotesPerDay * otherRead.dollars)}), for the account's figures at most ${snapshotsPerDay} calls,`,
        `about ${money(standing + example * each)} with ${example} messages read, looked at again and answered (${money(otherRead.dollars, 3)} for each post of others is second hand); an answer with a link costs ${money(postWithLink.dollars)} instead of ${money(reply.dollars)}.`,
        'Prices change: the developer console of X has the present ones.',
      ].join(' '),
    ),
  );
  return found;
}

function money(dollars: number, digits = 2): string {
  return `$${dollars.toFixed(digits)}`;
}
