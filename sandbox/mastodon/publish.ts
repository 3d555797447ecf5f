import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { MediaShelf } from '../social/media.ts';
import type { MediaItem, Posts } from '../social/posts.ts';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import { invalid, maxCharacters, notFound, noThread, Problem, refusals } from './problem.ts';
import type { Statuses } from './statuses.ts';
import { lengthOf } from './text.ts';

/** Forms send everything as text. */
const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0'])]).optional();
const Body = z.looseObject({
  status: z.string().nullish(),
  in_reply_to_id: z.union([z.string(), z.number()]).nullish(),
  media_ids: z.array(z.string()).nullish(),
  spoiler_text: z.string().nullish(),
  visibility: z.string().nullish(),
  sensitive: flag,
});
const visibilities = ['public', 'unlisted', 'private', 'direct'];
const KEPT_MS = 3_600_000;
const mostFiles = 4;
const itemTypes: Readonly<Record<string, MediaItem['type']>> = { image: 'photo', gif: 'animated_gif', video: 'video' };

export interface Publisher {
  /** Writes a post, or gives the one that the same Idempotency-Key wrote within the hour. @throws Problem in Mastodon's words */
  publish(author: UserRow, body: unknown, key: string | undefined): PostRow;
}

interface Parts {
  social: Social;
  statuses: Statuses;
  clock: Clock;
}

export function createPublisher(db: DatabaseSync, { social, statuses, clock }: Parts): Publisher {
  const { posts, shelf } = social;
  const known = db.prepare('SELECT root FROM mastodon_idempotency WHERE user = ? AND key = ? AND at_ms > ?');
  const keep = db.prepare('INSERT OR REPLACE INTO mastodon_idempotency (user, key, root, at_ms) VALUES (?, ?, ?, ?)');
  const attach = db.prepare('INSERT INTO mastodon_attached (media, root) VALUES (?, ?)');
  const attached = db.prepare('SELECT 1 FROM mastodon_attached WHERE media = ?');
  const isFree = (id: string): boolean => attached.get(id) === undefined;

  return {
    publish(author, body, key) {
      const now = clock.now().getTime();
      if (key !== undefined && key !== '') {
        const earlier = known.get(author.id, key, now - KEPT_MS) as { root: string } | undefined;
        if (earlier !== undefined) return liveOr404(posts, earlier.root);
      }
      const read = Body.safeParse(body ?? {});
      if (!read.success) throw new Problem(400, 'Bad Request');
      const { status: text, in_reply_to_id, media_ids, spoiler_text, visibility } = read.data;
      const replyTo = in_reply_to_id == null || in_reply_to_id === '' ? undefined : threadOf(in_reply_to_id, author);
      const media = itemsOf(media_ids ?? [], author, { shelf, isFree });
      const words = (text ?? '').trim() === '' && spoiler_text ? '.' : (text ?? '').trim();
      if (words === '' && media.length === 0) throw invalid("Text can't be blank");
      if (lengthOf(words) + lengthOf(spoiler_text ?? '') > maxCharacters) throw refusals['too-long']();
      if (visibility != null && !visibilities.includes(visibility))
        throw invalid('Visibility is not included in the list');
      const { prefix, rest } = partOf(words, replyTo, social);
      const row = posts.create({
        author,
        text: rest,
        prefix,
        replyTo,
        media,
        visibility: visibility ?? 'public',
        title: spoiler_text ?? undefined,
      });
      for (const id of media_ids ?? []) attach.run(id, row.root);
      if (key !== undefined && key !== '') keep.run(author.id, key, row.root, now);
      return row;
    },
  };

  function threadOf(id: string | number, author: UserRow): PostRow {
    const row = statuses.seen(String(id), author.id);
    if (row === undefined) throw noThread();
    return row;
  }
}

function liveOr404(posts: Posts, root: string): PostRow {
  const row = posts.latest(root);
  if (row?.deleted !== 0) throw notFound();
  return row;
}

/** Handles that open an answer are kept apart, as Mastodon's own apps write them: people read the answer without them. */
function partOf(
  words: string,
  replyTo: PostRow | undefined,
  { rules, users }: Social,
): { prefix: string; rest: string } {
  if (replyTo === undefined) return { prefix: '', rest: words };
  const opening = /^(?:@\S+\s+)+/.exec(words)?.[0] ?? '';
  const handles = opening.trim().split(/\s+/).filter(Boolean);
  const areAll = handles.every((handle) => {
    const named = rules.mentionsIn(handle)[0];
    return named !== undefined && users.byHandle(named) !== undefined;
  });
  return areAll ? { prefix: opening, rest: words.slice(opening.length) } : { prefix: '', rest: words };
}

function itemsOf(
  ids: readonly string[],
  author: UserRow,
  { shelf, isFree }: { shelf: MediaShelf; isFree(id: string): boolean },
): MediaItem[] {
  if (ids.length > mostFiles) throw new Problem(422, `Cannot attach more than ${mostFiles} files`);
  const found = ids.map((id) => {
    const row = shelf.get(id);
    if (row === undefined || row.owner !== author.id || !isFree(id))
      throw new Problem(422, `Media ${id} not found or already attached to another post`);
    return row;
  });
  if (found.length > 1 && found.some((row) => row.category !== 'image'))
    throw new Problem(422, 'Cannot attach a video to a post that already contains images');
  if (found.some((row) => !shelf.isReady(row)))
    throw new Problem(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
  return found.map((row) => ({
    type: itemTypes[row.category] ?? 'photo',
    url: `/mastodon-media/${row.id}`,
    alt: row.alt === '' ? undefined : row.alt,
  }));
}
