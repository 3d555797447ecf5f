import { INFLUENCE_VERSION } from '#core/authors/influence.ts';
import { INTERESTS_DAYS, mentionedBy } from '#core/authors/interests.ts';
import { configuredLists } from '#core/authors/lists.ts';
import { RecadoError } from '#core/errors.ts';
import type { Actor } from '#core/people.ts';
import type { ConversationDocument } from '#core/ports/documents.ts';
import { isLabelId } from '#core/ticket/labels/index.ts';
import { labelText } from '../cards/label-text.ts';
import { accountName } from '../cards/people.ts';
import { DOT } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import type { Held, HeldMessage } from '../../store/authors/held.ts';
import { dateLocale } from '../date-locale.ts';

const DAY_MS = 86_400_000;
/** On paper the newest; the file for machines has all. */
const ON_PAPER = 2_000;

interface PersonFacts {
  held: Held;
  handle: string;
  name: string;
  network: string;
  listNames: string[];
  mentioned: { name: string; count: number; inBio: boolean }[];
}

/** Everything that we keep of whoever wrote this conversation, private messages too. @throws RecadoError right.missing, ticket.not-found */
async function personFacts(
  { store, config, clock }: Services,
  { actor, ticketId }: { actor: Actor; ticketId: string },
): Promise<PersonFacts> {
  if (!actor.rights.has('manage')) throw new RecadoError('right.missing', { params: { right: 'manage' } });
  const detail = await store.tickets.detail(ticketId);
  const held = detail && (await store.authors.held(detail.author.id));
  if (!held) throw new RecadoError('ticket.not-found');
  const { author } = detail;
  const since = clock.now().getTime() - INTERESTS_DAYS * DAY_MS;
  const said = held.messages
    .filter(({ direction, postedAt }) => direction === 'in' && Date.parse(postedAt) >= since)
    .map(({ text, url, postedAt }) => ({ text, url, postedAt: new Date(postedAt) }));
  const keys = new Set([...held.lists.map(({ list }) => list), ...configuredLists(config, author.handle)]);
  return {
    held,
    handle: author.handle,
    name: author.name,
    network: author.network,
    listNames: [...keys].map((key) => config.lists[key]?.name ?? key),
    mentioned:
      config.profile && author.objectedAt === undefined ? mentionedBy(config.profile, said, author.bio ?? '') : [],
  };
}

/** For machines: as it is kept, with names of fields in English. */
export async function personJson(services: Services, asked: { actor: Actor; ticketId: string }): Promise<Uint8Array> {
  const { held, listNames, mentioned } = await personFacts(services, asked);
  const { hasMore, ...kept } = held;
  const document = {
    writtenAt: services.clock.now().toISOString(),
    about:
      'Everything that Recado keeps of one person on one network. What she deleted is forgotten and not here. Unfinished drafts and the record of what colleagues did are about them and not here.',
    ...kept,
    onLists: listNames,
    mentionedLately: mentioned.map(({ name, count, inBio }) => ({ name, messages: count, inBio })),
    influenceFormula: INFLUENCE_VERSION,
    olderMessagesLeftOut: hasMore,
  };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}

/** For her to read, in the language of whoever asks. */
export async function personPaper(
  services: Services,
  asked: { actor: Actor; ticketId: string },
): Promise<ConversationDocument> {
  const { held, handle, name, network, listNames, mentioned } = await personFacts(services, asked);
  const { texts, config, clock } = services;
  const { actor } = asked;
  const t = texts.in(actor.locale);
  const timeZone = actor.timeZone ?? config.timeZone;
  const moment = new Intl.DateTimeFormat(dateLocale(t), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const when = (at: string | Date): string => moment.format(typeof at === 'string' ? new Date(at) : at);
  const shown = held.messages.slice(-ON_PAPER);
  const text = (key: string): string | null => {
    const value = held.author[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const facts: (string | null)[] = [
    [t.network(network), name, t.handle(network, handle)].join(DOT),
    said('bio', text('bio')),
    said('followers', text('followers')),
    said('following', text('following')),
    said('joined', text('joined_on')),
    said('influence', text('influence')),
    said('days', held.followersByDay.map(({ day, followers }) => `${day}: ${followers}`).join(', ')),
    said('follows', held.follows.map((each) => accountName(config, each.account, t)).join(', ')),
    said('lists', listNames.join(', ')),
    said('mentioned', mentioned.map((each) => `${each.name} (${each.count})`).join(', ')),
    held.mutedAt === null ? null : t('person.export.muted', { at: when(held.mutedAt) }),
    typeof held.author['objected_at'] === 'string'
      ? t('person.export.objected', { at: when(held.author['objected_at']) })
      : null,
    t('person.export.conversations', { count: held.conversations.length }),
    t('person.export.about', { zone: timeZone, at: when(clock.now()) }),
    held.hasMore || shown.length < held.messages.length
      ? t('conversation.export.newest', { count: shown.length })
      : null,
  ];
  function said(
    what: 'bio' | 'followers' | 'following' | 'joined' | 'influence' | 'days' | 'follows' | 'lists' | 'mentioned',
    value: string | null,
  ): string | null {
    return value === null || value === '' ? null : t(`person.export.${what}`, { value });
  }
  return {
    title: t('person.export.title', { name }),
    about: facts.filter((each) => each !== null),
    entries: [
      ...held.notes.map(({ text: note, at }) => ({
        kind: 'team' as const,
        head: [t('person.export.note'), when(at)].join(DOT),
        text: note,
      })),
      ...held.ratings.map(({ score, comment, at }) => ({
        kind: 'customer' as const,
        head: [t('rating.card', { score }), when(at)].join(DOT),
        text: comment ?? '',
      })),
      ...shown.map((message) => ({
        kind: message.direction === 'in' ? ('customer' as const) : ('ours' as const),
        head: headOf(services, t, { message, handle, when }),
        text: [...message.earlierTexts, message.text, labelsOf(services, t, message), message.url]
          .filter((each) => each !== '')
          .join('\n'),
      })),
    ],
    voice: t.voice,
  };
}

type InLanguage = ReturnType<Services['texts']['in']>;

function headOf(
  { config }: Services,
  t: InLanguage,
  { message, handle, when }: { message: HeldMessage; handle: string; when(at: string): string },
): string {
  const account = accountName(config, message.account, t);
  return [
    message.direction === 'in' ? t.handle(message.network, handle) : account,
    ...(message.ticketNumber === null ? [] : [t('list.number', { number: message.ticketNumber })]),
    ...(message.heardBy.length > 0 ? [t('form.author.not-to-us')] : []),
    ...(message.private ? [t('conversation.privately')] : []),
    ...(message.state === 'deleted' ? [t('conversation.deleted')] : []),
    when(message.postedAt),
  ].join(DOT);
}

/** What was read of it, the last of each. */
function labelsOf({ config }: Services, t: InLanguage, { labels }: HeldMessage): string {
  const newest = new Map(labels.map(({ label, value }) => [label, value]));
  const said = [...newest].flatMap(([label, value]) =>
    value === null || value === '' || !isLabelId(label)
      ? []
      : [`${t(`label.${label}`)}: ${labelText(config, t, label, value)}`],
  );
  return said.length === 0 ? '' : `(${said.join(', ')})`;
}
