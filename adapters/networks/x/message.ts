import type { InboundAuthor, InboundMessage, Media, MessageKind } from '#core/message.ts';
import type { Page, WireMedia, WirePost, WireUser } from './wire.ts';

/** What turning a post into a message needs to know about us. */
export interface Reader {
  /** Our own user id. */
  meId: string;
  meHandle: string;
  /** Permanent address of a post. */
  permalink(handle: string, id: string): string;
  /** Where a conversation in private is read. */
  directLink(conversationId: string): string;
}

/** X still writes some languages as ISO did until 1989. */
const OLD_CODES: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi' };

/** Undefined for a repost, which says nothing of its own. */
export function toMessage(
  post: WirePost,
  page: Pick<Page, 'users' | 'media' | 'authorOf'>,
  { meId, meHandle, permalink }: Reader,
): InboundMessage | undefined {
  const refers = (type: string): string | undefined => post.referenced.find((each) => each.type === type)?.id;
  if (refers('retweeted') !== undefined) return undefined;
  const history = post.history ?? [post.id];
  const entities = post.note?.entities ?? post.entities;
  const author = toAuthor(post.author_id, page.users.get(post.author_id));
  const parentId = refers('replied_to');
  const quotedId = refers('quoted');
  const mentions = [...new Set((entities?.mentions ?? []).map((each) => each.username.toLowerCase()))];
  const { metrics } = post;
  return {
    nativeId: history[0] ?? post.id,
    currentId: post.id,
    version: Math.max(0, history.indexOf(post.id)),
    kind: kindOf({
      repliesToUs: parentId !== undefined && post.in_reply_to_user_id === meId,
      quotesUs: quotedId !== undefined && page.authorOf.get(quotedId) === meId,
      quotes: quotedId !== undefined,
      mentionsUs: mentions.includes(meHandle.toLowerCase()),
    }),
    private: false,
    text: readableText(post.note?.text ?? post.text, entities?.urls ?? []),
    author,
    postedAt: new Date(post.created_at),
    url: permalink(author.handle, post.id),
    conversationId: post.conversation_id ?? post.id,
    parentId,
    quotedId,
    mentions,
    media: (post.attachments?.media_keys ?? []).flatMap((key) => toMedia(page.media.get(key))),
    counts: {
      likes: metrics?.like_count ?? 0,
      reposts: metrics?.reposts ?? 0,
      replies: metrics?.reply_count ?? 0,
      quotes: metrics?.quote_count ?? 0,
    },
    languageHint: post.lang === undefined ? undefined : (OLD_CODES[post.lang] ?? post.lang),
  };
}

function kindOf(post: { repliesToUs: boolean; quotesUs: boolean; quotes: boolean; mentionsUs: boolean }): MessageKind {
  if (post.repliesToUs) return 'reply';
  return post.quotesUs || (post.quotes && !post.mentionsUs) ? 'quote' : 'mention';
}

/** A post whose author X did not send along is still a customer's: it is kept under the author's id. */
export function toAuthor(id: string, user: WireUser | undefined): InboundAuthor {
  if (user === undefined) return { nativeId: id, handle: id, name: id };
  return {
    nativeId: id,
    handle: user.username,
    name: user.name,
    bio: user.description || undefined,
    avatarUrl: user.profile_image_url,
    followers: user.public_metrics?.followers_count,
    following: user.public_metrics?.following_count,
    joinedOn: user.created_at?.slice(0, 10),
    verified: user.verified,
  };
}

const mediaKinds: Readonly<Record<string, Media['kind']>> = { photo: 'image', video: 'video', animated_gif: 'gif' };

export function toMedia(media: WireMedia | undefined): Media[] {
  if (media === undefined) return [];
  const best = media.variants
    ?.filter((each) => each.content_type === 'video/mp4')
    .toSorted((a, b) => (b.bit_rate ?? 0) - (a.bit_rate ?? 0))[0];
  const url = media.url ?? best?.url;
  return [
    {
      kind: mediaKinds[media.type] ?? 'file',
      url,
      previewUrl: media.preview_image_url,
      alt: media.alt_text,
    },
  ];
}

/**
 * The text as a person reads it: short addresses replaced by the ones they stand for, the address of an attached picture left
 * out, and the three signs that X escapes put back.
 */
export function readableText(
  text: string,
  urls: readonly { url: string; expanded_url?: string; display_url?: string; media_key?: string }[],
): string {
  const told = new Map<string, string>();
  for (const { url, expanded_url, display_url, media_key } of urls) {
    const attached = media_key !== undefined || display_url?.startsWith('pic.') === true;
    if (url !== '' && !told.has(url)) told.set(url, attached ? '' : (expanded_url ?? display_url ?? url));
  }
  return withAddresses(unescape(text), told).trim();
}

/** In one pass, however many addresses: a post of 25,000 characters has room for a thousand. */
function withAddresses(text: string, told: ReadonlyMap<string, string>): string {
  // X makes all of its short addresses of one or two lengths.
  const lengths = [...new Set([...told.keys()].map(({ length }) => length))].toSorted((a, b) => b - a);
  const starts = new Set([...told.keys()].map((url) => url.slice(0, 4)));
  let readable = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!starts.has(text.slice(at, at + 4))) continue;
    const length = lengths.find((each) => told.has(text.slice(at, at + each)));
    if (length === undefined) continue;
    readable += text.slice(from, at) + (told.get(text.slice(at, at + length)) ?? '');
    from = at + length;
    at = from - 1;
  }
  return readable + text.slice(from);
}

/** &amp; last, so that "&amp;lt;" becomes "&lt;" and not "<". */
export function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
