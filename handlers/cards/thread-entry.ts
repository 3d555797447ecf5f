import { measureDraft } from '../network/measure-draft.ts';
import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { ThreadEntry } from '#core/ticket/changes.ts';
import { channelLabel } from '#core/channels.ts';
import type { InboundMessage, Message } from '#core/message.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Note } from '#core/ticket/note.ts';
import type { Texts, Translate } from '#core/texts/index.ts';
import { expertAnswerMessage, questionMessage } from './delegation.ts';
import { digest } from './digest.ts';
import { isAutomatic } from '#core/ticket/automatic.ts';
import { automaticMessage } from './automatic.ts';
import { draftMessage } from './draft-message.ts';
import { eventMessage } from './event-message.ts';
import { mediaBlocks } from './media.ts';
import { customerName, type Drawing, person } from './people.ts';
import { dotted, foreign, plain, sentence } from './sentence.ts';

export interface ThreadLook {
  texts: Texts;
  /** Key of the home channel: its language is the thread's. */
  channel: string;
  /** For the length as the network counts it. */
  networks: ReadonlyMap<string, Pick<NetworkConnection, 'caps'>>;
  /** What the network shows of the conversation, for the digest; what is stored is used besides. */
  conversation?: InboundMessage[];
  /** Messages of customers that are no longer among the newest ten, by id. */
  older?: ReadonlyMap<string, Message>;
  /** What customers send hangs in the thread itself, so it is only named beside their words. */
  copied?: boolean;
  /** What people wrote under cards of other channels, by id. */
  notes?: ReadonlyMap<string, Note>;
}

/** Messages that change with the ticket; the others stay as they were posted. */
export function isRedrawn(entry: ThreadEntry): boolean {
  return (
    entry.kind === 'draft' ||
    entry.kind === 'customer-message' ||
    entry.kind === 'delegation' ||
    entry.kind === 'expert-answer' ||
    entry.kind === 'note'
  );
}

/** One post of the home thread; null where there is nothing (more) to show. */
export function drawEntry(drawing: Drawing, entry: ThreadEntry, look: ThreadLook): Card | null {
  const t = look.texts.in(drawing.config.channels[look.channel]?.language ?? drawing.config.language);
  switch (entry.kind) {
    case 'digest':
      return digest(drawing, look.conversation ?? [], t);
    case 'customer-message':
      return customerMessage(drawing, entry, look, t);
    case 'draft': {
      const draft = drawing.detail.drafts.find(({ id }) => id === entry.draftId);
      if (!draft) return null;
      if (isAutomatic(draft.author)) return automaticMessage(drawing, draft, t);
      const measured = measureDraft(look, drawing.detail, draft);
      return draftMessage(drawing, draft, { t, mention: entry.mention, measured });
    }
    case 'delegation':
    case 'expert-answer': {
      const delegation = drawing.detail.delegations.find(({ id }) => id === entry.delegationId);
      if (!delegation) return null;
      return entry.kind === 'delegation'
        ? questionMessage(drawing, delegation, { t, mention: entry.mention })
        : expertAnswerMessage(drawing, delegation, { t, mention: entry.mention });
    }
    case 'note':
      return noteMessage(drawing, entry, look, t);
    case 'event':
      return eventMessage(drawing, entry, t);
    default:
      return entry satisfies never;
  }
}

function customerMessage(
  drawing: Drawing,
  entry: Extract<ThreadEntry, { kind: 'customer-message' }>,
  { older, copied }: ThreadLook,
  t: Translate,
): Card | null {
  const { messages, lastInbound, author, ticket } = drawing.detail;
  const message =
    messages.find(({ id }) => id === entry.messageId) ??
    (lastInbound.id === entry.messageId ? lastInbound : older?.get(entry.messageId));
  if (!message) return null;
  const who = customerName(t, author);
  const name = foreign(who);
  const head =
    entry.mentionOwner && ticket.owner !== null
      ? sentence(t, 'thread.customer-again.owner', { owner: person(drawing, ticket.owner, true), author: name })
      : sentence(t, 'thread.customer-again', { author: name });
  const blocks: CardBlock[] = [
    {
      kind: 'line',
      inlines: dotted(head, [{ kind: 'time', at: message.postedAt }], stateOf(message, t)),
    },
  ];
  if (message.state !== 'deleted') {
    blocks.push({ kind: 'quote', text: message.text.trim() === '' ? t('card.no-text') : message.text });
    blocks.push(...mediaBlocks(message.media, { author: who, namedOnly: copied === true || message.private }, t));
    blocks.push({ kind: 'context', inlines: networkLink(ticket.network, message.url, t) });
  }
  return {
    blocks,
    fallback: `${plain(head)}: ${message.state === 'deleted' ? t('thread.message-deleted') : message.text}`,
  };
}

function stateOf({ state, version }: Pick<Message, 'state' | 'version'>, t: Translate): Inline[] | null {
  if (state === 'deleted') return sentence(t, 'thread.message-deleted');
  return version > 0 ? sentence(t, 'thread.message-edited') : null;
}

/** A colleague's words from another channel's thread; they stay hers, so they stand as a quotation. */
function noteMessage(
  drawing: Drawing,
  entry: Extract<ThreadEntry, { kind: 'note' }>,
  { notes }: ThreadLook,
  t: Translate,
): Card | null {
  const note = notes?.get(entry.noteId);
  if (!note) return null;
  const place = drawing.detail.cards.find(
    (card) => card.surface === note.surface && card.channelId === note.channel,
  )?.place;
  const channel = place === undefined ? '?' : channelLabel(drawing.config, place, note.surface);
  const head = dotted(
    sentence(t, 'thread.note', { by: person(drawing, note.by), channel }),
    [{ kind: 'time', at: note.at }],
    note.deletedAt ? sentence(t, 'thread.note.deleted') : note.editedAt ? sentence(t, 'thread.message-edited') : null,
  );
  return {
    blocks: [{ kind: 'line', inlines: head }, ...(note.deletedAt ? [] : [{ kind: 'quote' as const, text: note.text }])],
    fallback: `${plain(head)}: ${note.text}`,
  };
}

function networkLink(network: string, url: string, t: Translate): Inline[] {
  return /^https?:\/\//.test(url)
    ? [{ kind: 'link', text: t('card.open-on-network', { network: t.network(network) }), url }]
    : [];
}
