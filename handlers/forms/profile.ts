import { configuredLists } from '#core/authors/lists.ts';
import { INFLUENCE_VERSION, type Influence } from '#core/authors/influence.ts';
import { INTERESTS_DAYS, type Mentioned } from '#core/authors/interests.ts';
import { sentimentWeeks, type SaidRow } from '#core/author-history.ts';
import type { Button, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Author } from '#core/message.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { joined, languageName, shortNumber } from '../cards/format.ts';
import { authorName, person, type Drawing } from '../cards/people.ts';
import { dotted, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { shortened } from './author.ts';
import type { AuthorNote, ListedAuthor } from '../../store/authors/authors.ts';
import type { AuthorFigures } from '../../store/authors/figures.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { dateLocale } from '../date-locale.ts';

/** Influence with what it is made of. */
export interface ShownInfluence extends Influence {
  followers: number;
  posts: number;
  trend: number | null;
  trendDays: number;
  topics: { area: string; about: number; score: number }[];
}

interface ProfileFacts {
  detail: TicketDetail;
  lists: ListedAuthor[];
  notes: AuthorNote[];
  figures: AuthorFigures;
  rows: SaidRow[];
  /** Null where the network does not tell, or she wants none. */
  influence: ShownInfluence | null;
  mentioned: Mentioned[];
}

const NOTES = 12;
const MENTIONED = 10;
export const NOTE_MAX = 1_000;

/** Who writes: what the network says, how it has been, how far her words reach, what colleagues say of her. */
export function profileForm(ctx: Pick<ActionContext, 't' | 'config' | 'actor' | 'clock'>, shown: ProfileFacts): Form {
  const { t, config, actor } = ctx;
  const { detail } = shown;
  const ticketId = detail.ticket.id;
  const zone = actor.timeZone ?? config.timeZone;
  const day = dayIn(t, zone);
  const drawing = { detail, config, surface: actor.surface };
  return {
    action: 'profile',
    meta: { ticketId },
    title: t('button.profile'),
    submit: t('form.profile.save-note'),
    cancel: t('form.close'),
    blocks: [
      ...whoBlocks(t, detail.author),
      ...figureBlocks(t, shown, { day, now: ctx.clock.now() }),
      ...influenceBlocks(t, shown, config.areas),
      ...mentionedBlocks(t, shown.mentioned, day),
      ...listBlocks(ctx, shown, { drawing, day }),
      { kind: 'divider' },
      ...noteBlocks(ctx, shown, drawing),
      {
        kind: 'field',
        field: {
          kind: 'text',
          name: 'note',
          label: t('form.profile.note'),
          multiline: true,
          maxLength: NOTE_MAX,
          optional: true,
          hint: t('form.profile.note-hint'),
        },
      },
      {
        kind: 'buttons',
        buttons: [
          plainButton(t, 'author', { ticketId }),
          plainButton(
            t,
            'object',
            { ticketId, on: detail.author.objectedAt ? 'no' : 'yes' },
            t(detail.author.objectedAt ? 'button.object-no-more' : 'button.object'),
          ),
          ...(actor.rights.has('manage') ? [plainButton(t, 'export-person', { ticketId })] : []),
        ],
      },
    ],
  };
}

function whoBlocks(t: Speaker, author: Author): FormBlock[] {
  const { bio, followers, following, joinedOn, verified } = author;
  const said = dotted(
    followers === undefined
      ? null
      : sentence(t, 'card.followers', { count: followers, short: shortNumber(followers, t.language) }),
    following === undefined ? null : [ours(t('form.profile.following', { short: shortNumber(following, t.language) }))],
    joinedOn === undefined ? null : [ours(t('form.profile.joined', { month: monthOf(t, joinedOn) }))],
    verified === true ? [ours(t('form.profile.verified'))] : null,
  );
  return [
    { kind: 'line', inlines: authorName(t, author) },
    ...(bio ? [{ kind: 'quote' as const, text: shortened(bio) }] : []),
    ...(said.length > 0 ? [{ kind: 'context' as const, inlines: said }] : []),
  ];
}

function figureBlocks(
  t: Speaker,
  { figures, rows }: Pick<ProfileFacts, 'figures' | 'rows'>,
  { day, now }: { day: (at: Date) => string; now: Date },
): FormBlock[] {
  const { tickets, open, firstAt, tags, languages } = figures;
  const weeks = sentimentWeeks(rows, now);
  const spoken = joined(
    t,
    languages.map(({ language }) => [ours(languageName(language, t.language))]),
  );
  return [
    line(
      dotted(
        [ours(t('form.profile.tickets', { count: tickets }))],
        open > 0 ? [ours(t('form.profile.open', { count: open }))] : null,
        firstAt === null ? null : [ours(t('form.profile.first', { day: day(firstAt) }))],
      ),
    ),
    ...context(
      dotted(
        languages.length === 0 ? null : sentence(t, 'form.profile.languages', { languages: spoken }),
        tags.length === 0 ? null : [ours(tags.map(({ tag, count }) => `#${tag} (${count})`).join(' '))],
      ),
    ),
    ...(weeks
      ? [
          line([ours(t('form.author.sentiment', { bars: weeks.bars, weeks: weeks.weeks }))]),
          ...context([
            ours(
              t('form.author.sentiment-words', {
                positive: weeks.positive,
                neutral: weeks.neutral,
                negative: weeks.negative,
              }),
            ),
          ]),
        ]
      : []),
  ];
}

function influenceBlocks(
  t: Speaker,
  { detail: { author }, influence }: Pick<ProfileFacts, 'detail' | 'influence'>,
  areas: ActionContext['config']['areas'],
): FormBlock[] {
  if (author.objectedAt) return context([ours(t('form.profile.objected'))]);
  if (!influence) return context([ours(t('form.profile.no-followers', { network: t.network(author.network) }))]);
  const { score, usual, sure, halved, followers, posts, trend, trendDays, topics } = influence;
  const trending =
    trend === null
      ? ''
      : t(trend > 0 ? 'form.profile.rising' : 'form.profile.falling', { points: Math.abs(trend), days: trendDays });
  const said = [
    t('form.profile.reach', {
      followers: shortNumber(followers, t.language),
      usual: shortNumber(usual, t.language),
    }),
    t(`form.profile.sure.${sure}`, { posts }),
    ...halved.map((why) => t(`form.profile.${why}`)),
    ...(topics.length === 0
      ? []
      : [
          t('form.profile.topics', {
            topics: topics
              .map(({ area, about, score: of }) =>
                t('form.profile.topic', { topic: areas[area]?.name ?? area, score: of, about, posts }),
              )
              .join(', '),
          }),
        ]),
    t('form.profile.formula', { version: INFLUENCE_VERSION }),
  ];
  return [
    { kind: 'line', inlines: [ours(t('form.profile.influence', { score, trend: trending }), 'bold')] },
    ...context([ours(said.join(' '))]),
  ];
}

function mentionedBlocks(t: Speaker, mentioned: readonly Mentioned[], day: (at: Date) => string): FormBlock[] {
  if (mentioned.length === 0) return [];
  return [
    { kind: 'line', inlines: [ours(t('form.profile.mentions', { days: INTERESTS_DAYS }), 'bold')] },
    ...mentioned
      .slice(0, MENTIONED)
      .flatMap(({ kind, name, count, inBio, lastAt, examples }) =>
        context(
          dotted(
            [ours(kind === 'brand' ? `${name} (${t('form.profile.brand')})` : name)],
            count > 0 ? [ours(t('form.profile.times', { count }))] : null,
            lastAt === null ? null : [ours(day(lastAt))],
            inBio ? [ours(t('form.profile.in-bio'))] : null,
            ...examples
              .filter(({ url }) => /^https?:\/\//.test(url))
              .map(({ url }): Inline[] => [{ kind: 'link', text: t('form.profile.example'), url }]),
          ),
        ),
      ),
  ];
}

function listBlocks(
  { t, config }: Pick<ActionContext, 't' | 'config'>,
  { detail, lists }: Pick<ProfileFacts, 'detail' | 'lists'>,
  { drawing, day }: { drawing: Drawing; day: (at: Date) => string },
): FormBlock[] {
  const all = Object.entries(config.lists);
  if (all.length === 0) return [];
  const configured = configuredLists(config, detail.author.handle);
  const ticketId = detail.ticket.id;
  return [
    { kind: 'line', inlines: [ours(t('form.profile.lists'), 'bold')] },
    ...all.flatMap(([list, { name }]) => {
      const on = lists.find((each) => each.list === list);
      if (configured.includes(list)) return context([ours(t('form.profile.configured', { list: name }))]);
      if (!on) return [];
      return context(
        sentence(t, 'form.profile.on-list', { list: name, day: day(on.at), person: person(drawing, on.by) }),
      );
    }),
    {
      kind: 'buttons',
      buttons: all.flatMap(([list, { name }]): Button[] => {
        if (configured.includes(list)) return [];
        const isOn = lists.some((each) => each.list === list);
        const label = t(isOn ? 'form.profile.take-off' : 'form.profile.add', { list: name });
        return [plainButton(t, 'list-author', { ticketId, list, on: isOn ? 'no' : 'yes' }, label)];
      }),
    },
  ];
}

function noteBlocks(
  { t, actor }: Pick<ActionContext, 't' | 'actor'>,
  { notes, detail }: Pick<ProfileFacts, 'notes' | 'detail'>,
  drawing: Drawing,
): FormBlock[] {
  return [
    { kind: 'line', inlines: [ours(t('form.profile.notes'), 'bold')] },
    ...notes.slice(0, NOTES).flatMap((note): FormBlock[] => [
      {
        kind: 'context',
        inlines: dotted(person(drawing, note.by), [{ kind: 'time', at: note.at, ago: true }]),
      },
      { kind: 'quote', text: note.text },
      ...(mayDrop(actor, note)
        ? [
            {
              kind: 'buttons' as const,
              buttons: [plainButton(t, 'drop-note', { ticketId: detail.ticket.id, note: note.id })],
            },
          ]
        : []),
    ]),
    ...(notes.length > NOTES ? context([ours(t('form.profile.more-notes', { count: notes.length - NOTES }))]) : []),
  ];
}

/** Her own, and all where she manages. */
export function mayDrop({ id, rights }: Pick<ActionContext['actor'], 'id' | 'rights'>, { by }: AuthorNote): boolean {
  return by === id || rights.has('manage');
}

function line(inlines: Inline[]): FormBlock {
  return { kind: 'line', inlines };
}

function context(inlines: Inline[]): FormBlock[] {
  return inlines.length === 0 ? [] : [{ kind: 'context', inlines }];
}

function dayIn(t: Speaker, timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat(dateLocale(t), { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
  return (at) => format.format(at);
}

function monthOf(t: Speaker, day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime())
    ? day
    : new Intl.DateTimeFormat(dateLocale(t), { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(at);
}
