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
import { InstagramSettings } from './settings.ts';
import { WirePage } from './wire.ts';

const DEADLINE_MS = 10_000;

/** What `npm run doctor` asks Instagram. */
export const doctor: NetworkDoctor = {
  needs: `an app at developers.facebook.com and a long-lived access token of the Page that the account is linked to, as ${environment.variables.slice(0, 2).join(' and ')}`,
  check,
  calls: CALLS.map((row) => ({
    ...row,
    result: row.call === 'GET /me' ? 'tried above, for each account' : 'not tried',
  })),
};

/** Whether the token of every account is for it. */
async function check(
  accounts: readonly NetworkAccount[],
  env: NetworkDeps['env'],
  settings: unknown,
): Promise<Finding[]> {
  const { version, directMessages } = InstagramSettings.parse(settings ?? {});
  const findings: Finding[] = [];
  for (const account of accounts) {
    const what = `Instagram account ${display.handle(account.handle)}`;
    try {
      const access = accessOf(account, env, version);
      const found = await checkAccount(account, access, what);
      findings.push(found);
      if (directMessages && found.level === 'ok')
        findings.push(await checkPrivate(access, `${what}, private messages`));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      findings.push(warning(what, `nothing comes in from it. ${error.message}`));
    }
  }
  return findings;
}

async function checkAccount({ key, handle }: NetworkAccount, access: GraphAccess, what: string): Promise<Finding> {
  try {
    const answer = await createGraph(access, { deadlineMs: DEADLINE_MS }).get('me', {
      fields: 'id,instagram_business_account{id,username}',
    });
    const page = WirePage.safeParse(answer);
    if (!page.success)
      return problem(
        what,
        `${access.base} answered something else than a Page. See INSTAGRAM_API_URL; left out it is Meta's own.`,
      );
    const account = page.data.instagram_business_account;
    if (account === undefined)
      return problem(
        what,
        "the token's Page has no professional account of Instagram linked to it. Link it in the Page's settings, or make the token of the Page that has it.",
      );
    const { id, username } = account;
    if ([id, username.toLowerCase()].includes(handle.toLowerCase()))
      return ok(
        what,
        'the token is accepted and belongs to it; whether it may also answer shows with the first answer (permission instagram_manage_comments)',
      );
    return problem(
      what,
      `the token is for @${username}, so answers would go out under that name. Make one of the Page, or correct \`handle\` of the account "${key}".`,
    );
  } catch (error) {
    if (!(error instanceof GraphCallError)) throw error;
    const { failure } = error;
    const outcome = toOutcome(failure);
    if (failure.kind !== 'answer')
      return problem(
        what,
        `${access.base} cannot be reached, or answers something else than Graph (${failure.detail}). See that this machine reaches it: network, proxy, INSTAGRAM_API_URL.`,
      );
    if (outcome.kind === 'refused' && outcome.code === 'not-authorised')
      return problem(
        what,
        `Instagram does not accept the token (${outcome.detail}). Make it again as README, "Connect Instagram", says, and see that INSTAGRAM_APP_SECRET is of the same app.`,
      );
    if (outcome.kind === 'not-sent')
      return warning(
        what,
        'Instagram has counted too many calls for now, so the token could not be tried. Ask the doctor again in some minutes.',
      );
    return problem(
      what,
      `Instagram answers: ${failure.detail}. \`networks.instagram.version\` may be one that is no longer there.`,
    );
  }
}

/** A Page's token may lack the permission for private messages, which public ones do not need. */
async function checkPrivate(access: GraphAccess, what: string): Promise<Finding> {
  const client = createGraph(access, { deadlineMs: DEADLINE_MS });
  try {
    await client.get('me/conversations', { platform: 'instagram', fields: 'id', limit: 1 });
    return ok(what, 'can be read; whether they may be answered shows with the first answer');
  } catch (error) {
    if (!(error instanceof GraphCallError)) throw error;
    return mayNotRead(error)
      ? warning(
          what,
          `do not come in: the app or the token lacks instagram_manage_messages (${error.message}). Add it and make the token again, or set \`networks.instagram.directMessages: false\`.`,
        )
      : warning(what, `could not be tried (${error.message}). Ask the doctor again in some minutes.`);
  }
}
