/** Changes with every change of the formula, so that figures of two versions are never compared. */
export const INFLUENCE_VERSION = 'v1';

export interface InfluenceFacts {
  followers: number;
  following?: number | undefined;
  /** Of the account, in days; left out where the network does not tell. */
  ageDays?: number | undefined;
  /** Reactions to each of her public posts that we have seen. */
  reactions: readonly number[];
}

export interface Influence {
  /** 0 to 100. */
  score: number;
  /** What readers usually do with a post of hers: likes, reposts, quotes and replies. */
  usual: number;
  /** How far it can be relied on, by how many posts are known. */
  sure: 'high' | 'medium' | 'low';
  /** What halves it, where something does. */
  halved: ('follows-back' | 'new-account')[];
}

/** With so many followers the reach is full. */
const FULL_REACH = 1_000_000;
/** What nobody reacted to yet is taken for what is usual with so many followers: it damps one post that went round the world. */
const PSEUDO_POSTS = 3;

/**
 * Reach, damped by what readers really do: no post that went viral makes an influential author, nor do followers who were bought. Whether
 * she is verified does not count, for that is bought too.
 */
export function influenceOf({ followers, following, ageDays, reactions }: InfluenceFacts): Influence {
  const reach = Math.min(1, Math.log10(1 + followers) / Math.log10(1 + FULL_REACH));
  const prior = Math.min(3, Math.max(0.3, followers * 0.001));
  const usual = median([...reactions, ...Array.from({ length: PSEUDO_POSTS }, () => prior)]);
  const engagement = Math.min(1, Math.log10(1 + usual) / 3);
  const halved: Influence['halved'] = [
    ...(followers > 2_000 && following !== undefined && following / followers > 0.9 ? ['follows-back' as const] : []),
    ...(ageDays !== undefined && ageDays < 30 ? ['new-account' as const] : []),
  ];
  return {
    score: Math.round(100 * reach * (0.4 + 0.6 * engagement) * 0.5 ** halved.length),
    usual: Math.round(usual * 10) / 10,
    sure: reactions.length >= 10 ? 'high' : reactions.length >= 3 ? 'medium' : 'low',
    halved,
  };
}

/** Her influence where it is about one topic, of which so many of her posts are. */
export function onTopic(score: number, { about, posts }: { about: number; posts: number }): number {
  return Math.round(score * Math.sqrt((about + 0.5) / (posts + 5)));
}

/** Points between two looks, by followers alone; null where it is too little or too soon to be called a trend. */
export function trendOf(now: InfluenceFacts, before: { followers: number; days: number } | null): number | null {
  if (!before || before.days < 14) return null;
  const change = influenceOf(now).score - influenceOf({ ...now, followers: before.followers }).score;
  return Math.abs(change) > 5 ? change : null;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Whole days that an account is old; undefined where the network does not tell. */
export function ageOf(joinedOn: string | null | undefined, now: Date): number | undefined {
  const days = joinedOn == null ? Number.NaN : Math.floor((now.getTime() - Date.parse(joinedOn)) / 86_400_000);
  return Number.isNaN(days) ? undefined : days;
}
