import { ok, problem, warning, type Finding } from '#core/finding.ts';
import type { NetworkDoctor } from '#core/ports/network-definition.ts';
import type { NetworkAccount, NetworkDeps } from '#core/ports/network.ts';
import { StartError } from '#core/start-error.ts';
import { createGraph, GraphCallError } from '../meta/client.ts';
import { CALLS } from './calls.ts';
import { display } from './display.ts';
import { accessOf, businessOf, environment } from './environment.ts';
import { outcomeOf } from './errors.ts';
import { phoneOf } from './session.ts';
import { WhatsAppSettings } from './settings.ts';

const DEADLINE_MS = 10_000;

/** What `npm run doctor` asks WhatsApp. */
export const doctor: NetworkDoctor = {
  needs: `an app at developers.facebook.com with WhatsApp and the token of a system user, as ${environment.variables.slice(0, 2).join(' and ')}`,
  check,
  calls: CALLS.map((row) => ({
    ...row,
    result: row.call === 'GET /:business/phone_numbers' ? 'tried above, for each account' : 'not tried',
  })),
};

/** Whether the token of every account may use its telephone number, and whether anything can come in. */
async function check(
  accounts: readonly NetworkAccount[],
  env: NetworkDeps['env'],
  settings: unknown,
): Promise<Finding[]> {
  const { version, webhookUrl } = WhatsAppSettings.parse(settings ?? {});
  const findings: Finding[] = [];
  for (const account of accounts) {
    const what = `WhatsApp number ${display.handle(account.handle)}`;
    try {
      const access = accessOf(account, env, version);
      findings.push(await checkAccount(account, { access, business: businessOf(account, env), what }));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      findings.push(warning(what, `nothing comes in from it. ${error.message}`));
    }
  }
  if (accounts.length > 0 && webhookUrl === undefined)
    findings.push(
      warning(
        'WhatsApp, messages',
        'do not come in: WhatsApp only calls us. Set `networks.whatsapp.webhookUrl` to our public address, ending in /webhooks/whatsapp.',
      ),
    );
  return findings;
}

async function checkAccount(
  { key, handle }: NetworkAccount,
  { access, business, what }: { access: ReturnType<typeof accessOf>; business: string; what: string },
): Promise<Finding> {
  try {
    const phone = await phoneOf(createGraph(access, { deadlineMs: DEADLINE_MS }), { business, handle });
    return phone
      ? ok(
          what,
          `the token is accepted, and the number is ${phone.name}'s; whether it may also answer shows with the first answer`,
        )
      : problem(
          what,
          `the business ${business} has no such number. See WHATSAPP_BUSINESS_ID, or correct \`handle\` of the account "${key}".`,
        );
  } catch (error) {
    if (!(error instanceof GraphCallError))
      return problem(
        what,
        `${access.base} answered something else than the numbers of a business. See WHATSAPP_API_URL; left out it is Meta's own.`,
      );
    const { failure } = error;
    const outcome = outcomeOf(error);
    if (failure.kind !== 'answer')
      return problem(
        what,
        `${access.base} cannot be reached, or answers something else than Graph (${failure.detail}). See that this machine reaches it: network, proxy, WHATSAPP_API_URL.`,
      );
    if (outcome.kind === 'refused' && outcome.code === 'not-authorised')
      return problem(
        what,
        `WhatsApp does not accept the token (${outcome.detail}). Make it again as README, "Connect WhatsApp", says, and see that WHATSAPP_APP_SECRET is of the same app.`,
      );
    if (outcome.kind === 'not-sent')
      return warning(
        what,
        'WhatsApp has counted too many calls for now, so the token could not be tried. Ask the doctor again in some minutes.',
      );
    return problem(
      what,
      `WhatsApp answers: ${failure.detail}. See WHATSAPP_BUSINESS_ID; \`networks.whatsapp.version\` may be one that is no longer there.`,
    );
  }
}
