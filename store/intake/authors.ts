import { ageOf, influenceOf } from '#core/authors/influence.ts';
import { newId } from '#core/ids.ts';
import type { Author, InboundAuthor } from '#core/message.ts';
import type { Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import type { Tables } from '../database/schema.ts';

type AuthorRow = Tables['authors'];

/** Somebody who wrote before. */
export interface KnownAuthor {
  id: string;
  influence: number | null;
  objected: boolean;
}

export function toAuthor({
  bio,
  avatarUrl,
  followers,
  following,
  joinedOn,
  verified,
  objectedAt,
  influence: _influence,
  seenAt: _seenAt,
  timesThisMonth,
  ...row
}: AuthorRow & { timesThisMonth: number | null }): Author {
  return {
    ...row,
    timesThisMonth: Number(timesThisMonth ?? 0),
    bio: bio ?? undefined,
    avatarUrl: avatarUrl ?? undefined,
    followers: followers ?? undefined,
    following: following ?? undefined,
    joinedOn: joinedOn ?? undefined,
    verified: verified ?? undefined,
    objectedAt: objectedAt ?? undefined,
  };
}

export function authorKey(network: string, nativeId: string): string {
  return JSON.stringify([network, nativeId]);
}

/** A network that shows nothing of an author leaves only the id. */
function isNamed({ handle, nativeId }: InboundAuthor): boolean {
  return handle !== nativeId;
}

/**
 * Keeps what each author looks like now; gives their ids by `authorKey`. `known` are those who were looked up in this transaction,
 * null who was not there; nobody else writes authors meanwhile, so that only for others the database must be asked which id it has.
 */
export async function upsertAuthors(
  trx: Trx,
  seen: readonly { network: string; author: InboundAuthor }[],
  { known, at }: { known: ReadonlyMap<string, KnownAuthor | null>; at: Date },
): Promise<Map<string, string>> {
  // The last look wins; one statement may not touch a row twice.
  const newest = new Map<string, (typeof seen)[number]>();
  for (const one of seen) {
    const key = authorKey(one.network, one.author.nativeId);
    if (!newest.has(key) || isNamed(one.author)) newest.set(key, one);
  }
  const rows = [...newest].map(([key, { network, author }]) => ({
    id: known.get(key)?.id ?? newId('au', at),
    network,
    nativeId: author.nativeId,
    handle: author.handle,
    name: author.name,
    bio: author.bio,
    avatarUrl: author.avatarUrl,
    followers: author.followers,
    following: author.following,
    joinedOn: author.joinedOn,
    verified: author.verified,
    influence: influenceNow(author, known.get(key), at),
    seenAt: at,
  }));
  const isSure = newest.keys().every((key) => known.has(key));
  const stored = await insertRows<Pick<AuthorRow, 'id' | 'network' | 'nativeId'>>(trx, {
    into: 'authors',
    rows,
    // Whom the network does not name stands under the bare id; that never replaces a name.
    then: `on conflict (network, native_id) do update set handle = case when excluded.handle = excluded.native_id then authors.handle else excluded.handle end,
      name = case when excluded.handle = excluded.native_id then authors.name else excluded.name end, bio = coalesce(excluded.bio, authors.bio),
      avatar_url = coalesce(excluded.avatar_url, authors.avatar_url), followers = coalesce(excluded.followers, authors.followers),
      following = coalesce(excluded.following, authors.following), joined_on = coalesce(excluded.joined_on, authors.joined_on),
      verified = coalesce(excluded.verified, authors.verified),
      influence = case when authors.objected_at is null then coalesce(authors.influence, excluded.influence) end, seen_at = excluded.seen_at${isSure ? '' : ' returning id, network, native_id'}`,
  });
  return new Map((isSure ? rows : stored).map((row) => [authorKey(row.network, row.nativeId), row.id]));
}

/** As it was last noted; of somebody new by her reach alone. Null where that is not told, or she wants none. */
export function influenceNow(
  { followers, following, joinedOn }: InboundAuthor,
  known: KnownAuthor | null | undefined,
  at: Date,
): number | null {
  if (known?.objected) return null;
  if (known?.influence != null) return known.influence;
  if (followers === undefined) return null;
  return influenceOf({ followers, following, ageDays: ageOf(joinedOn, at), reactions: [] }).score;
}
