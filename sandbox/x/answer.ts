import type { Posts } from '../social/posts.ts';
import { notFound, notVisible } from './problem.ts';
import type { Shape, Shaper } from './shape.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import { present } from '#core/present.ts';

const always = {
  tweet: ['id', 'text', 'edit_history_tweet_ids'],
  user: ['id', 'name', 'username'],
  media: ['media_key', 'type'],
};
/** An expansion brings the field it rests on. */
const restsOn: Readonly<Record<string, string>> = {
  'attachments.media_keys': 'attachments',
  'referenced_tweets.id': 'referenced_tweets',
  'referenced_tweets.id.author_id': 'referenced_tweets',
  'entities.mentions.username': 'entities',
};

export interface Answerer {
  /** `data` with what the query asked for beside it; without posts there is no `data`, as on X. */
  posts(rows: PostRow[], query: URLSearchParams, single: boolean): Record<string, unknown>;
  user(row: UserRow, query: URLSearchParams): Record<string, unknown>;
  users(rows: UserRow[], query: URLSearchParams): Record<string, unknown>;
}

/** Reduces whole objects to the fields and expansions that a query asks for. */
export function createAnswerer({ posts, users, shaper }: { posts: Posts; users: Users; shaper: Shaper }): Answerer {
  function includesOf(
    rows: PostRow[],
    query: URLSearchParams,
  ): { includes: Record<string, unknown>; errors: Record<string, unknown>[] } {
    const expansions = new Set(listOf(query, 'expansions'));
    const has = (...names: string[]): boolean => names.some((name) => expansions.has(name));
    const errors: Record<string, unknown>[] = [];
    const referred = new Map<string, PostRow>();
    for (const id of rows.flatMap((row) => [row.reply_to, row.quote].filter((each) => each !== null))) {
      const row = posts.byId(id);
      if (row !== undefined && row.deleted === 0 && !users.isAway(row.author)) referred.set(id, row);
      else if (row !== undefined && row.deleted === 0) {
        if (has('referenced_tweets.id', 'referenced_tweets.id.author_id'))
          errors.push(notVisible({ value: id, kind: 'tweet', parameter: 'referenced_tweets.id' }));
      } else if (has('referenced_tweets.id', 'referenced_tweets.id.author_id'))
        errors.push(notFound({ value: id, kind: 'tweet', parameter: 'referenced_tweets.id' }));
    }
    const people = new Set<string>();
    for (const row of rows) {
      if (has('author_id')) people.add(row.author);
      const target = row.reply_to === null ? undefined : posts.byId(row.reply_to);
      if (has('in_reply_to_user_id') && target !== undefined) people.add(target.author);
      if (has('entities.mentions.username')) for (const id of mentionedIn(shaper.post(row))) people.add(id);
    }
    if (has('referenced_tweets.id.author_id')) for (const row of referred.values()) people.add(row.author);
    const tweets = has('referenced_tweets.id', 'referenced_tweets.id.author_id') ? [...referred.values()] : [];
    const pictures = has('attachments.media_keys') ? rows.flatMap((row) => shaper.media(row)) : [];
    return {
      errors,
      includes: present({
        users:
          people.size > 0
            ? [...people].flatMap((id) => users.byId(id) ?? []).map((row) => pick(shaper.user(row), userFields(query)))
            : undefined,
        // X fills objects that it includes with their author too.
        tweets:
          tweets.length > 0
            ? tweets.map((row) => pick(shaper.post(row), [...tweetFields(query), 'author_id']))
            : undefined,
        media:
          pictures.length > 0
            ? pictures.map((each) => pick(each, [...always.media, ...listOf(query, 'media.fields')]))
            : undefined,
      }),
    };
  }

  return {
    posts: (rows, query, single) => {
      const data = rows.map((row) => pick(shaper.post(row), tweetFields(query)));
      const { includes, errors } = includesOf(rows, query);
      return {
        data: data.length > 0 ? (single ? data[0] : data) : undefined,
        includes: Object.keys(includes).length > 0 ? includes : undefined,
        errors: errors.length > 0 ? errors : undefined,
      };
    },
    user: (row, query) => ({ data: pick(shaper.user(row), userFields(query)) }),
    users: (rows, query) => ({
      data: rows.length > 0 ? rows.map((row) => pick(shaper.user(row), userFields(query))) : undefined,
    }),
  };
}

function tweetFields(query: URLSearchParams): string[] {
  return [
    ...always.tweet,
    ...listOf(query, 'tweet.fields'),
    ...listOf(query, 'expansions').map((each) => restsOn[each] ?? each),
  ];
}

function userFields(query: URLSearchParams): string[] {
  return [...always.user, ...listOf(query, 'user.fields')];
}

function listOf(query: URLSearchParams, name: string): string[] {
  return query.get(name)?.split(',') ?? [];
}

function pick(object: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const wanted = new Set(names);
  return Object.fromEntries(Object.entries(object).filter(([name]) => wanted.has(name)));
}

function mentionedIn(post: Shape): string[] {
  const entities = post['entities'] as { mentions?: { id: string }[] } | undefined;
  return entities?.mentions?.map((each) => each.id) ?? [];
}
