import type { InboundAuthor, InboundMessage, Media, MessageKind } from '#core/message.ts';
import { readableText } from './text.ts';
import type { WireAccount, WireMedia, WireStatus } from './wire.ts';

/** What turning a status into a message needs to know about us. */
export interface Reader {
  /** Our own account id on its server. */
  meId: string;
  /** Server of our account: those without one in their name are there too. */
  domain: string;
}

/** What a status alone does not tell. */
export interface Place {
  /** First status of its thread. */
  rootId: string;
  /** How often it was edited. */
  version: number;
}

/** Undefined for a boost, which says nothing of its own. */
export function toMessage(status: WireStatus, { rootId, version }: Place, me: Reader): InboundMessage | undefined {
  if (status.reblog !== null && status.reblog !== undefined) return undefined;
  const { account, visibility, inReplyToId, language } = status;
  const isPrivate = !isPublic(visibility);
  const warning = status.spoilerText.trim();
  return {
    nativeId: status.id,
    currentId: status.id,
    version,
    kind: kindOf(status, isPrivate, me),
    private: isPrivate,
    text: readableText(status.content),
    subject: warning === '' ? undefined : warning,
    author: toAuthor(account, me),
    postedAt: status.createdAt,
    url: status.url ?? status.uri,
    conversationId: rootId,
    parentId: inReplyToId ?? undefined,
    quotedId: quotedOf(status),
    mentions: [...new Set(status.mentions.map(({ acct }) => handleOf(acct, me).toLowerCase()))],
    media: status.mediaAttachments.map(toMedia),
    counts: {
      likes: status.favouritesCount,
      reposts: status.reblogsCount,
      replies: status.repliesCount,
      quotes: status.quotesCount,
    },
    languageHint: typeof language === 'string' ? (language.split('-')[0] ?? language) : undefined,
  };
}

/** Followers only, and people mentioned only: not for everybody, so an answer to it is not either. */
function isPublic(visibility: string): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}

function kindOf({ inReplyToAccountId, quote }: WireStatus, isPrivate: boolean, { meId }: Reader): MessageKind {
  if (isPrivate) return 'dm';
  if (inReplyToAccountId === meId) return 'reply';
  return quote?.quotedStatus?.account.id === meId ? 'quote' : 'mention';
}

function quotedOf({ quote }: WireStatus): string | undefined {
  return quote?.quotedStatus?.id ?? quote?.quotedStatusId ?? undefined;
}

export function toAuthor(account: WireAccount, me: Reader): InboundAuthor {
  const bio = typeof account.note === 'string' ? readableText(account.note) : '';
  return {
    nativeId: account.id,
    handle: handleOf(account.acct, me),
    name: account.displayName.trim() === '' ? account.username : account.displayName,
    bio: bio === '' ? undefined : bio,
    avatarUrl: typeof account.avatar === 'string' ? account.avatar : undefined,
    followers: account.followersCount,
    following: account.followingCount,
    joinedOn: account.createdAt?.toISOString().slice(0, 10),
  };
}

/** A name with its server, so that it means one person wherever it is read. */
export function handleOf(acct: string, { domain }: Pick<Reader, 'domain'>): string {
  return acct.includes('@') ? acct : `${acct}@${domain}`;
}

const mediaKinds: Readonly<Record<string, Media['kind']>> = { image: 'image', gifv: 'gif', video: 'video' };

function toMedia({ type, url, remoteUrl, previewUrl, description }: WireMedia): Media {
  const address = url ?? remoteUrl;
  return {
    kind: mediaKinds[type] ?? 'file',
    url: typeof address === 'string' ? address : undefined,
    previewUrl: typeof previewUrl === 'string' ? previewUrl : undefined,
    alt: typeof description === 'string' && description !== '' ? description : undefined,
  };
}
