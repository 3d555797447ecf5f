import { z } from 'zod';
import { systemClock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { SURFACE } from '../../adapters/surfaces/teams/inbound/activity.ts';
import { createTokens } from '../../adapters/surfaces/teams/service/auth.ts';
import { ENDPOINT, PUBLIC_URLS, type TeamsUrls } from '../../adapters/surfaces/teams/service/connect.ts';
import { teamsManifestNeeds } from '../../adapters/surfaces/teams/service/calls.ts';
import { channelProblem } from '../../handlers/alerts/channel.ts';
import { GUID } from '../teams/package/pack.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';
import { reasonOf } from './finding.ts';

/** Where the app's token opens the Bot Connector. */
const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';
const DEADLINE_MS = 10_000;

/** What the environment says of Teams. */
export interface TeamsAccess {
  appId: string;
  clientSecret: string;
  tenantId: string;
  urls?: Partial<TeamsUrls>;
}

export interface TeamsOptions {
  config: Config | undefined;
  access: TeamsAccess;
  /** Of the Recado that runs on this port, if one does. */
  health: unknown;
}

const GIVEN = {
  TEAMS_APP_ID: 'application (client) id',
  TEAMS_APP_SECRET: 'client secret',
  TEAMS_TENANT_ID: 'directory (tenant) id',
} as const;

/** What an administrator is told who has set nothing of Teams. */
export function teamsNeeds(): Finding {
  return ok(
    'For Teams',
    `you would need an app in Entra with a bot (docs/teams.md), and its ${Object.keys(GIVEN).join(', ')}; then ask the doctor again`,
  );
}

/** Whether Teams can be reached and can reach us. Nothing is written. */
export async function checkTeams({ config, access, health }: TeamsOptions): Promise<Finding[]> {
  const shapes = checkShapes(access);
  if (shapes.length > 0) return shapes;
  return [
    await checkToken(access),
    ...(config ? [await checkEndpoint(config.publicUrl, access), ...checkChannels(config, health)] : []),
  ];
}

function checkShapes({ appId, clientSecret, tenantId }: TeamsAccess): Finding[] {
  const findings: Finding[] = [];
  for (const [name, value] of [
    ['TEAMS_APP_ID', appId],
    ['TEAMS_TENANT_ID', tenantId],
  ] as const)
    if (!GUID.test(value))
      findings.push(
        problem(
          'Teams settings',
          `${name} is "${value}", but the ${GIVEN[name]} is 32 digits and letters a to f in groups of 8-4-4-4-12. Copy it from the page "Overview" of your app in the Entra admin center.`,
        ),
      );
  if (GUID.test(clientSecret))
    findings.push(
      problem(
        'Teams settings',
        'TEAMS_APP_SECRET is the id of a secret, not the secret: in Entra, "Certificates & secrets", the column "Value", which is shown only once. Make a new secret and copy that.',
      ),
    );
  return findings;
}

/** Entra's own numbers for what goes wrong (learn.microsoft.com, "Microsoft Entra authentication and authorization error codes"). */
const ENTRA: readonly { code: string; say: string }[] = [
  {
    code: 'AADSTS7000215',
    say: 'TEAMS_APP_SECRET is not a secret of this app. Copy the column "Value" of a new one ("Certificates & secrets").',
  },
  {
    code: 'AADSTS7000222',
    say: 'TEAMS_APP_SECRET has expired. Make a new secret ("Certificates & secrets") and set it.',
  },
  {
    code: 'AADSTS700016',
    say: 'there is no app TEAMS_APP_ID in the tenant TEAMS_TENANT_ID. Both stand on the page "Overview" of the app.',
  },
  {
    code: 'AADSTS90002',
    say: 'there is no tenant TEAMS_TENANT_ID. It is the "Directory (tenant) ID" on the page "Overview" of the app.',
  },
];

async function checkToken({ appId, clientSecret, tenantId, urls }: TeamsAccess): Promise<Finding> {
  const login = (urls?.login ?? PUBLIC_URLS.login).replace(/\/+$/, '');
  try {
    await createTokens({ login, tenantId, appId, clientSecret, clock: systemClock })(CONNECTOR_SCOPE);
    return ok('Teams app', 'Entra accepts its id and secret');
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'surface.not-authorised')
      return problem(
        'Teams app',
        `${new URL(login).host} gave no useful answer (${reasonOf(error)}). See that this machine reaches it: network, proxy, TEAMS_LOGIN_URL.`,
      );
    const why = await whyRefused(`${login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, { appId, clientSecret });
    return problem('Teams app', `Entra does not accept TEAMS_APP_ID with TEAMS_APP_SECRET: ${why}`);
  }
}

const Refusal = z.looseObject({ error: z.string().optional(), error_description: z.string().optional() });

async function whyRefused(
  url: string,
  { appId, clientSecret }: { appId: string; clientSecret: string },
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: clientSecret,
    scope: CONNECTOR_SCOPE,
  });
  const answer = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const { error = `HTTP ${answer.status}`, error_description: text = '' } =
    Refusal.safeParse(await answer.json().catch(() => ({}))).data ?? {};
  return (
    ENTRA.find(({ code }) => text.includes(`${code}:`))?.say ??
    `${/AADSTS\d+/.exec(text)?.[0] ?? error}. Compare the three with the page "Overview" and "Certificates & secrets" of the app.`
  );
}

/** The address that the bot's registration must name, tried from here without a token: Recado refuses that, which is how it is known. */
async function checkEndpoint(publicUrl: string | undefined, { urls }: TeamsAccess): Promise<Finding> {
  const what = 'Teams reaches Recado';
  if (urls?.login?.startsWith('http://') === true)
    return ok(what, 'on this machine, through the playground of npm run start:teams');
  if (publicUrl === undefined)
    return problem(
      what,
      'nowhere: `publicUrl` is not in the configuration. Teams calls the messaging endpoint over https, so a proxy with a certificate must stand before Recado.',
    );
  if (!publicUrl.startsWith('https://'))
    return problem(what, `\`publicUrl\` is ${publicUrl}, but Teams calls only addresses that begin with https://.`);
  const address = `${publicUrl}${ENDPOINT}`;
  const same = `It must be the messaging endpoint of the bot's registration, ${address}.`;
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await answer.body?.cancel();
    if (answer.status === 401)
      return ok(what, `${address} answers as Recado does. It must be the messaging endpoint of the bot's registration`);
    if ([502, 503, 504].includes(answer.status))
      return warning(
        what,
        `${publicUrl} answers, but there is no Recado behind it now (HTTP ${answer.status}). ${same}`,
      );
    return problem(
      what,
      `${address} answers, but not as Recado (HTTP ${answer.status}): the proxy must hand POST ${ENDPOINT} on to PORT unchanged. ${same}`,
    );
  } catch (error) {
    return warning(
      what,
      `${address} cannot be reached from here (${reasonOf(error)}). Where this machine may not call itself from outside that means nothing; else see the proxy and its certificate. ${same}`,
    );
  }
}

const Health = z.looseObject({
  surfaces: z.array(z.string()),
  problems: z.array(z.looseObject({ what: z.string(), say: z.string() })).default([]),
});

/** In which teams the app is installed Teams tells the bot, and nobody who asks: only a running Recado knows. */
function checkChannels({ channels }: Config, health: unknown): Finding[] {
  const wanted = Object.entries(channels).flatMap(([key, { teams }]) => (teams === undefined ? [] : [{ key, teams }]));
  if (wanted.length === 0)
    return [
      warning(
        'Teams channels',
        'no channel of the configuration names one (`teams: "Team / Channel"`), so no card comes to Teams.',
      ),
    ];
  const names = wanted.map(({ teams }) => teams).join('; ');
  const permissions = ok(
    'Teams permissions',
    `the package asks each team for ${teamsManifestNeeds.resourceSpecificPermissions.join(', ')}; whether one granted it shows with --live and the link of a channel`,
  );
  const running = Health.safeParse(health).data;
  if (running === undefined || !running.surfaces.includes(SURFACE))
    return [
      ok(
        'Teams channels',
        `${names}. Whether the app is installed there only a running Recado knows: start it, then ask the doctor again`,
      ),
      permissions,
    ];
  const problems = new Map(running.problems.map(({ what, say }) => [what, say]));
  const missing = wanted.flatMap(({ key }) => problems.get(channelProblem({ surface: SURFACE, channel: key })) ?? []);
  return [
    ...(missing.length > 0
      ? missing.map((say) => problem('Teams channels', say))
      : [ok('Teams channels', `Recado is in ${names}`)]),
    permissions,
  ];
}
