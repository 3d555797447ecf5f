import type { InboundMessage, Media } from '#core/message.ts';
import type { MetaChange, MetaEntry } from '../meta/webhook-wire.ts';
import { inPrivate, type Meaning } from '../meta/meaning.ts';
import { meaningOfRow, STANDBY } from '../meta/messaging.ts';
import { addressOf, isPost } from './ids.ts';
import { ageOf } from '../meta/events.ts';
import { authorOf, mentionsIn, type Reader } from './message.ts';
import { Happened, Rated } from './webhook-wire.ts';

/** Things on a Page that somebody wrote. */
const POSTS = new Set(['post', 'status', 'photo', 'video', 'share', 'link', 'note']);
const EDITED = new Set(['edit', 'edited', 'update']);
const ALBUM = 'the Page made it, and nobody wrote to us with it';

const ignoredItems: Readonly<Record<string, string>> = {
  like: 'the next look brings how many there are',
  reaction: 'the next look brings how many there are',
  album: ALBUM,
  event: ALBUM,
  milestone: ALBUM,
  mention: 'the field "mention" tells it',
};
const ignoredVerbs: Readonly<Record<string, string>> = {
  block: "Meta blocks a film of the Page for its rights' sake; its owner is told there",
  unblock: 'Meta shows a film of the Page again; its owner is told there',
  mute: "Meta mutes a film of the Page for its rights' sake; its owner is told there",
};
const ignoredFields: Readonly<Record<string, string>> = {
  leadgen: 'forms of advertisements are another tool',
  parking: "the Page's own profile",
  payment_options: "the Page's own profile",
};

/** What an entry of a call means, thing by thing; `now` where Meta does not tell the time. */
export function meaningsOf(entry: MetaEntry, { now, me }: { now: Date; me: Reader }): Meaning[] {
  const at = entry.time ?? now;
  if (entry.object !== 'page') return [{ kind: 'ignored', why: `"${entry.object}" is another network's` }];
  if (entry.id !== me.pageId) return [{ kind: 'ignored', why: "another Page's" }];
  const changes = entry.changes.map((change): Meaning =>
    change.field === undefined ? { kind: 'unknown', what: 'a change without a field' } : meaningOf(change, { at, me }),
  );
  return [
    ...changes,
    ...entry.messaging.map((row) => inPrivate(meaningOfRow(row, { ourId: me.pageId, at }))),
    ...entry.standby.map((): Meaning => ({ kind: 'ignored', why: STANDBY })),
  ];
}

/** What a change on our Page means. Pure: the same call says the same twice. */
function meaningOf(change: MetaChange, { at, me }: { at: Date; me: Reader }): Meaning {
  const { field, value } = change;
  if (field === 'feed' || field === 'mention') {
    const read = Happened.safeParse(value);
    return read.success ? happened(read.data, { at, me, field }) : unknown(field, value);
  }
  if (field === 'ratings') {
    const rated = Rated.safeParse(value);
    if (rated.success) return review(rated.data, { at, me });
    const read = Happened.safeParse(value);
    if (!read.success) return unknown(field, value);
    return ignoredItems[read.data.item] !== undefined || read.data.item === 'comment'
      ? { kind: 'ignored', why: 'what is said and liked under a review does not reach the Page by Graph' }
      : unknown(field, value);
  }
  const why = ignoredFields[field];
  return why === undefined ? unknown(field, value) : { kind: 'ignored', why };
}

function happened(value: Happened, { at, me, field }: { at: Date; me: Reader; field: string }): Meaning {
  const { item, verb, comment_id, post_id } = value;
  const isComment = item === 'comment';
  const ignored = ignoredItems[item] ?? (isComment || POSTS.has(item) ? ignoredVerbs[verb] : undefined);
  if (ignored !== undefined) return { kind: 'ignored', why: ignored };
  const nativeId = isComment ? comment_id : post_id;
  if (!(isComment || POSTS.has(item)) || !nativeId) return unknown(field, value);
  if (verb === 'remove' || verb === 'delete') return { kind: 'deleted', nativeId };
  if (verb === 'hide' || verb === 'unhide') return { kind: 'hid', nativeId, hidden: verb === 'hide', at };
  const isEdit = EDITED.has(verb);
  if (verb !== 'add' && !isEdit) return unknown(field, value);
  const message = isComment
    ? commentOf(value, { id: nativeId, isEdit, at, me })
    : postOf(value, { id: nativeId, isEdit, at, me });
  // A mention stands where others wrote, and Meta names nobody there.
  if (field === 'mention')
    return {
      kind: 'ask',
      nativeId,
      as: 'mention',
      else: { ...message, kind: 'mention', mentions: [me.handle.toLowerCase()] },
    };
  const isWhole = value.from !== undefined && (value.message || message.media.length > 0) && value.created_time;
  return isWhole ? { kind: 'message', message } : { kind: 'ask', nativeId, else: message };
}

interface ChangeFacts {
  id: string;
  isEdit: boolean;
  at: Date;
  me: Reader;
}

function postOf(value: Happened, { id, isEdit, at, me }: ChangeFacts): InboundMessage {
  const postedAt = value.created_time ?? at;
  return {
    nativeId: id,
    currentId: id,
    version: isEdit ? ageOf(postedAt, at) : 0,
    uncounted: true,
    kind: 'post',
    private: false,
    text: value.message ?? '',
    author: authorOf(value.from, id, me),
    postedAt,
    url: addressOf(id, { postId: id, ...me }),
    conversationId: id,
    mentions: mentionsIn(value.message_tags, me),
    media: mediaOf(value),
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  };
}

function commentOf(value: Happened, of: ChangeFacts): InboundMessage {
  const { id, me } = of;
  const postId = value.post_id ?? `${me.pageId}_${id.split('_')[0] ?? id}`;
  return {
    ...postOf(value, of),
    kind: 'comment',
    url: addressOf(id, { postId, ...me }),
    conversationId: postId,
    parentId: value.parent_id ?? postId,
  };
}

function review(value: Rated, { at, me }: { at: Date; me: Reader }): Meaning {
  const { verb, open_graph_story_id: story, reviewer_id, reviewer_name, rating, recommendation_type } = value;
  const nativeId = isPost(story, me.pageId) ? story : `${me.pageId}_${story}`;
  if (verb === 'remove' || verb === 'delete') return { kind: 'deleted', nativeId };
  if (verb !== 'add' && !EDITED.has(verb)) return unknown('ratings', value);
  const postedAt = value.created_time ?? at;
  const stars = rating ?? (recommendation_type ? (recommendation_type === 'POSITIVE' ? 5 : 1) : undefined);
  return {
    kind: 'message',
    message: {
      nativeId,
      currentId: nativeId,
      version: verb === 'add' ? 0 : ageOf(new Date(0), at),
      uncounted: true,
      kind: 'review',
      private: false,
      text: value.review_text ?? '',
      rating: stars === undefined ? undefined : { stars, of: 5 },
      author: authorOf(reviewer_id ? { id: reviewer_id, name: reviewer_name ?? '' } : undefined, nativeId, me),
      postedAt,
      url: addressOf(nativeId, { postId: nativeId, ...me }),
      conversationId: nativeId,
      mentions: [],
      media: [],
      counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    },
  };
}

function mediaOf({ item, photo, video, photos, link }: Happened): Media[] {
  const film = video ?? (item === 'video' ? link : undefined);
  if (film) return [{ kind: 'video', url: film }];
  const pictures = [photo, ...(photos.length > 0 ? photos : item === 'photo' ? [link] : [])];
  return pictures.flatMap((url) => (url ? [{ kind: 'image' as const, url }] : []));
}

/** Which field, of what, and what was done: no words of people. */
function unknown(field: string, value: unknown): Meaning {
  const named = typeof value === 'object' && value !== null ? value : {};
  const word = (name: 'item' | 'verb'): string => {
    const said: unknown = name in named ? (named as Record<string, unknown>)[name] : undefined;
    return typeof said === 'string' ? said.slice(0, 40) : '?';
  };
  return { kind: 'unknown', what: `${field.slice(0, 40)}: ${word('item')} ${word('verb')}` };
}
