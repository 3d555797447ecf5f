import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { OAuthError, type Grant, type OAuth } from '#core/ports/oauth.ts';
import type { AccountAccessStore, AccessRow } from '../../store/accounts/account-access.ts';
import { aboutAccount, type Vault } from './vault.ts';

/** What was granted for one account, as its network needs it: read, renewed in time, and kept. */
export interface Granted {
  /** Undefined: nobody let us in, or the network takes it no longer. */
  current(): Promise<string | undefined>;
  keep(grant: Grant, by: string): Promise<void>;
  /** Asks the network until when it is good, where the network says so; false where it is no longer. */
  probe(): Promise<boolean>;
}

interface GrantedDeps {
  network: string;
  account: string;
  access: AccountAccessStore;
  /** Left out: `RECADO_SECRET` is not set, so nothing can be kept. */
  vault: Vault | undefined;
  oauth: OAuth | undefined;
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  log: Log;
}

/** Another process may have renewed it, or somebody let us in there. */
const READ_AGAIN_MS = 5_000;
/** A renewal that takes longer has failed; another may try. */
const RENEWS_WITHIN_MS = 60_000;

export function createGranted({ network, account, access, vault, oauth, env, clock, log }: GrantedDeps): Granted {
  const of = { network, account };
  const about = aboutAccount(of);
  let read: { row: AccessRow | null; secret: string | undefined; at: number } | undefined;
  let renewing: Promise<void> | undefined;

  async function look(): Promise<NonNullable<typeof read>> {
    const at = clock.now().getTime();
    if (read !== undefined && at - read.at < READ_AGAIN_MS) return read;
    const row = await access.get(network, account);
    const secret = row === null || row.refusedAt !== null ? undefined : vault?.open(row, about);
    if (row !== null && row.refusedAt === null && secret === undefined)
      log.error(of, 'the access of an account was closed with another RECADO_SECRET; connect the account again');
    read = { row, secret, at };
    return read;
  }

  /** Tokens that are renewed are good for once: one process renews, and what came is written before anybody uses it. */
  async function renew(secret: string): Promise<void> {
    const now = clock.now();
    if (oauth?.renew === undefined || vault === undefined) return;
    if (!(await access.claimRenewal({ ...of, at: now, ms: RENEWS_WITHIN_MS }))) return;
    try {
      const grant = await oauth.renew(secret, { env, now });
      await access.renewed({
        ...of,
        ...vault.seal(grant.secret, about),
        renewAt: grant.renewAt,
        endsAt: grant.endsAt,
      });
      log.info(of, 'the access of an account was renewed');
    } catch (err) {
      if (!(err instanceof OAuthError)) throw err;
      log.warn({ ...of, why: err.why, detail: err.message }, 'the access of an account could not be renewed');
      if (err.why === 'refused') await access.refused({ ...of, at: now });
    } finally {
      read = undefined;
    }
  }

  return {
    async current() {
      const { row, secret } = await look();
      if (row === null || secret === undefined) return undefined;
      if (row.renewAt === null || row.renewAt > clock.now()) return secret;
      renewing ??= renew(secret).finally(() => (renewing = undefined));
      await renewing;
      return (await look()).secret;
    },
    async probe() {
      read = undefined;
      const { row, secret } = await look();
      if (oauth?.endsAt === undefined || row === null || secret === undefined)
        return row === null || row.refusedAt === null;
      try {
        await access.ends({ ...of, was: row.sealed, endsAt: await oauth.endsAt(secret, { env, now: clock.now() }) });
        return true;
      } catch (err) {
        if (!(err instanceof OAuthError)) throw err;
        log.warn({ ...of, why: err.why, detail: err.message }, 'the access of an account was asked about');
        if (err.why === 'refused') await access.refused({ ...of, at: clock.now() });
        return err.why !== 'refused';
      } finally {
        read = undefined;
      }
    },
    async keep(grant, by) {
      if (vault === undefined) throw new Error('there is no secret to keep it with');
      const { secret, renewAt, endsAt } = grant;
      await access.put({ ...of, ...vault.seal(secret, about), renewAt, endsAt, grantedBy: by, grantedAt: clock.now() });
      read = undefined;
    },
  };
}
