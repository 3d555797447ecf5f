import type { InboundAuthor, InboundMessage, Media } from '#core/message.ts';
import { addressOf, postOf } from './ids.ts';
import type { WireAttachment, WireComment, WirePost } from './wire.ts';

/** What turning a post into a message needs to know about us. */
export interface Reader {
  pageId: string;
  /** Handle in the configuration. */
  handle: string;
  pageName: string;
  /** Where people read posts. */
  site: string;
}

/** Of a person whom Meta does not name; each message is somebody else's, as far as we know. */
const NOBODY = 'Facebook';

export function fromPost(post: WirePost, version: number, me: Reader): InboundMessage {
  const attachments = post.attachments?.data ?? [];
  return {
    nativeId: post.id,
    currentId: post.id,
    version,
    uncounted: true,
    kind: 'post',
    private: false,
    text: post.message ?? post.story ?? '',
    author: authorOf(post.from, post.id, me),
    postedAt: post.created_time,
    url: addressOf(post.id, { postId: post.id, ...me }),
    conversationId: post.id,
    mentions: mentionsIn(post.message_tags, me),
    media: attachments.flatMap(mediaOf),
    counts: {
      likes: post.reactions?.summary.total_count ?? 0,
      reposts: post.shares?.count ?? 0,
      replies: post.comments?.summary.total_count ?? 0,
      quotes: 0,
    },
  };
}

/** `postId` where the list says under which post it stands; a comment under a comment answers that one. */
export function fromComment(
  comment: WireComment,
  { version, postId = postOf(comment.id, '') }: { version: number; postId?: string },
  me: Reader,
): InboundMessage {
  return {
    nativeId: comment.id,
    currentId: comment.id,
    version,
    uncounted: true,
    kind: 'comment',
    private: false,
    text: comment.message ?? '',
    author: authorOf(comment.from, comment.id, me),
    postedAt: comment.created_time,
    url: addressOf(comment.id, { postId, ...me }),
    conversationId: postId,
    parentId: comment.parent?.id ?? postId,
    mentions: mentionsIn(comment.message_tags, me),
    media: comment.attachment ? mediaOf(comment.attachment) : [],
    counts: { likes: comment.like_count, reposts: 0, replies: comment.comment_count, quotes: 0 },
  };
}

export function authorOf(
  from: { id: string; name: string } | null | undefined,
  messageId: string,
  { pageId, handle, pageName }: Reader,
): InboundAuthor {
  if (!from) return { nativeId: `unknown:${messageId}`, handle: NOBODY, name: NOBODY };
  if (from.id === pageId) return { nativeId: from.id, handle, name: pageName };
  const name = from.name.trim() === '' ? NOBODY : from.name;
  // Somebody may be called as we are.
  return { nativeId: from.id, handle: name.toLowerCase() === handle.toLowerCase() ? from.id : name, name };
}

export function mentionsIn(tags: readonly { id: string }[], { pageId, handle }: Reader): string[] {
  return tags.some(({ id }) => id === pageId) ? [handle.toLowerCase()] : [];
}

function mediaOf({ type, media_type, url, title, media }: WireAttachment): Media[] {
  const kind = kindOf(`${type ?? ''} ${media_type ?? ''}`);
  const image = media?.image?.src ?? undefined;
  const address = (kind === 'video' ? (media?.source ?? url) : kind === 'file' ? url : (image ?? url)) ?? undefined;
  if (address === undefined && image === undefined) return [];
  return [
    {
      kind,
      url: address,
      previewUrl: kind === 'video' ? image : undefined,
      alt: title || undefined,
    },
  ];
}

/** Facebook has dozens of kinds ("photo", "video_inline", "animated_image_share", "sticker"). */
function kindOf(type: string): Media['kind'] {
  if (/animated/.test(type)) return 'gif';
  if (/video/.test(type)) return 'video';
  return /photo|image|sticker|album/.test(type) ? 'image' : 'file';
}
