import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { samples, sampleText } from '../sandbox/social/samples.ts';

/** How many of a page are repeated at the head of the next, as a poll that overlaps does. */
const OVERLAP = 3;
const HANDLE = 'alba';

export interface Feed {
  /** The next so many different events, after some that came before. */
  page(size: number): InboundEvent[];
}

/**
 * A storm as a network shows it, always the same: of 100 messages 75 open a conversation (15 of them by somebody who wrote
 * before), 22 go on with one and 3 are edits. `name` keeps two feeds into one store apart.
 */
export function createFeed(name: string): Feed {
  const first: InboundMessage[] = [];
  const began = Date.now();
  let n = 0;
  let last: InboundEvent[] = [];

  function next(): InboundEvent {
    const i = n;
    n += 1;
    const kind = i % 100;
    const earlier = first[first.length - 1 - ((i * 7) % Math.max(1, Math.min(300, first.length)))];
    const at = new Date(began + i);
    if (earlier !== undefined && kind >= 97)
      return event({ ...earlier, currentId: `${name}e${i}`, version: 1, text: `${earlier.text} (corregido)` });
    const message = written(i, at, kind >= 60 ? earlier : undefined);
    if (earlier !== undefined && kind >= 75)
      return event({ ...message, conversationId: earlier.conversationId, parentId: earlier.nativeId, kind: 'reply' });
    first.push(message);
    if (first.length > 600) first.splice(0, 300);
    return event(message);
  }

  function written(i: number, at: Date, author: InboundMessage | undefined): InboundMessage {
    const sample = samples[i % samples.length];
    const id = `${name}${i}`;
    return {
      nativeId: id,
      currentId: id,
      version: 0,
      kind: 'mention',
      private: false,
      text: sample === undefined ? `@${HANDLE} ${i}` : `${sampleText(sample, `@${HANDLE}`)} (${i})`,
      author: author?.author ?? {
        nativeId: `a${id}`,
        handle: `cliente_${id}`,
        name: sample?.name ?? id,
        bio: 'De compras y de paseo',
        followers: sample?.followers ?? 0,
        verified: false,
      },
      postedAt: at,
      url: `https://x.example/cliente_${id}/status/${id}`,
      conversationId: id,
      mentions: [HANDLE],
      media: [],
      counts: { likes: i % 5, reposts: 0, replies: 0, quotes: 0 },
      languageHint: 'es',
    };
  }

  return {
    page(size) {
      const fresh = Array.from({ length: size }, next);
      const page = size > 1 ? [...last, ...fresh] : fresh;
      last = fresh.slice(-OVERLAP);
      return page;
    },
  };
}

function event(message: InboundMessage): InboundEvent {
  return { kind: 'message', eventKey: `post:${message.nativeId}:${message.version}`, message };
}
