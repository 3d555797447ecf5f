import { z } from 'zod';
import { ageOf, influenceOf, type Influence } from '#core/authors/influence.ts';
import { RecadoError } from '#core/errors.ts';
import { dayAt, momentOf } from '#core/hours/wall-time.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Services } from '../context.ts';
import type { FollowerRow } from '../../store/authors/followers.ts';
import { paidReadsOf } from './paid-reads.ts';

/** Between two looks where each account that is read costs, and where none does. */
const PAID_MS = 6 * 3_600_000;
// A little less than a minute, since it is asked once a minute.
const FREE_MS = 50_000;
/** Of one look where nothing is charged. */
const FREE_READS = 2_000;
/** Of one day; more are counted and not listed. */
const MOST = 500;

const Kept = z.object({
  at: z.iso.datetime(),
  cursor: z.string().optional(),
  /** Code of what kept the last look from everything. */
  error: z.string().nullable().default(null),
});
type Kept = z.output<typeof Kept>;

/** Accounts whose network tells who follows them, and that may be asked. */
function tellingAccounts({ networks }: Pick<Services, 'networks'>): [account: string, NetworkConnection][] {
  return [...networks].filter(([, { newFollowers, budgets }]) => newFollowers && budgets?.followers !== 0);
}

export function tellsFollowers(services: Pick<Services, 'networks'>): boolean {
  return tellingAccounts(services).length > 0;
}

async function lastLook({ store }: Pick<Services, 'store'>, account: string): Promise<Kept | undefined> {
  return Kept.safeParse(await store.memory('followers').get(account)).data;
}

/** Who began to follow which account, of all whose time has come. What cannot be read is read at the next look. */
export async function readFollowers(services: Services, signal: AbortSignal): Promise<void> {
  const broken = new Map((await services.store.accounts.all()).map((row) => [row.account, row.brokenFor]));
  for (const [account, connection] of tellingAccounts(services)) {
    signal.throwIfAborted();
    const kept = await lastLook(services, account);
    const waited = services.clock.now().getTime() - Date.parse(kept?.at ?? '1970-01-01');
    if (waited < (connection.budgets ? PAID_MS : FREE_MS) || broken.get(account) === 'everything') continue;
    await lookAt(services, connection, { kept, signal });
  }
}

async function lookAt(
  services: Services,
  connection: NetworkConnection,
  { kept, signal }: { kept: Kept | undefined; signal: AbortSignal },
): Promise<void> {
  const { store, clock, config, log } = services;
  const { account, newFollowers, budgets } = connection;
  const network = Object.values(config.brands).flatMap(({ accounts }) => accounts[account]?.network ?? [])[0];
  if (!newFollowers || network === undefined) return;
  const at = clock.now();
  const paid = budgets && paidReadsOf(services, account);
  const perDay = budgets?.followers ?? FREE_READS;
  const given = paid ? await paid.take('followers', { reads: perDay, perDay }) : FREE_READS;
  if (given === 0) {
    await paid?.spent('followers', perDay);
    return;
  }
  let { cursor } = kept ?? {};
  let error: string | null = null;
  // Whoever stops in the middle has paid: only a look that ended gives back.
  try {
    const found = await newFollowers({ cursor, atMost: given, signal });
    const unwanted = await store.listening.unwanted(
      network,
      found.followers.map(({ author }) => author.nativeId),
    );
    const wanted = found.followers.filter(({ author }) => !unwanted.has(author.nativeId));
    const fresh = await store.followers.keep({ network, account }, wanted, at);
    ({ cursor } = found);
    await paid?.giveBack('followers', given - found.read);
    if (!found.all) await paid?.spent('followers', perDay);
    if (fresh > 0) log.info({ account, read: found.read, fresh }, 'new followers were noted');
  } catch (failure) {
    await paid?.giveBack('followers', given);
    if (signal.aborted || !(failure instanceof RecadoError)) throw failure;
    error = failure.code;
    log.warn({ account, err: failure }, 'who follows us could not be read; it is at the next look');
  }
  await store.memory('followers').put(account, { at: at.toISOString(), cursor, error });
}

/** Somebody who began to follow one of our accounts today. */
export interface NewFollower extends FollowerRow {
  /** Null where the network does not tell how many follow her. */
  influence: Influence | null;
}

/** The new followers of one account. */
export interface FollowersFacts {
  account: string;
  /** The most influential first. */
  people: NewFollower[];
  /** With those that are too many to be listed. */
  count: number;
  lookedAt: Date | null;
  error: string | null;
}

/** Who began to follow which account since midnight. */
export async function followersToday(
  services: Pick<Services, 'store' | 'config' | 'clock' | 'networks'>,
): Promise<FollowersFacts[]> {
  const { store, config, clock } = services;
  const now = clock.now();
  const midnight = momentOf(`${dayAt(now, config.timeZone)}T00:00`, config.timeZone);
  const [rows, counts] = await Promise.all([store.followers.since(midnight, MOST), store.followers.counts(midnight)]);
  const people = rows.map((row) => ({ ...row, influence: influence(row, now) }));
  return await Promise.all(
    tellingAccounts(services).map(async ([account]) => {
      const kept = await lastLook(services, account);
      return {
        account,
        people: people
          .filter((each) => each.account === account)
          .toSorted((a, b) => (b.influence?.score ?? -1) - (a.influence?.score ?? -1)),
        count: counts.get(account) ?? 0,
        lookedAt: kept ? new Date(kept.at) : null,
        error: kept?.error ?? null,
      };
    }),
  );
}

function influence({ followers, following, joinedOn, reactions }: FollowerRow, now: Date): Influence | null {
  if (followers === null) return null;
  return influenceOf({ followers, following: following ?? undefined, ageDays: ageOf(joinedOn, now), reactions });
}
