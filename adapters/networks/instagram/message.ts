import type { InboundAuthor, InboundMessage } from '#core/message.ts';
import { mediaKey, mentionKey } from './ids.ts';
import type { WireComment, WireMedia } from './wire.ts';

/** What turning a comment into a message needs to know about us. */
export interface Reader {
  /** Number of the account. */
  igId: string;
  /** Handle in the configuration. */
  handle: string;
  site: string;
}

/** Of a person whom Meta does not name. */
const NOBODY = 'instagram';

export function fromMedia(media: WireMedia, version: number, me: Reader): InboundMessage {
  const isOurs = media.username?.toLowerCase() === me.handle.toLowerCase() || media.owner?.id === me.igId;
  const nativeId = isOurs ? mediaKey(media.id) : mentionKey(media.id);
  return {
    nativeId,
    currentId: nativeId,
    version,
    uncounted: true,
    kind: isOurs ? 'post' : 'mention',
    private: false,
    text: media.caption ?? '',
    author: authorOf(isOurs ? { id: me.igId } : { id: media.owner?.id, username: media.username }, nativeId, me),
    postedAt: media.timestamp,
    url: media.permalink ?? me.site,
    conversationId: nativeId,
    mentions: isOurs ? [] : [me.handle.toLowerCase()],
    media: media.media_url ? [{ kind: media.media_type === 'VIDEO' ? 'video' : 'image', url: media.media_url }] : [],
    counts: { likes: media.like_count, reposts: 0, replies: media.comments_count, quotes: 0 },
  };
}

/** `of`: the post under which it stands, where the comment does not say; a mention stands under somebody else's. */
export function fromComment(
  comment: WireComment,
  {
    version,
    of,
    isMention = false,
  }: { version: number; of?: { id: string; permalink?: string | null | undefined }; isMention?: boolean },
  me: Reader,
): InboundMessage {
  const media = { id: comment.media?.id ?? of?.id ?? '0', permalink: comment.media?.permalink ?? of?.permalink };
  const nativeId = isMention ? mentionKey(media.id, comment.id) : comment.id;
  const conversationId = isMention ? mentionKey(media.id) : mediaKey(media.id);
  return {
    nativeId,
    currentId: nativeId,
    version,
    uncounted: true,
    kind: isMention ? 'mention' : 'comment',
    private: false,
    text: comment.text ?? '',
    author: authorOf({ id: comment.from?.id, username: comment.from?.username || comment.username }, nativeId, me),
    postedAt: comment.timestamp,
    url: media.permalink ? `${media.permalink}?comment_id=${comment.id}` : me.site,
    conversationId,
    parentId: comment.parent_id ?? conversationId,
    mentions: isMention || namesUs(comment.text, me) ? [me.handle.toLowerCase()] : [],
    media: [],
    counts: { likes: comment.like_count, reposts: 0, replies: 0, quotes: 0 },
  };
}

export function authorOf(
  { id, username }: { id?: string | undefined; username?: string | null | undefined },
  messageId: string,
  { igId, handle }: Reader,
): InboundAuthor {
  const isOurs = id === igId || (id === undefined && username?.toLowerCase() === handle.toLowerCase());
  if (isOurs) return { nativeId: igId, handle, name: handle };
  if (!username) return { nativeId: id ?? `unknown:${messageId}`, handle: NOBODY, name: '' };
  return { nativeId: id ?? `name:${username}`, handle: username, name: '' };
}

function namesUs(text: string | null | undefined, { handle }: Reader): boolean {
  return text?.toLowerCase().includes(`@${handle.toLowerCase()}`) === true;
}
