import type { Offer } from '#core/ports/oauth.ts';
import { behindTheDoor, type ByOAuth, type Connecting } from '../../accounts/connecting.ts';

/** One of our accounts that a visit lets us in to. */
export interface Offered {
  key: string;
  account: ByOAuth;
  offer: Offer;
}

/** What a visit lets us in to: accounts of ours, and names of those that the configuration does not have. @throws OAuthError */
export async function offeredBy(
  connecting: Connecting,
  through: ByOAuth,
  { visit, now }: { visit: string; now: Date },
): Promise<{ ours: Offered[]; others: string[] }> {
  const accounts = behindTheDoor(connecting, through);
  const ours: Offered[] = [];
  const others: string[] = [];
  for (const network of new Set(accounts.map(([, { network: each }]) => each))) {
    const here = accounts.filter(([, account]) => account.network === network);
    const [, first] = here[0] ?? [];
    for (const offer of (await first?.oauth.offers(visit, { env: first.env, now })) ?? []) {
      const [key, account] = here.find(([, { handle }]) => offer.handles.includes(handle.toLowerCase())) ?? [];
      if (key === undefined || account === undefined) others.push(offer.name);
      else ours.push({ key, account, offer });
    }
  }
  return { ours, others };
}
