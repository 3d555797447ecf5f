import { StartError } from '#core/start-error.ts';
import type { NetworkDeps } from '#core/ports/network.ts';
import type { NetworkEnvironment } from '#core/ports/network-definition.ts';

const TOKEN = 'MASTODON_ACCESS_TOKEN';
const ADDRESS = 'MASTODON_URL';

/** Variables of Mastodon in the environment. */
export const environment: NetworkEnvironment = {
  variables: [TOKEN, ADDRESS],
  copied: [TOKEN],
  isReal: (env) => namesOf(env, TOKEN).length > 0,
  halfGiven(env) {
    const [address] = namesOf(env, ADDRESS);
    if (address === undefined || namesOf(env, TOKEN).length > 0) return undefined;
    return { name: address, sentence: `${address} is set, but not ${TOKEN}. Set it too, or remove ${address}.` };
  },
};

/** What one account needs to call its server. */
export interface MastodonAccess {
  /** Address of the server, without a slash at the end. */
  base: string;
  token: string;
}

/**
 * An account's own token is named after it (MASTODON_ACCESS_TOKEN_ALBA_NORTE); the plain name serves where there is one account.
 * Its server is the one in its handle, unless MASTODON_URL (or MASTODON_URL_ALBA_NORTE) names another address of it.
 * @throws StartError naming the variable that is missing or wrong
 */
export function accessOf({ key, handle }: { key: string; handle: string }, env: NetworkDeps['env']): MastodonAccess {
  const suffix = `_${key.toUpperCase().replaceAll('-', '_')}`;
  const read = (name: string): string | undefined => env[`${name}${suffix}`] || env[name] || undefined;
  const token = read(TOKEN);
  if (token === undefined) {
    throw new StartError(
      `The Mastodon account "${key}" needs ${TOKEN} (or ${TOKEN}${suffix}) in the environment. Make an application with the scopes read and write on its server, under Preferences, Development, and copy "Your access token".`,
    );
  }
  const { domain } = partsOf(handle);
  const address = read(ADDRESS) ?? `https://${domain}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new StartError(
      `${ADDRESS} is "${address}", which is no web address. Leave it out to use https://${domain}/.`,
    );
  }
  return { base: new URL(address).origin, token };
}

/** "alba@mastodon.example" in its two parts. */
export function partsOf(handle: string): { name: string; domain: string } {
  const at = handle.indexOf('@');
  return at < 0 ? { name: handle, domain: '' } : { name: handle.slice(0, at), domain: handle.slice(at + 1) };
}

function namesOf(env: NetworkDeps['env'], name: string): string[] {
  return Object.keys(env).filter(
    (each) => (each === name || each.startsWith(`${name}_`)) && env[each] !== undefined && env[each] !== '',
  );
}
