import type { InboundEvent, InboundMessage, Media, MessageKind } from '#core/message.ts';
import { directId, threadId } from './direct-id.ts';
import { filesOf, type WireDirect } from './direct-wire.ts';
import type { DirectPerson, Directs } from './directs.ts';

/** A private message, however it reached us. */
export interface SaidInPrivate {
  mid: string;
  participant: string;
  from: DirectPerson;
  text: string;
  media: Media[];
  at: Date;
  /** How often it was edited, as far as it was told. */
  version?: number;
  kind?: MessageKind;
}

export function toDirect(
  said: SaidInPrivate,
  directs: Pick<Directs, 'authorOf' | 'linkTo'>,
  ourId: string,
): InboundMessage {
  const { mid, participant, from, text, media, at, version = 0, kind = 'dm' } = said;
  const nativeId = directId({ participant, mid });
  return {
    nativeId,
    currentId: nativeId,
    version,
    uncounted: true,
    kind,
    private: true,
    text,
    author: directs.authorOf(from, ourId),
    postedAt: at,
    url: directs.linkTo(participant),
    conversationId: threadId(participant),
    mentions: [],
    media,
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  };
}

/** What Graph shows of one; undefined where it is between others than one person and us. */
export function fromWire(wire: WireDirect, ourId: string): SaidInPrivate | undefined {
  const others = [wire.from, ...(wire.to?.data ?? [])].filter(({ id }) => id !== ourId);
  const participant = others[0]?.id;
  if (participant === undefined || others.some(({ id }) => id !== participant)) return undefined;
  const { story } = wire;
  const [text, media] = [wire.message ?? '', filesOf(wire)];
  return {
    mid: wire.id,
    participant,
    from: wire.from,
    text,
    media: text === '' && media.length === 0 && wire.from.id !== ourId ? [{ kind: 'unshown' }] : media,
    at: wire.created_time,
    ...(story?.mention ? { kind: 'mention' as const } : story?.reply_to ? { kind: 'reply' as const } : {}),
  };
}

export function directEvent(
  message: InboundMessage,
  { ourId, answered }: { ourId: string; answered?: string | undefined },
): InboundEvent {
  const eventKey = `${message.nativeId}:${message.version}`;
  if (message.author.nativeId !== ourId) return { kind: 'message', eventKey, message };
  return {
    kind: 'own-message',
    eventKey,
    message: { ...message, parentId: answered ?? message.parentId },
  };
}
