import type { OAuth } from '#core/ports/oauth.ts';
import type { Granted } from './granted.ts';

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
  /** Whether there is a secret to keep access with. */
  readonly canKeep: boolean;
  /** A link to our door for whoever asked, good for a quarter of an hour. */
  linkFor(account: string, by: string): string;
  /** What a link says; undefined for whatever we did not write, `past` for what is over. */
  read(token: string): { account: string; by: string; past: boolean } | undefined;
  /** Where a network sends people back to. */
  redirectUri(network: string): string;
}

export const noConnecting: Connecting = {
  accounts: new Map(),
  canKeep: false,
  linkFor: () => '',
  read: () => undefined,
  redirectUri: () => '',
};
