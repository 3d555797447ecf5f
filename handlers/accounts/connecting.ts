import type { OAuth } from '#core/ports/oauth.ts';
import type { Granted } from './granted.ts';
import type { Vault } from './vault.ts';

/** How a person lets us in to one account. */
export interface ByOAuth {
  network: string;
  handle: string;
  oauth: OAuth;
  env: Readonly<Record<string, string | undefined>>;
  granted: Granted;
}

/** Accounts that a person can let us in to, from a chat. */
export interface Connecting {
  /** By account key; only accounts of networks that have such a way. */
  readonly accounts: ReadonlyMap<string, ByOAuth>;
  /** Closes what people grant; left out: there is no secret to keep access with. */
  readonly vault: Vault | undefined;
  /** A link to our door for whoever asked, good for a quarter of an hour. */
  linkFor(account: string, by: string): string;
  /** What a link says; undefined for whatever we did not write, `past` for what is over. */
  read(token: string): { account: string; by: string; past: boolean } | undefined;
  /** Where a network sends people back to. */
  redirectUri(network: string): string;
}

/** Our accounts that one visit can let us in to, by key: those behind the same door. */
export function behindTheDoor({ accounts }: Connecting, { oauth, env }: ByOAuth): [string, ByOAuth][] {
  const door = oauth.door(env);
  return [...accounts].filter(([, other]) => other.oauth.door(other.env) === door);
}

/** What all of them want to be let in for, each once. */
export function scopesOf(accounts: readonly ByOAuth[]): OAuth['scopes'] {
  return [...new Map(accounts.flatMap(({ oauth }) => oauth.scopes).map((each) => [each.scope, each])).values()];
}

export const noConnecting: Connecting = {
  accounts: new Map(),
  vault: undefined,
  linkFor: () => '',
  read: () => undefined,
  redirectUri: () => '',
};
