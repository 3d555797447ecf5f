import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from '#core/start-error.ts';
import { SECRET_LEAST } from '../../handlers/accounts/vault.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { NEEDED, teamsSettings, type TeamsSettings } from '../teams/settings.ts';
import { readCredentials } from './credentials.ts';

/** What the command line asks for. */
export interface CommandOptions {
  /** Forget everything in the data folder first. */
  fresh: boolean;
  /** Read the configuration, say whether it is right, and end. */
  check: boolean;
  /** Run the local workspace although there are real tokens in the environment. */
  workspace: boolean;
  help: boolean;
}

export const help = `Recado: each message of your customers becomes a card in your team's chat.

  npm start                     start; without tokens in the environment, with a local workspace to try everything in
  npm start -- --check          read the configuration, say what is wrong with it, and end
  npm start -- --fresh          forget everything in the data folder and start over
  npm start -- --workspace      the local workspace although there are real tokens; its page then asks for a key printed here

Environment: PORT (3000), HOST (127.0.0.1), SANDBOX_PORT (3001), HEALTH_PORT with HEALTH_HOST
(127.0.0.1; /health and /metrics on a port of their own; left out: on PORT), RECADO_DATA (./data), RECADO_CONFIG (./recado.yaml),
DATABASE_URL (left out: an embedded PostgreSQL in the data folder), LOG_LEVEL (logs go to the terminal instead of a file),
RECADO_MODEL_KEY (of the language model that the configuration names, if its server wants one),
RECADO_SECRET (closes the access to accounts that people connect from the chat; 32 characters or more),
SMTP_URL with MAIL_FROM (links for experts go out by e-mail; left out: they are only shown to be copied),
SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID,
${networks.map(({ environment }) => environment.variables.join(', ')).join(',\n')}.`;

export function readOptions(args: string[]): CommandOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        fresh: { type: 'boolean' },
        check: { type: 'boolean' },
        workspace: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return {
      fresh: values.fresh ?? false,
      check: values.check ?? false,
      workspace: values.workspace ?? false,
      help: values.help ?? false,
    };
  } catch (cause) {
    const word = args.find((arg) => !['--fresh', '--check', '--workspace', '--help', '-h'].includes(arg)) ?? '';
    throw new StartError(
      `Recado does not know "${word}". It knows --fresh, --check, --workspace and --help; with npm write npm start -- --fresh.`,
      { cause },
    );
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** The environment, read once. Paths are absolute. */
export interface Settings {
  port: number;
  host: string;
  sandboxPort: number;
  /** Where /health and /metrics are; left out, on the port of everything else. */
  operators: { host: string; port: number } | undefined;
  dataFolder: string;
  configFile: string;
  databaseUrl: string | undefined;
  logLevel: string | undefined;
  /** Closes access to accounts in the database; left out: none can be kept there. */
  secret: string | undefined;
  /** Sends the e-mails; left out, none are sent. */
  mail: { url: string; from: string } | undefined;
  slack:
    | { botToken: string; appToken: string | undefined; signingSecret: string | undefined; apiUrl: string }
    | undefined;
  teams: TeamsSettings | undefined;
  /** Ids of the networks of which there is access to a real account. */
  realNetworks: ReadonlySet<string>;
  env: Env;
}

/** Copied from pages of others; each network names its own. */
const COPIED = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', ...NEEDED, 'RECADO_MODEL_KEY'];

/** The environment with what people copied into it as it can be used. @throws StartError */
export function readCopied(env: Env): Env {
  return readCredentials(env, [...COPIED, ...networks.flatMap(({ environment }) => environment.copied)]);
}

/** @throws StartError for whatever cannot be right */
export function readSettings(raw: Env): Settings {
  const env = readCopied(raw);
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const botToken = given('SLACK_BOT_TOKEN');
  const logLevel = given('LOG_LEVEL');
  if (logLevel !== undefined && !['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(logLevel)) {
    throw new StartError(`LOG_LEVEL is "${logLevel}"; it must be error, warn, info, debug or silent.`);
  }
  if (botToken === undefined) checkHalfTokens(env, given);
  return {
    port: portOf('PORT', given('PORT'), 3000),
    host: given('HOST') ?? '127.0.0.1',
    sandboxPort: portOf('SANDBOX_PORT', given('SANDBOX_PORT'), 3001),
    operators:
      given('HEALTH_PORT') === undefined
        ? undefined
        : { host: given('HEALTH_HOST') ?? '127.0.0.1', port: portOf('HEALTH_PORT', given('HEALTH_PORT'), 0) },
    dataFolder: path.resolve(given('RECADO_DATA') ?? 'data'),
    configFile: path.resolve(given('RECADO_CONFIG') ?? 'recado.yaml'),
    databaseUrl: databaseUrlOf(given('DATABASE_URL')),
    logLevel,
    secret: secretOf('RECADO_SECRET', given),
    mail: mailSettings(given),
    slack: botToken === undefined ? undefined : slackSettings(botToken, given),
    teams: teamsSettings(given),
    realNetworks: new Set(networks.filter(({ environment }) => environment.isReal(env)).map(({ id }) => id)),
    env,
  };
}

/** @throws StartError where it can be guessed */
export function secretOf(name: string, given: (name: string) => string | undefined): string | undefined {
  const secret = given(name);
  if (secret !== undefined && secret.length < SECRET_LEAST)
    throw new StartError(
      `${name} has ${secret.length} characters; it needs ${SECRET_LEAST} or more, so that nobody guesses it. Make one with: openssl rand -base64 32`,
    );
  return secret;
}

/** Whoever set one of them means to connect; the local workspace in its place would be a riddle. */
function checkHalfTokens(env: Env, given: (name: string) => string | undefined): void {
  const slack = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].find((name) => given(name) !== undefined);
  if (slack !== undefined)
    throw new StartError(
      `${slack} is set, but not SLACK_BOT_TOKEN. Set it too (it starts with xoxb-), or remove ${slack} to use the local workspace.`,
    );
  for (const { environment } of networks) {
    const half = environment.halfGiven(env);
    if (half) throw new StartError(half.sentence);
  }
}

/** The value holds a password, so it is not repeated. */
function databaseUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text))) return text;
  throw new StartError(
    'DATABASE_URL is not the address of a PostgreSQL server. It looks like postgres://name:password@host:5432/database; leave it out to use the embedded database.',
  );
}

function slackSettings(botToken: string, given: (name: string) => string | undefined): NonNullable<Settings['slack']> {
  const appToken = given('SLACK_APP_TOKEN');
  const signingSecret = given('SLACK_SIGNING_SECRET');
  if (!botToken.startsWith('xoxb-'))
    throw new StartError(
      'SLACK_BOT_TOKEN does not start with xoxb-. Copy the "Bot User OAuth Token" of your Slack app\'s page "OAuth & Permissions".',
    );
  if (appToken !== undefined && !appToken.startsWith('xapp-'))
    throw new StartError(
      'SLACK_APP_TOKEN does not start with xapp-. Make an app-level token with connections:write on your Slack app\'s page "Basic Information".',
    );
  if (appToken === undefined && signingSecret === undefined)
    throw new StartError(
      'SLACK_BOT_TOKEN is set, but not how Slack reaches Recado. Set SLACK_APP_TOKEN (Socket Mode, no public address needed) or SLACK_SIGNING_SECRET (HTTP).',
    );
  return { botToken, appToken, signingSecret, apiUrl: given('SLACK_API_URL') ?? 'https://slack.com/api/' };
}

function mailSettings(given: (name: string) => string | undefined): Settings['mail'] {
  const url = given('SMTP_URL');
  const from = given('MAIL_FROM');
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new StartError(
      'SMTP_URL is set, but not MAIL_FROM, the address that e-mails come from. Set it too, for example recado@your-firm.example.',
    );
  return { url, from };
}

export function portOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`${name} is "${text}"; it must be a port number between 1 and 65535.`);
  return port;
}
