import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { ThreadEntry } from '#core/change.ts';
import type { InboundMessage, Message } from '#core/message.ts';
import type { NetworkConnection } from '#core/network.ts';
import type { Texts, Translate } from '#core/texts/index.ts';
import { accountHandle, draftMessage } from './draft-message.ts';
import { eventMessage, plain } from './event-message.ts';
import { networkName } from './format.ts';
import { person, type Drawing } from './people.ts';
import { dotted, foreign, ours, sentence } from './sentence.ts';

export interface ThreadLook {
  texts: Texts;
  /** Key of the home channel: its language is the thread's. */
  channel: string;
  /** For the length as the network counts it. */
  networks: ReadonlyMap<string, Pick<NetworkConnection, 'caps'>>;
  /** What the network shows of the conversation, for the digest; what is stored is used besides. */
  conversation?: InboundMessage[];
}

/** Messages that change with the ticket; the others stay as they were posted. */
export function isRedrawn(entry: ThreadEntry): boolean {
  return entry.kind === 'draft' || entry.kind === 'customer-message';
}

/** One post of the home thread; null where there is nothing (more) to show. */
export function drawEntry(drawing: Drawing, entry: ThreadEntry, look: ThreadLook): Card | null {
  const t = look.texts.in(drawing.config.channels[look.channel]?.language ?? drawing.config.language);
  switch (entry.kind) {
    case 'notice': {
      const notice = t('thread.notice');
      return { blocks: [{ kind: 'context', inlines: [ours(notice)] }], fallback: notice };
    }
    case 'digest':
      return digest(drawing, look.conversation ?? [], t);
    case 'customer-message':
      return customerMessage(drawing, entry, t);
    case 'draft': {
      const draft = drawing.detail.drafts.find(({ id }) => id === entry.draftId);
      if (!draft) return null;
      const measured = look.networks.get(draft.account)?.caps.measure(draft.text);
      return draftMessage(drawing, draft, { t, mention: entry.mention, ...(measured && { measured }) });
    }
    case 'event':
      return eventMessage(drawing, entry, t);
    default:
      return entry satisfies never;
  }
}

function customerMessage(drawing: Drawing, entry: Extract<ThreadEntry, { kind: 'customer-message' }>, t: Translate): Card | null {
  const { messages, lastInbound, author, ticket } = drawing.detail;
  const message = messages.find(({ id }) => id === entry.messageId) ?? (lastInbound.id === entry.messageId ? lastInbound : undefined);
  if (!message) return null;
  const name = foreign(author.name);
  const head = entry.mentionOwner && ticket.owner !== null
    ? sentence(t, 'thread.customer-again.owner', { owner: person(drawing, ticket.owner, true), author: name })
    : sentence(t, 'thread.customer-again', { author: name });
  const blocks: CardBlock[] = [
    { kind: 'line', inlines: dotted(head, [{ kind: 'time', at: message.postedAt }], message.state === 'live' ? null : sentence(t, message.state === 'edited' ? 'thread.message-edited' : 'thread.message-deleted')) },
  ];
  if (message.state !== 'deleted') {
    blocks.push({ kind: 'quote', text: message.text.trim() === '' ? t('card.no-text') : message.text });
    const picture = message.media.find(({ kind, url, previewUrl }) => previewUrl !== undefined || (kind === 'image' && url !== undefined));
    const url = picture?.previewUrl ?? picture?.url;
    if (url !== undefined) blocks.push({ kind: 'image', url, alt: picture?.alt ?? t('card.image-alt', { author: author.name }) });
    blocks.push({ kind: 'context', inlines: networkLink(ticket.network, message.url, t) });
  }
  return { blocks, fallback: `${plain(head)}: ${message.state === 'deleted' ? t('thread.message-deleted') : message.text}` };
}

const DIGEST_MESSAGES = 10;

interface Said {
  ours: boolean;
  handle: string;
  text: string;
  at: Date;
  isDeleted: boolean;
  message: Message | InboundMessage;
}

/** The last ten of the conversation so far, with how far each has travelled. */
function digest(drawing: Drawing, conversation: InboundMessage[], t: Translate): Card {
  const { detail } = drawing;
  const said = gather(drawing, conversation);
  const shown = said.slice(-DIGEST_MESSAGES);
  const count = Math.max(said.length, detail.messageCount);
  const title = dotted(sentence(t, 'thread.digest'), sentence(t, 'thread.digest.count', { count }), count > shown.length ? sentence(t, 'thread.digest.last', { count: shown.length }) : null);
  const blocks: CardBlock[] = [{ kind: 'title', inlines: title }];
  for (const each of shown) {
    const who: Inline[] = each.ours ? [ours(each.handle, 'bold'), ours(` (${t('thread.ours')})`, 'muted')] : [foreign(each.handle, 'bold')];
    blocks.push({ kind: 'line', inlines: dotted(who, [{ kind: 'time', at: each.at }], each.isDeleted ? sentence(t, 'thread.message-deleted') : null) });
    if (each.isDeleted) continue;
    blocks.push({ kind: 'quote', text: each.text.trim() === '' ? t('card.no-text') : each.text });
    const { likes, reposts, replies, quotes } = each.message.counts;
    if (likes + reposts + replies + quotes > 0) blocks.push({ kind: 'context', inlines: sentence(t, 'thread.counts', { likes, reposts, replies, quotes }) });
  }
  return { blocks, fallback: plain(title) };
}

function gather(drawing: Drawing, conversation: InboundMessage[]): Said[] {
  const { detail, config } = drawing;
  const handles = new Set(Object.values(config.brands).flatMap((brand) => Object.values(brand.accounts).map((account) => account.handle.toLowerCase())));
  const stored = detail.messages.map((message): Said => ({
    ours: message.direction === 'out',
    handle: message.direction === 'out' ? accountHandle(drawing, message.account) : `@${detail.author.handle}`,
    text: message.text, at: message.postedAt, isDeleted: message.state === 'deleted', message,
  }));
  const known = new Set(stored.map(({ message }) => message.nativeId));
  const others = conversation.filter(({ nativeId }) => !known.has(nativeId)).map((message): Said => ({
    ours: handles.has(message.author.handle.toLowerCase()), handle: `@${message.author.handle}`, text: message.text, at: message.postedAt, isDeleted: false, message,
  }));
  return [...others, ...stored].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function networkLink(network: string, url: string, t: Translate): Inline[] {
  return /^https?:\/\//.test(url) ? [{ kind: 'link', text: t('card.open-on-network', { network: networkName(network) }), url }] : [];
}
