import type { Clock } from '#core/ports/clock.ts';
import { createSignedTokens } from '../web/signed-token.ts';
import type { ByOAuth, Connecting } from './connecting.ts';

/** Long enough to sign in on the network first. */
const LINK_MS = 15 * 60_000;

export function createConnecting({
  accounts,
  vault,
  base,
  secret,
  clock,
}: Pick<Connecting, 'accounts' | 'vault'> & {
  accounts: ReadonlyMap<string, ByOAuth>;
  /** Where people reach us, without a slash at its end. */
  base: string;
  /** What links are signed with. */
  secret: string;
  clock: Clock;
}): Connecting {
  const tokens = createSignedTokens({ secret, purpose: 'connect an account', clock });
  const packed = (text: string): string => Buffer.from(text).toString('base64url');
  const unpacked = (text: string): string => Buffer.from(text, 'base64url').toString('utf8');
  return {
    accounts,
    vault,
    linkFor: (account, by) =>
      `${base}/connect/${tokens.sign([packed(account), packed(by)], new Date(clock.now().getTime() + LINK_MS))}`,
    read(token) {
      const found = tokens.read(token);
      const [account, by] = found?.parts ?? [];
      if (found === undefined || account === undefined || by === undefined) return undefined;
      return { account: unpacked(account), by: unpacked(by), past: found.past };
    },
    redirectUri: (network) => `${base}/connected/${network}`,
  };
}
