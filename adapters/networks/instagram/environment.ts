import type { NetworkDeps } from '#core/ports/network.ts';
import type { NetworkEnvironment } from '#core/ports/network-definition.ts';
import { StartError } from '#core/start-error.ts';
import type { GraphAccess } from '../meta/client.ts';

type Env = NetworkDeps['env'];

const TOKEN = 'INSTAGRAM_PAGE_TOKEN';
const SECRET = 'INSTAGRAM_APP_SECRET';
const APP = 'INSTAGRAM_APP_ID';
const WORD = 'INSTAGRAM_VERIFY_TOKEN';

/** Variables of Instagram in the environment. */
export const environment: NetworkEnvironment = {
  variables: [TOKEN, SECRET, APP, WORD, 'INSTAGRAM_API_URL', 'INSTAGRAM_WEB_URL'],
  isReal: (env) => namesOf(env, TOKEN).length > 0,
  halfGiven(env) {
    const hasToken = namesOf(env, TOKEN).length > 0;
    const hasSecret = isSet(env, SECRET);
    if (hasToken === hasSecret) return undefined;
    const [name, missing] = hasToken ? [namesOf(env, TOKEN)[0] ?? TOKEN, SECRET] : [SECRET, TOKEN];
    return { name, sentence: `${name} is set, but not ${missing}. Set it too, or remove ${name}.` };
  },
};

/**
 * The token of an account's Page is named after its account (INSTAGRAM_PAGE_TOKEN_ALBA_IG); the plain name serves where there is one.
 * @throws StartError naming the variable that is missing or wrong
 */
export function accessOf({ key }: { key: string }, env: Env, version: string): GraphAccess {
  const own = `${TOKEN}_${key.toUpperCase().replaceAll('-', '_')}`;
  const token = env[own] || env[TOKEN];
  if (!token)
    throw new StartError(
      `The Instagram account "${key}" needs ${TOKEN} (or ${own}) in the environment: a long-lived access token of the Page that the account is linked to. README, "Connect Instagram", says how to make it.`,
    );
  return {
    base: webAddress('INSTAGRAM_API_URL', env, 'https://graph.facebook.com'),
    version,
    token,
    appSecret: secretOf(env),
  };
}

function secretOf(env: Env): string {
  const secret = env[SECRET];
  if (secret) return secret;
  throw new StartError(
    `Instagram needs ${SECRET} in the environment: it proves our calls and its own. Copy it from the app's page at developers.facebook.com, App settings, Basic.`,
  );
}

/** What Meta's calls to us need besides the secret. @throws StartError */
export function webhookAccessOf(env: Env): { appId: string; verifyToken: string } {
  const [appId, verifyToken] = [env[APP], env[WORD]];
  if (appId && verifyToken) return { appId, verifyToken };
  const missing = appId ? WORD : APP;
  throw new StartError(
    `networks.instagram.webhookUrl is set, so Instagram needs ${missing} in the environment: ${appId ? 'any word of your own, by which Meta proves that it was you who gave it the address' : "the app's number, from its page at developers.facebook.com"}. Or leave webhookUrl out: then Recado looks by itself.`,
  );
}

/** Where people read posts, without a slash at the end. @throws StartError */
export function siteOf(env: Env): string {
  return webAddress('INSTAGRAM_WEB_URL', env, 'https://www.instagram.com');
}

function webAddress(name: string, env: Env, usual: string): string {
  const address = env[name] || usual;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new StartError(`${name} is "${address}", which is no web address. Leave it out to use ${usual}/.`);
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

function isSet(env: Env, name: string): boolean {
  return env[name] !== undefined && env[name] !== '';
}

function namesOf(env: Env, name: string): string[] {
  return Object.keys(env).filter((each) => (each === name || each.startsWith(`${name}_`)) && isSet(env, each));
}
