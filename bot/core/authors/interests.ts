import type { Profile } from '../config/profile.ts';
import { createMatcher } from '../routing/words.ts';

/** Something that she mentioned, as the configuration names it. */
export interface Mentioned {
  kind: 'interest' | 'brand';
  name: string;
  /** Messages of hers. */
  count: number;
  inBio: boolean;
  /** Of the newest message; null where only her profile mentions it. */
  lastAt: Date | null;
  /** The newest messages that mention it, at most two. */
  examples: { url: string; postedAt: Date }[];
}

interface AuthorMessage {
  text: string;
  url: string;
  postedAt: Date;
}

/** Older than this, what somebody mentioned says nothing of her any more. */
export const INTERESTS_DAYS = 180;
const EXAMPLES = 2;

type Finder = (said: readonly AuthorMessage[], bio: string) => Mentioned[];

const finders = new WeakMap<Profile, Finder>();

/** What she mentioned in what we have seen of her, the most often first; nothing is concluded from it, and nothing kept. */
export function mentionedBy(profile: Profile, said: readonly AuthorMessage[], bio = ''): Mentioned[] {
  const finder = finders.get(profile) ?? createFinder(profile);
  finders.set(profile, finder);
  return finder(said, bio);
}

function createFinder({ interests, brands }: Profile): Finder {
  const all = [
    ...Object.values(interests).map((each) => ({ ...each, kind: 'interest' as const })),
    ...Object.values(brands).map((each) => ({ ...each, kind: 'brand' as const })),
  ].map(({ kind, name, words }) => ({ kind, name, matcher: createMatcher(words) }));
  return (said, bio) =>
    all
      .flatMap(({ kind, name, matcher }): Mentioned[] => {
        const found = said
          .filter(({ text }) => matcher.first(text) !== null)
          .toSorted((one, other) => other.postedAt.getTime() - one.postedAt.getTime());
        const inBio = matcher.first(bio) !== null;
        if (found.length === 0 && !inBio) return [];
        const examples = found.slice(0, EXAMPLES).map(({ url, postedAt }) => ({ url, postedAt }));
        return [{ kind, name, count: found.length, inBio, lastAt: found[0]?.postedAt ?? null, examples }];
      })
      .toSorted((one, other) => other.count - one.count);
}
