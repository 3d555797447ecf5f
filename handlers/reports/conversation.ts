import type { Actor } from '#core/people.ts';
import { RecadoError } from '#core/errors.ts';
import type { ConversationDocument } from '#core/ports/documents.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { gather, type QuotedMessage } from '../cards/conversation.ts';
import { accountName } from '../cards/people.ts';
import { DOT } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { isInScope } from '../people/read-scope.ts';
import type { ActivityRow } from '../../store/tickets/activity.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { dateLocale } from '../date-locale.ts';
import { draftWords } from '../cards/draft-words.ts';

/** Of longer ones the newest; the paper says so. */
const MOST_MESSAGES = 2_000;

type Entry = ConversationDocument['entries'][number];
interface Dated extends Entry {
  at: Date;
}

/** What of the record is told by name; the rest is of the machinery. */
const told = ['claim', 'release', 'take-over', 'reroute', 'close', 'reopen', 'snooze', 'continued-elsewhere'] as const;
type ToldActivity = (typeof told)[number];
const isTold = (what: string): what is ToldActivity => told.some((each) => each === what);

/**
 * Everything that was said, written and decided in a conversation, oldest first, for whoever may read it. Words that a customer
 * deleted are forgotten here as everywhere. @throws RecadoError right.missing, ticket.not-found
 */
export async function conversationOf(
  { store, directory, texts, config, clock }: Services,
  actor: Actor,
  ticketId: string,
): Promise<ConversationDocument> {
  const detail = await store.tickets.detail(ticketId, actor.surface);
  if (!detail) throw new RecadoError('ticket.not-found');
  const { ticket } = detail;
  if (!isInScope(await directory.readable(actor), ticket))
    throw new RecadoError('right.missing', { params: { right: 'read' } });
  const t = texts.in(actor.locale);
  const timeZone = actor.timeZone ?? config.timeZone;
  const moment = new Intl.DateTimeFormat(dateLocale(t), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const when = (at: Date): string => moment.format(at);
  const messages = await store.messages.newest(ticketId, MOST_MESSAGES);
  const activity = await store.activity.of(ticketId);
  const people = await store.people.get(
    [
      ...detail.drafts.flatMap(({ author, approvedBy, returnedBy }) => [author, approvedBy, returnedBy]),
      ...detail.deliveries.map(({ by }) => by),
      ...activity.map(({ by }) => by.id),
    ].filter((id) => id !== null),
  );
  const nameOf = (id: string | null): string =>
    id === null || id.startsWith('rule:') ? 'Recado' : (people.get(id)?.name ?? config.people[id]?.name ?? id);

  const quoted = gather({ detail, config, surface: actor.surface }, messages, [], t);
  const said = await Promise.all(
    quoted.map(async (each) => {
      const { message } = each;
      const earlier = 'id' in message && message.version > 0 ? await store.messages.versions(message.id) : [];
      const edits = 'id' in message ? editsOf(activity, message.id) : [];
      return saidIn(t, { each, earlier, edits, sent: sentOf(t, detail, { each, nameOf, when }), when });
    }),
  );
  const done = activity.flatMap(({ at, by, what }): Dated[] =>
    isTold(what)
      ? [{ at, kind: 'team', head: [t(`conversation.did.${what}`), nameOf(by.id), when(at)].join(DOT), text: '' }]
      : [],
  );
  const entries = [
    ...said.flat(),
    ...sentAlone(t, { detail, config }, { messages, nameOf, when }),
    ...detail.drafts.flatMap((draft) => writtenIn(t, { draft, nameOf, when })),
    ...ratedIn(t, detail, when),
    ...done,
  ];
  return {
    title: t('conversation.export.title', { number: String(ticket.number) }),
    about: [
      [
        t.network(ticket.network),
        accountName(config, ticket.account, t),
        detail.author.name,
        t.handle(ticket.network, detail.author.handle),
      ]
        .filter((part) => part.trim() !== '')
        .join(DOT),
      t('conversation.export.about', { zone: timeZone, at: when(clock.now()) }),
      ...(messages.length === MOST_MESSAGES ? [t('conversation.export.newest', { count: MOST_MESSAGES })] : []),
    ],
    // What happened in one moment keeps the order in which it is told.
    entries: entries
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ kind, head, text }) => ({ kind, head, text })),
    voice: t.voice,
  };
}

function ratedIn(t: Speaker, { rating }: TicketDetail, when: (at: Date) => string): Dated[] {
  if (!rating?.ratedAt || rating.score === null) return [];
  const head = [t('rating.card', { score: rating.score }), when(rating.ratedAt)].join(DOT);
  return [{ at: rating.ratedAt, kind: 'customer', head, text: rating.comment ?? '' }];
}

/** When a message was changed by whoever wrote it, as Recado heard of it. */
function editsOf(activity: readonly ActivityRow[], messageId: string): Date[] {
  return activity.flatMap(({ at, what, detail }) =>
    (what === 'customer.edited' || what === 'answer.edited') && detail['messageId'] === messageId ? [at] : [],
  );
}

/** One message with every text that it had; nothing is left of one that was deleted. */
function saidIn(
  t: Speaker,
  {
    each: { isOurs, handle, at, text, isDeleted, message },
    earlier,
    edits,
    sent,
    when,
  }: {
    each: QuotedMessage;
    earlier: readonly { text: string }[];
    edits: readonly Date[];
    sent: string;
    when(at: Date): string;
  },
): Dated[] {
  const kind = isOurs ? 'ours' : 'customer';
  const privately = message.private ? [t('conversation.privately')] : [];
  const head = (words: string[], then: Date): string => [handle, ...words, ...privately, when(then)].join(DOT);
  const url = message.url === '' ? [] : [message.url];
  const changedAt = ('changedAt' in message ? message.changedAt : null) ?? at;
  if (isDeleted)
    return [
      { at, kind, head: head([], at), text: '' },
      { at: changedAt, kind, head: head([t('conversation.deleted')], changedAt), text: '' },
    ];
  const texts = [...earlier.map((version) => version.text), text];
  const last = texts.length - 1;
  // The network tells when it was changed last; of the times before, the record tells.
  const timeOf = (version: number): Date =>
    version === 0 ? at : version === last ? changedAt : (edits.at(version - 1 - last) ?? changedAt);
  return texts.map((words, version) => ({
    at: timeOf(version),
    kind,
    head: head(version === 0 ? [] : [t('conversation.edited', { version })], timeOf(version)),
    text: [words, ...(version === last ? [...(sent === '' ? [] : [sent]), ...url] : [])].join('\n'),
  }));
}

/** Answers that are out and of which the network tells us no message of ours: as they were written. */
function sentAlone(
  t: Speaker,
  { detail: { deliveries, drafts }, config }: { detail: TicketDetail; config: Services['config'] },
  {
    messages,
    nameOf,
    when,
  }: {
    messages: readonly { nativeId: string; postedAt: Date }[];
    nameOf(id: string | null): string;
    when(at: Date): string;
  },
): Dated[] {
  const known = new Set(messages.map(({ nativeId }) => nativeId));
  // What is older than the messages that were read may be among those that were not.
  const oldest =
    messages.length < MOST_MESSAGES ? -Infinity : Math.min(...messages.map(({ postedAt }) => postedAt.getTime()));
  return deliveries.flatMap((delivery): Dated[] => {
    const { state, nativeId, draftId, by, sentAt, queuedAt } = delivery;
    const at = sentAt ?? queuedAt;
    if (state !== 'sent' || nativeId === null || known.has(nativeId) || at.getTime() < oldest) return [];
    const draft = drafts.find(({ id }) => id === draftId);
    if (!draft) return [];
    const sent = t('conversation.sent', { by: nameOf(by), at: when(at), version: String(draft.version) });
    const head = [accountName(config, draft.account, t), when(at)].join(DOT);
    return [{ at, kind: 'ours', head, text: [draftWords(draft), sent].join('\n') }];
  });
}

/** Who sent an answer of ours, and who had approved it. */
function sentOf(
  t: Speaker,
  { deliveries, drafts }: TicketDetail,
  { each, nameOf, when }: { each: QuotedMessage; nameOf(id: string | null): string; when(at: Date): string },
): string {
  const delivery = each.isOurs ? deliveries.find(({ nativeId }) => nativeId === each.message.nativeId) : undefined;
  if (!delivery) return '';
  const draft = drafts.find(({ id }) => id === delivery.draftId);
  return t('conversation.sent', {
    by: nameOf(delivery.by),
    at: when(delivery.sentAt ?? delivery.queuedAt),
    version: String(draft?.version ?? ''),
  });
}

/** A version of an answer, and what became of it. */
function writtenIn(
  t: Speaker,
  { draft, nameOf, when }: { draft: Draft; nameOf(id: string | null): string; when(at: Date): string },
): Dated[] {
  const { version, author, createdAt, text, approvedBy, approvedAt, returnedBy, returnedReason } = draft;
  const wrote = t('conversation.draft', { version, by: nameOf(author) });
  const approved =
    approvedAt !== null && approvedBy !== null && approvedBy !== 'rule:none'
      ? [
          {
            at: approvedAt,
            kind: 'team' as const,
            head: [t('conversation.approved', { version, by: nameOf(approvedBy) }), when(approvedAt)].join(DOT),
            text: '',
          },
        ]
      : [];
  const returned =
    returnedBy === null ? [] : [t('conversation.returned', { by: nameOf(returnedBy), reason: returnedReason ?? '' })];
  return [
    { at: createdAt, kind: 'team', head: [wrote, when(createdAt)].join(DOT), text: [text, ...returned].join('\n') },
    ...approved,
  ];
}
