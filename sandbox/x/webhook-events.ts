import type { DatabaseSync } from 'node:sqlite';
import { tweetText } from '../social/tweet-text.ts';
import type { Posts } from '../social/posts.ts';
import type { Shaper } from './shape.ts';
import { createXIds } from './ids.ts';
import type { PostRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Calls } from './webhook-calls.ts';
import type { SubscriptionRow } from './webhook-tables.ts';

/** Event types that can be subscribed to here; X has many more. */
export const activityTypes = [
  'post.create',
  'post.delete',
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'dm.received',
  'dm.sent',
] as const;

export interface Activities {
  /** Tells whoever subscribed to it; `includes` as X expands them. */
  emit(
    type: (typeof activityTypes)[number],
    userId: string,
    payload: Record<string, unknown>,
    includes?: Record<string, unknown>,
  ): void;
  /** Tells from now on what is written and deleted, as X does. */
  watch(posts: Posts): void;
}

/** Turns what happens on the simulated X into the events of the X Activity API. */
export function createActivities({
  db,
  clock,
  users,
  shaper,
  calls,
}: {
  db: DatabaseSync;
  clock: Clock;
  users: Users;
  shaper(): Shaper;
  calls: Calls;
}): Activities {
  const nextId = createXIds(clock);

  function emit(
    type: string,
    userId: string,
    payload: Record<string, unknown>,
    includes: Record<string, unknown> = {},
  ): void {
    const rows = db
      .prepare('SELECT * FROM x_subscriptions WHERE event_type = ? AND user_id = ? AND webhook IS NOT NULL')
      .all(type, userId) as unknown as SubscriptionRow[];
    for (const { webhook, tag } of rows) {
      if (webhook === null) continue;
      calls.add(
        webhook,
        JSON.stringify({
          data: {
            event_uuid: nextId(),
            filter: { user_id: userId },
            event_type: type,
            tag: tag ?? undefined,
            payload,
            includes,
          },
        }),
      );
    }
  }

  function created(row: PostRow, posts: Posts): void {
    const authors = [row.reply_to, row.quote].map((id) => (id === null ? undefined : posts.byId(id)?.author));
    const [answered, quoted] = authors;
    // Only handles that she wrote herself: those that X puts before a reply make no mention event.
    const mentioned = tweetText()
      .extractMentions(row.text)
      .flatMap((handle) => users.byHandle(handle)?.id ?? []);
    const referred = [row.reply_to, row.quote].flatMap((id) => (id === null ? [] : (posts.byId(id) ?? [])));
    const people = [...new Set([row.author, ...mentioned, ...referred.map((each) => each.author)])].flatMap(
      (id) => users.byId(id) ?? [],
    );
    const tell = (type: (typeof activityTypes)[number], id: string): void => {
      if (type === 'post.create' || id !== row.author)
        emit(type, id, shaper().post(row), {
          users: people.map((each) => shaper().user(each)),
          tweets: referred.map((each) => shaper().post(each)),
          media: shaper().media(row),
        });
    };
    tell('post.create', row.author);
    for (const id of new Set(mentioned)) tell('post.mention.create', id);
    if (answered !== undefined) tell('post.reply.create', answered);
    if (quoted !== undefined) tell('post.quote.create', quoted);
  }

  return {
    emit,
    watch: (posts) =>
      posts.watch({
        created: (row) => created(row, posts),
        removed: (post) => {
          const author = users.byId(post.author);
          if (author)
            emit(
              'post.delete',
              post.author,
              { id: post.id, author_id: post.author },
              { users: [{ data: shaper().user(author) }] },
            );
        },
      }),
  };
}
