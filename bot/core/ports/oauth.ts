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

/** One account that a visit to a network's page lets us in to. */
export interface Offer {
  /** What recado.yaml may call it, in small letters, without @. */
  handles: readonly string[];
  /** As people know it there. */
  name: string;
  grant: Grant;
  /** Which of the scopes that were asked for it does not have. */
  lacks: readonly string[];
}

/** Why a network did not let us in, or no longer does. */
export class OAuthError extends Error {
  override name = 'OAuthError';
  readonly why: 'refused' | 'unreachable';

  /** `detail`: the network's own words. Never a token. */
  constructor(why: OAuthError['why'], detail: string, cause?: unknown) {
    super(detail, { cause });
    this.why = why;
  }
}

/** How a person lets us in to an account on the network's own page (OAuth 2.0, RFC 6749 with PKCE, RFC 7636, where the network has it). */
export interface OAuth {
  /** Networks that give the same are let in to by one visit, for all their accounts. */
  door(env: Env): string;
  /** Who signs in there: the account itself, or a person who looks after it and chooses what we get. */
  readonly as: 'account' | 'person';
  /** What is asked for, and what it is for. */
  readonly scopes: readonly { scope: string; why: TextKey }[];
  /** Names of variables of the environment that the network's app needs and that are not set. */
  missing(env: Env): readonly string[];
  /** The network's page, and what must be kept until she comes back. */
  begin(step: { redirectUri: string; state: string; scopes: readonly string[]; env: Env }): {
    url: string;
    keep: string;
  };
  /** What came of the visit, in the network's own form and secret; `offers` reads it. @throws OAuthError */
  finish(step: { code: string; keep: string; redirectUri: string; env: Env; now: Date }): Promise<string>;
  /** The accounts of this network that a visit lets us in to. @throws OAuthError */
  offers(visit: string, step: { env: Env; now: Date }): Promise<readonly Offer[]>;
  /** Left out: what was granted needs no renewal. @throws OAuthError `refused` where it never will be renewed again */
  renew?(secret: string, step: { env: Env; now: Date }): Promise<Grant>;
  /**
   * Until when it is good, as the network says now; left out: no network says so. @throws OAuthError `refused` where it is good
   * no longer
   */
  endsAt?(secret: string, step: { env: Env; now: Date }): Promise<Date | null>;
}
