import { listsOf } from '#core/authors/lists.ts';
import type { Button, Card, CardBlock, Inline } from '#core/card.ts';
import { channelLabel } from '#core/channels.ts';
import type { Language } from '#core/config/config.ts';
import { isForgotten, type Message, type MessageKind } from '#core/message.ts';
import { buttonsFor } from '#core/standing-buttons.ts';
import { ASKED_BY } from '#core/ticket/automatic.ts';
import { valueOf } from '#core/ticket/labels/effective.ts';
import { labelIds, labels } from '#core/ticket/labels/index.ts';
import { isBarred, statusOf, unusedAnswers, type Status } from '#core/ticket/status.ts';
import type { TextKey, Texts, Translate } from '#core/texts/index.ts';
import { automaticLine, ratingBlocks } from './automatic.ts';
import { button, inRows, styled } from './buttons.ts';
import { englishOrdinal, oneLine, shortNumber } from './format.ts';
import { labelText } from './label-text.ts';
import { withoutAddressee } from './conversation.ts';
import { levelLine } from './level-line.ts';
import { mediaBlocks } from './media.ts';
import { accountName, authorName, customerName, type Drawing } from './people.ts';
import { hintCard } from './private.ts';
import { dotted, foreign, ours, sentence } from './sentence.ts';
import { originalLine, statusLines, statusWord } from './status-lines.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

const CLOSED_MAX = 140;

export type Speak = Translate & { readonly language: Language };

export interface CardLook {
  texts: Texts;
  /** Link to the home card, for the cards of other channels; null while it is not posted. */
  homeLink: string | null;
  /** Link to the card of the conversation that this one goes on with; null where none may be shown. */
  previousLink?: string | null;
}

/** The card of a ticket in one channel, drawn from stored state only. */
export function drawCard(
  drawing: Drawing,
  { channel, home, movedTo }: { channel: string; home: boolean; movedTo?: string | null },
  { texts, homeLink, previousLink = null }: CardLook,
): Card {
  const { detail, config } = drawing;
  const t = texts.in(config.channels[channel]?.language ?? config.language);
  if (movedTo) return movedCard(channelLabel(config, movedTo, drawing.surface), homeLink, t);
  if (detail.ticket.route.hinted?.includes(channel)) return hintCard(drawing, homeLink, t);
  const status = statusOf(detail);
  const { state, version } = detail.lastInbound;
  const isOld = state !== 'live' && !(state === 'hidden' && version === 0) && !isForgotten(detail.lastInbound);
  const actions = buttonsFor(status, { unused: unusedAnswers(detail).length, isOld });
  const buttons = [
    ...openThere(drawing, status, t),
    ...styled(actions.map((action) => button(t, action, { detail, status }))),
  ];
  const original = originalLine(drawing, t);
  const besides = [
    levelLine(detail.ticket, t),
    windowLine(drawing, status, t),
    heardLine(drawing, status, t),
    automaticLine(drawing, t),
  ].filter((line) => line !== null);
  const blocks: CardBlock[] = [
    { kind: 'line', inlines: header(drawing, status, t) },
    { kind: 'line', inlines: authorLine(drawing, previousLink, t) },
    ...(status.kind === 'closed'
      ? inShort(words(drawing, t, home))
      : [...soFar(drawing, status, t), ...words(drawing, t, home)]),
    ...(original ? [{ kind: 'line' as const, inlines: original }] : []),
    { kind: 'context', inlines: placeLine(drawing, t) },
    ...statusLines(drawing, status, t),
    ...ratingBlocks(drawing, t),
    ...besides.map((inlines): CardBlock => ({ kind: 'context', inlines })),
    ...(home ? [] : [{ kind: 'context' as const, inlines: homeLine(drawing, homeLink, t) }]),
    ...inRows(buttons).map((row): CardBlock => ({ kind: 'buttons', buttons: row })),
  ];
  const { network } = detail.ticket;
  const text =
    detail.lastInbound.state === 'deleted' ? t('thread.message-deleted') : detail.lastInbound.text || t('card.no-text');
  return {
    blocks,
    fallback: t('card.fallback', { network: t.network(network), author: customerName(t, detail.author), text }),
  };
}

/** Where the network lets nobody reply by program, the way on is the network itself. */
function openThere({ detail: { ticket, lastInbound } }: Drawing, status: Status, t: Translate): Button[] {
  if (!isBarred(status) || !isReachable(lastInbound)) return [];
  return [
    {
      action: 'open',
      label: t('button.open', { network: t.network(ticket.network) }),
      value: '',
      url: lastInbound.url,
    },
  ];
}

function isReachable({ state, url }: Pick<Message, 'state' | 'url'>): boolean {
  return state !== 'deleted' && /^https?:\/\//.test(url);
}

/** What is closed leaves its room to what is not: one line of words, no pictures. */
function inShort(blocks: CardBlock[]): CardBlock[] {
  return blocks.flatMap((block): CardBlock[] =>
    block.kind === 'quote'
      ? [{ ...block, text: oneLine(block.text, CLOSED_MAX) }]
      : block.kind === 'image'
        ? []
        : [block],
  );
}

/** A message of the chat cannot be moved: what is left of the card is one line that leads to the new one. */
function movedCard(channel: string, link: string | null, t: Translate): Card {
  const line = sentence(t, 'card.moved', { channel });
  return {
    blocks: [
      {
        kind: 'context',
        inlines: dotted(line, link === null ? null : [{ kind: 'link', text: t('card.moved.link'), url: link }]),
      },
    ],
    fallback: t('card.moved', { channel }),
  };
}

/** X · mención a @alba · hace 4 min (10:32) · sin responder */
function header(drawing: Drawing, status: Status, t: Translate): Inline[] {
  const { ticket, lastInbound } = drawing.detail;
  const accounts = ticket.accounts.map((account) => accountName(drawing.config, account, t)).join(', ');
  return [
    ours(`${t.network(ticket.network)} · ${t(kindKey(lastInbound.kind), { accounts })} · `, 'muted'),
    { kind: 'time', at: lastInbound.postedAt, ago: true },
    ours(` · `, 'muted'),
    // No other line of a new card says that somebody is needed; where one does, it alone stands out.
    ours(statusWord(status, t), status.kind === 'new' ? 'bold' : 'muted'),
  ];
}

function kindKey(kind: MessageKind): TextKey {
  return `card.kind.${kind}`;
}

/** Carla Ruiz  @carla_ruiz · Prensa · 12,3 mil seguidores · 3.ª vez este mes */
function authorLine({ detail, config }: Drawing, previousLink: string | null, t: Speak): Inline[] {
  const { author, ticket } = detail;
  const { followers, timesThisMonth: count } = author;
  const marks = listsOf(config, author.handle, detail.lists ?? []).flatMap((list) => {
    const { card, name: of } = config.lists[list] ?? {};
    return card && of !== undefined ? [of] : [];
  });
  return dotted(
    authorName(t, { network: ticket.network, name: author.name, handle: author.handle }, 'muted'),
    marks.length === 0 ? null : [ours(marks.join(', '))],
    followers === undefined
      ? null
      : sentence(t, 'card.followers', { count: followers, short: shortNumber(followers, t.language) }),
    // Whoever goes on with what she wrote before is no first visit.
    count > (ticket.previousTicketId === null ? 0 : 1)
      ? sentence(t, count === 1 ? 'card.first-time' : 'card.times', { count, nth: englishOrdinal(count) })
      : null,
    detail.messageCount > 1 ? sentence(t, 'card.messages', { count: detail.messageCount }) : null,
    ticket.previousTicketId === null
      ? null
      : [...sentence(t, 'card.earlier-ticket'), ...earlier(detail, previousLink, t)],
  );
}

/** " (n.º 1)" */
function earlier({ previous }: TicketDetail, link: string | null, t: Translate): Inline[] {
  if (!previous) return [];
  const text = t('card.ticket-number', { number: previous.number });
  return [ours(' ('), link === null ? ours(text) : { kind: 'link', text, url: link }, ours(')')];
}

const BEGAN_MAX = 140;

/** How it began and what we said last, a line each, above the message that is to be answered now. */
function soFar({ detail }: Drawing, status: Status, t: Translate): CardBlock[] {
  const { first, lastInbound } = detail;
  const began =
    first && first.id !== lastInbound.id && first.state !== 'deleted' && first.text.trim() !== ''
      ? foreign(oneLine(first.text, BEGAN_MAX))
      : null;
  const said = status.kind === 'answered' || status.kind === 'removed' ? null : lastAnswer(detail);
  return [
    ...(began === null ? [] : [{ kind: 'context' as const, inlines: sentence(t, 'card.began', { words: began }) }]),
    // Kept as foreign, though it is ours: it is shown as it is, and hidden where everybody can read.
    ...(said === null
      ? []
      : [
          {
            kind: 'context' as const,
            inlines: sentence(t, 'card.we-said', { words: foreign(oneLine(said, BEGAN_MAX)) }),
          },
        ]),
  ];
}

/** What we said last, before the message that waits. */
function lastAnswer({ messages, lastInbound, deliveries, drafts, author }: TicketDetail): string | null {
  const asked = new Set(deliveries.flatMap(({ by, nativeId }) => (by === ASKED_BY ? [nativeId] : [])));
  const read = messages.findLast(
    ({ direction, state, postedAt, nativeId }) =>
      direction === 'out' && state !== 'deleted' && postedAt <= lastInbound.postedAt && !asked.has(nativeId),
  );
  if (read) return withoutAddressee(read.text, author.handle);
  const sent = deliveries.findLast(
    ({ state, sentAt, by }) => state === 'sent' && sentAt !== null && sentAt <= lastInbound.postedAt && by !== ASKED_BY,
  );
  return drafts.find(({ id }) => id === sent?.draftId)?.text ?? null;
}

/** The customer's words and pictures; what was deleted is not shown any more. */
function words({ detail, surface }: Drawing, t: Translate, home: boolean): CardBlock[] {
  const { lastInbound, author } = detail;
  // Where the thread holds it, the card may show it: those who see one see the other.
  const shown = new Map(
    (home ? (detail.shown ?? []) : []).flatMap((file) =>
      file.surface === surface && file.messageId === lastInbound.id ? [[file.place, file.ref]] : [],
    ),
  );
  if (lastInbound.state === 'deleted') return [];
  return [
    { kind: 'quote', text: lastInbound.text.trim() === '' ? t('card.no-text') : lastInbound.text },
    ...mediaBlocks(
      lastInbound.media,
      { author: customerName(t, author), namedOnly: lastInbound.private, first: true, shown },
      t,
    ),
  ];
}

/** Until when the network takes an answer, while one may still be wanted. */
function windowLine({ detail: { ticket, window } }: Drawing, status: Status, t: Translate): Inline[] | null {
  if (!window || status.kind === 'closed' || status.kind === 'answered') return null;
  return window.isOver
    ? sentence(t, window.byTemplate ? 'card.until.template' : 'card.until.over', { network: t.network(ticket.network) })
    : sentence(t, 'card.until', { until: { kind: 'time', at: window.until } });
}

/** Said to everybody and not to us: some networks take no answer to that. */
function heardLine({ detail: { ticket, lastInbound } }: Drawing, status: Status, t: Translate): Inline[] | null {
  if (lastInbound.kind !== 'post' || status.kind === 'closed' || !t.answersOnlyIfAddressed(ticket.network)) return null;
  return sentence(t, 'heard.card', { network: t.network(ticket.network) });
}

/** Facturación · Norte · español · negativo · #reclamación · n.º 12 · ver en X */
function placeLine({ detail, config }: Drawing, t: Speak): Inline[] {
  const { ticket, lastInbound } = detail;
  const derived = (text: string): Inline[] | null => (text ? [{ kind: 'text', text, derived: true }] : null);
  return dotted(
    ...labelIds.map((id) => {
      const { shown, unsaid, named } = labels[id];
      const value = valueOf(ticket, id);
      if (shown !== 'card' || value === null || value === '') return null;
      if (unsaid?.includes(value) && !ticket.corrected?.[id]) return null;
      const text = labelText(config, t, id, value);
      return derived(named ? t('form.more.label', { label: t(`label.${id}`), value: text }) : text);
    }),
    derived(
      ticket.tags
        .slice(0, 8)
        .map((tag) => `#${tag}`)
        .join(' '),
    ),
    detail.muted === true ? sentence(t, 'card.muted') : null,
    ticket.marks?.liked?.includes(lastInbound.id) ? sentence(t, 'card.liked') : null,
    ticket.marks?.hidden?.includes(lastInbound.id)
      ? sentence(t, 'card.hidden', { network: t.network(ticket.network) })
      : null,
    [ours(t('card.ticket-number', { number: ticket.number }))],
    isReachable(lastInbound)
      ? [
          {
            kind: 'link',
            text: t('card.open-on-network', { network: t.network(ticket.network) }),
            url: lastInbound.url,
          },
        ]
      : null,
  );
}

function homeLine({ detail, config, surface }: Drawing, link: string | null, t: Translate): Inline[] {
  const [key = ''] = detail.ticket.route.channels;
  const channel = channelLabel(config, key, surface);
  return dotted(
    sentence(t, 'card.home-link', { channel }),
    link === null ? null : [{ kind: 'link', text: t('card.home-thread'), url: link }],
  );
}
