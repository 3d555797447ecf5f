import type { NetworkDeps } from '#core/ports/network.ts';
import type { NetworkEnvironment } from '#core/ports/network-definition.ts';
import { StartError } from '#core/start-error.ts';
import type { GraphAccess } from './client.ts';
import type { MetaApp } from './oauth.ts';

type Env = NetworkDeps['env'];

interface OfNetwork {
  /** Under `networks` in the configuration; its variables begin with it in capitals. */
  id: string;
  name: string;
  /** Where people read posts; left out where nobody reads them on a page. */
  site?: string;
  /** What the token is of, for whoever has none yet. */
  token: string;
  /** What the variable of a token is called after the network; left out: PAGE_TOKEN. */
  tokenName?: string;
  /** Further variables of this network. */
  more?: readonly string[];
}

export interface MetaEnvironment {
  environment: NetworkEnvironment;
  /** What is needed to let people connect accounts by themselves. @throws StartError */
  appOf(env: Env): MetaApp;
  /** Names of variables that `appOf` needs and that are not set. */
  missingOf(env: Env): string[];
  /**
   * The token of an account's Page is named after the account (FACEBOOK_PAGE_TOKEN_ALBA_FB); the plain name serves where there is one.
   * @throws StartError naming the variable that is missing or wrong
   */
  accessOf(account: { key: string }, env: Env, version: string): GraphAccess;
  /** What Meta's calls to us need besides the secret. @throws StartError */
  webhookAccessOf(env: Env): { appId: string; verifyToken: string };
  /** Where people read posts, without a slash at the end. @throws StartError */
  siteOf(env: Env): string;
}

/** Variables of one of Meta's networks in the environment. */
export function metaEnvironment({
  id,
  name,
  site,
  token: tokenIs,
  tokenName = 'PAGE_TOKEN',
  more = [],
}: OfNetwork): MetaEnvironment {
  const named = (word: string): string => `${id.toUpperCase()}_${word}`;
  const [TOKEN, SECRET, APP, WORD] = [
    named(tokenName),
    named('APP_SECRET'),
    named('APP_ID'),
    named('VERIFY_TOKEN'),
  ] as const;
  const [API_URL, WEB_URL] = [named('API_URL'), named('WEB_URL')];
  const [LOGIN_URL, LOGIN_CONFIG] = [named('LOGIN_URL'), named('LOGIN_CONFIG_ID')];
  // Whoever can log in to it on Meta's page needs no token.
  const hasLogin = site !== undefined;
  const apiOf = (env: Env): string => webAddress(API_URL, env, 'https://graph.facebook.com');

  function secretOf(env: Env): string {
    const secret = env[SECRET];
    if (secret) return secret;
    throw new StartError(
      `${name} needs ${SECRET} in the environment: it proves our calls and its own. Copy it from the app's page at developers.facebook.com, App settings, Basic.`,
    );
  }

  return {
    environment: {
      variables: [
        TOKEN,
        SECRET,
        ...more,
        APP,
        WORD,
        ...(hasLogin ? [LOGIN_CONFIG, API_URL, WEB_URL, LOGIN_URL] : [API_URL]),
      ],
      copied: [TOKEN, SECRET, ...more, APP, ...(hasLogin ? [LOGIN_CONFIG] : [])],
      isReal: (env) => namesOf(env, TOKEN).length > 0 || (hasLogin && isSet(env, APP) && isSet(env, SECRET)),
      halfGiven(env) {
        const hasToken = namesOf(env, TOKEN).length > 0;
        const hasSecret = isSet(env, SECRET);
        // With the app's number people connect accounts from the chat, and no token is needed.
        if (hasToken === hasSecret || (hasLogin && hasSecret && isSet(env, APP))) return undefined;
        const [given, missing] = hasToken ? [namesOf(env, TOKEN)[0] ?? TOKEN, SECRET] : [SECRET, TOKEN];
        return { name: given, sentence: `${given} is set, but not ${missing}. Set it too, or remove ${given}.` };
      },
    },
    accessOf({ key }, env, version) {
      const own = `${TOKEN}_${key.toUpperCase().replaceAll('-', '_')}`;
      const token = env[own] || env[TOKEN] || undefined;
      if (!token && !(hasLogin && isSet(env, APP)))
        throw new StartError(
          `The ${name} account "${key}" needs ${TOKEN} (or ${own}) in the environment: ${tokenIs}. README, "Connect ${name}", says how to make it${hasLogin ? `, or how to do without: with ${APP}` : ''}.`,
        );
      return {
        base: apiOf(env),
        version,
        token,
        appSecret: secretOf(env),
      };
    },
    webhookAccessOf(env) {
      const [appId, verifyToken] = [env[APP], env[WORD]];
      if (appId && verifyToken) return { appId, verifyToken };
      const missing = appId ? WORD : APP;
      throw new StartError(
        `networks.${id}.webhookUrl is set, so ${name} needs ${missing} in the environment: ${appId ? 'any word of your own, by which Meta proves that it was you who gave it the address' : "the app's number, from its page at developers.facebook.com"}. Or leave webhookUrl out: then Recado looks by itself.`,
      );
    },
    siteOf: (env) => webAddress(WEB_URL, env, site ?? ''),
    missingOf: (env) => [APP, SECRET].filter((each) => !isSet(env, each)),
    appOf: (env) => ({
      base: apiOf(env),
      dialog: webAddress(LOGIN_URL, env, 'https://www.facebook.com'),
      appId: env[APP] ?? '',
      appSecret: secretOf(env),
      configId: env[LOGIN_CONFIG] || undefined,
    }),
  };
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
