import { ok, problem, warning, type Finding } from '#core/finding.ts';
import type { NetworkDoctor } from '#core/ports/network-definition.ts';
import type { NetworkAccount, NetworkDeps } from '#core/ports/network.ts';
import { StartError } from '#core/start-error.ts';
import { createGraph, GraphCallError, type GraphAccess } from '../meta/client.ts';
import { mayNotRead } from '../meta/direct-pull.ts';
import { toOutcome } from '../meta/errors.ts';
import { CALLS } from './calls.ts';
import { display } from './display.ts';
import { accessOf, environment } from './environment.ts';
import { FacebookSettings } from './settings.ts';
import { WirePage } from './wire.ts';

const DEADLINE_MS = 10_000;

/** What `npm run doctor` asks Facebook. */
export const doctor: NetworkDoctor = {
  needs: `an app at developers.facebook.com and a long-lived access token of the Page, as ${environment.variables.slice(0, 2).join(' and ')}`,
  check,
  calls: CALLS.map((row) => ({
    ...row,
    result: row.call === 'GET /me' ? 'tried above, for each account' : 'not tried',
  })),
};

/** Whether the token of every account is its Page's. */
async function check(
  accounts: readonly NetworkAccount[],
  env: NetworkDeps['env'],
  settings: unknown,
): Promise<Finding[]> {
  const { version, messenger } = FacebookSettings.parse(settings ?? {});
  const findings: Finding[] = [];
  for (const account of accounts) {
    const what = `Facebook Page ${display.handle(account.handle)}`;
    try {
      const access = accessOf(account, env, version);
      const found = await checkAccount(account, access, what);
      findings.push(found);
      if (messenger && found.level === 'ok') findings.push(await checkPrivate(access, `${what}, private messages`));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      findings.push(warning(what, `nothing comes in from it. ${error.message}`));
    }
  }
  return findings;
}

async function checkAccount({ key, handle }: NetworkAccount, access: GraphAccess, what: string): Promise<Finding> {
  try {
    const answer = await createGraph(access, { deadlineMs: DEADLINE_MS }).get('me', { fields: 'id,name,username' });
    const page = WirePage.safeParse(answer);
    if (!page.success)
      return problem(
        what,
        `${access.base} answered something else than a Page. See FACEBOOK_API_URL; left out it is Meta's own.`,
      );
    const { id, name, username } = page.data;
    if ([id, username?.toLowerCase()].includes(handle.toLowerCase()))
      return ok(
        what,
        'the token is accepted and belongs to it; whether it may also answer shows with the first answer (permission pages_manage_engagement)',
      );
    return problem(
      what,
      `the token belongs to "${name}" (${username ?? id}), so answers would go out under that name. Make one of the Page, or correct \`handle\` of the account "${key}".`,
    );
  } catch (error) {
    if (!(error instanceof GraphCallError)) throw error;
    const { failure } = error;
    const outcome = toOutcome(failure);
    if (failure.kind !== 'answer')
      return problem(
        what,
        `${access.base} cannot be reached, or answers something else than Graph (${failure.detail}). See that this machine reaches it: network, proxy, FACEBOOK_API_URL.`,
      );
    if (outcome.kind === 'refused' && outcome.code === 'not-authorised')
      return problem(
        what,
        `Facebook does not accept the token (${outcome.detail}). Make it again as README, "Connect Facebook", says, and see that FACEBOOK_APP_SECRET is of the same app.`,
      );
    if (outcome.kind === 'not-sent')
      return warning(
        what,
        'Facebook has counted too many calls for now, so the token could not be tried. Ask the doctor again in some minutes.',
      );
    return problem(
      what,
      `Facebook answers: ${failure.detail}. \`networks.facebook.version\` may be one that is no longer there.`,
    );
  }
}

/** A Page's token may lack the permission for private messages, which public ones do not need. */
async function checkPrivate(access: GraphAccess, what: string): Promise<Finding> {
  const client = createGraph(access, { deadlineMs: DEADLINE_MS });
  try {
    await client.get('me/conversations', { platform: 'messenger', fields: 'id', limit: 1 });
    return ok(what, 'can be read; whether they may be answered shows with the first answer');
  } catch (error) {
    if (!(error instanceof GraphCallError)) throw error;
    return mayNotRead(error)
      ? warning(
          what,
          `do not come in: the app or the token lacks pages_messaging (${error.message}). Add it and make the token again, or set \`networks.facebook.messenger: false\`.`,
        )
      : warning(what, `could not be tried (${error.message}). Ask the doctor again in some minutes.`);
  }
}
