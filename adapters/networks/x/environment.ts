import type { NetworkDeps } from '#core/ports/network.ts';
import type { NetworkEnvironment } from '#core/ports/network-definition.ts';
import { StartError } from '#core/start-error.ts';

type Env = NetworkDeps['env'];

const variables = [
  'X_API_KEY',
  'X_API_KEY_SECRET',
  'X_ACCESS_TOKEN',
  'X_ACCESS_TOKEN_SECRET',
  'X_CLIENT_ID',
  'X_CLIENT_SECRET',
] as const;

/** Variables of X in the environment. */
export const environment: NetworkEnvironment = {
  variables,
  copied: variables,
  isReal,
  halfGiven(env) {
    const name = isReal(env) ? undefined : variables.find((each) => isSet(env, each));
    if (name === undefined) return undefined;
    const sentence = `${name} is set, but not X_ACCESS_TOKEN. Set it and the tokens of Slack or Teams too, or remove ${name} to use the local workspace.`;
    return { name, sentence };
  },
};

/** What an account needs to call X. */
export interface XAccess {
  /** Without a slash at the end. */
  base: string;
  appKey: string;
  appSecret: string;
  /** Tokens of the account that do not end (OAuth 1.0a); undefined where a person is to let us in. */
  own: { accessToken: string; accessSecret: string } | undefined;
}

/**
 * An account's own tokens are named after it (X_ACCESS_TOKEN_ALBA_NORTE); the plain names serve where there is one account.
 * @throws StartError naming the variable that is missing
 */
export function accessOf(key: string, env: Env): XAccess {
  const suffix = `_${key.toUpperCase().replaceAll('-', '_')}`;
  const read = (name: string, own?: string): string => {
    const value = (own === undefined ? undefined : env[own]) ?? env[name];
    if (value !== undefined && value !== '') return value;
    throw new StartError(
      `The X account "${key}" needs ${own === undefined ? name : `${name} (or ${own})`} in the environment. Copy it from the app's page at developer.x.com, "Keys and tokens".`,
    );
  };
  return {
    base: addressOf(env),
    appKey: read('X_API_KEY'),
    appSecret: read('X_API_KEY_SECRET'),
    own:
      isSet(env, 'X_CLIENT_ID') && !isSet(env, 'X_ACCESS_TOKEN') && !isSet(env, `X_ACCESS_TOKEN${suffix}`)
        ? undefined
        : {
            accessToken: read('X_ACCESS_TOKEN', `X_ACCESS_TOKEN${suffix}`),
            accessSecret: read('X_ACCESS_TOKEN_SECRET', `X_ACCESS_TOKEN_SECRET${suffix}`),
          },
  };
}

/** Where X's API is, without a slash at the end. @throws StartError */
export function addressOf(env: Env): string {
  return webAddress('X_API_URL', env['X_API_URL'], 'https://api.x.com');
}

/** Where people read posts, without a slash at the end. @throws StartError */
export function siteOf(env: Env): string {
  return webAddress('X_WEB_URL', env['X_WEB_URL'], 'https://x.com');
}

function webAddress(name: string, given: string | undefined, usual: string): string {
  const address = given === undefined || given === '' ? usual : given;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new StartError(`${name} is "${address}", which is no web address. Leave it out to use ${usual}/.`);
  return address.replace(/\/+$/, '');
}

function isReal(env: Env): boolean {
  return (
    isSet(env, 'X_CLIENT_ID') ||
    Object.keys(env).some((name) => /^X_ACCESS_TOKEN(?!_SECRET)/.test(name) && isSet(env, name))
  );
}

function isSet(env: Env, name: string): boolean {
  return env[name] !== undefined && env[name] !== '';
}
