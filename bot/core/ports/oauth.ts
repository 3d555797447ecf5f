import type { TextKey } from '../texts/index.ts';
import type { NetworkDeps } from './network.ts';

type Env = NetworkDeps['env'];

/** What a network let us have for one of our accounts. */
export interface Grant {
  /** Tokens in the network's own form; nobody else reads it. */
  secret: string;
  /** From then on it is to be renewed; null where it needs no renewal, or cannot have one. */
  renewAt: Date | null;
  /** Then a person must let us in again; null where the network names no such time. */
  endsAt: Date | null;
}

/** Why a network did not let us in, or no longer does. */
export class OAuthError extends Error {
  override name = 'OAuthError';
  readonly why: 'refused' | 'other-account' | 'unreachable';

  /** `detail`: the network's own words, or whose access it gave instead. Never a token. */
  constructor(why: OAuthError['why'], detail: string, cause?: unknown) {
    super(detail, { cause });
    this.why = why;
  }
}

/** How a person lets us in to an account on the network's own page (OAuth 2.0, RFC 6749 with PKCE, RFC 7636, where the network has it). */
export interface OAuth {
  /** What is asked for, and what it is for. */
  readonly scopes: readonly { scope: string; why: TextKey }[];
  /** Names of variables of the environment that the network's app needs and that are not set. */
  missing(env: Env): readonly string[];
  /** The network's page, and what must be kept until she comes back. */
  begin(step: { redirectUri: string; state: string; env: Env }): { url: string; keep: string };
  /** @throws OAuthError */
  finish(step: {
    code: string;
    keep: string;
    redirectUri: string;
    handle: string;
    env: Env;
    now: Date;
  }): Promise<Grant>;
  /** Left out: what was granted needs no renewal. @throws OAuthError `refused` where it never will be renewed again */
  renew?(secret: string, step: { env: Env; now: Date }): Promise<Grant>;
}
