import {
  byDay,
  lastOwner,
  sentimentWeeks,
  tallyByAccount,
  tallyOfWatched,
  weeksOfSentiment,
  type SaidRow,
} from '#core/author-history.ts';
import type { Button } from '#core/card.ts';
import type { Chart } from '#core/chart/chart.ts';
import type { Config } from '#core/config/config.ts';
import type { FormBlock } from '#core/form.ts';
import { watchesOf } from '#core/listen/watches.ts';
import type { Message } from '#core/message.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { accountName, person, type Drawing } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import { dateLocale } from '../date-locale.ts';

/** Two blocks each and one a day, of the hundred that a form may hold. */
export const AUTHOR_PAGE = 12;
/** So many of the newest are counted and can be turned to. */
export const AUTHOR_NEWEST = 500;
const ACCOUNTS = 8;
const LONGEST = 600;

/** How often to which account, how content, and who had the last conversation. */
export function authorFigures(
  t: Speaker,
  rows: readonly SaidRow[],
  {
    drawing,
    config,
    now,
    picture,
  }: {
    drawing: Drawing;
    config: Config;
    now: Date;
    /** Her sentiment, where the chat shows pictures; else it is told in words. */
    picture: FormBlock | null;
  },
): FormBlock[] {
  const tallies = tallyByAccount(rows);
  const owner = lastOwner(rows);
  const weeks = sentimentWeeks(rows, now);
  return [
    ...tallies.slice(0, ACCOUNTS).map((tally): FormBlock => {
      const { network, account, ...counts } = tally;
      return {
        kind: 'line',
        inlines: dotted(
          [ours(t.network(network)), ours(' '), foreign(accountName(config, account, t), 'bold')],
          ...(['public', 'private', 'answers'] as const).map((each) =>
            counts[each] === 0 ? null : [ours(t(`form.author.${each}`, { count: counts[each] }))],
          ),
        ),
      };
    }),
    ...(tallies.length > ACCOUNTS
      ? [context(t('form.author.more-accounts', { count: tallies.length - ACCOUNTS }))]
      : []),
    ...watchedBlocks(t, rows, config),
    ...(picture ? [picture] : []),
    ...(weeks && !picture
      ? [
          {
            kind: 'line' as const,
            inlines: [ours(t('form.author.sentiment', { bars: weeks.bars, weeks: weeks.weeks }))],
          },
          context(
            t('form.author.sentiment-words', {
              positive: weeks.positive,
              neutral: weeks.neutral,
              negative: weeks.negative,
            }),
          ),
        ]
      : []),
    ...(owner === null
      ? []
      : [{ kind: 'line' as const, inlines: sentence(t, 'form.author.owner', { person: person(drawing, owner) }) }]),
    ...(rows.length === AUTHOR_NEWEST ? [context(t('form.author.newest', { count: AUTHOR_NEWEST }))] : []),
  ];
}

/** What she said that was not said to us: to accounts that we watch, and what else was heard of her. All of it is public. */
function watchedBlocks(t: Speaker, rows: readonly SaidRow[], config: Config): FormBlock[] {
  const { to, heard } = tallyOfWatched(rows);
  const network = rows[0]?.network ?? '';
  const names = new Map(watchesOf(config).map(({ account, key, name }) => [`${account}:${key}`, name]));
  const counted = (each: ReadonlyMap<string, number>, nameOf: (key: string) => string): string =>
    [...each]
      .slice(0, ACCOUNTS)
      .map(([key, count]) => `${nameOf(key)} (${count})`)
      .join(', ');
  return [
    ...(to.size === 0
      ? []
      : [line(t('form.author.watched', { accounts: counted(to, (handle) => t.handle(network, handle)) }))]),
    ...(heard.size === 0
      ? []
      : [line(t('form.author.heard', { watches: counted(heard, (key) => names.get(key) ?? key) }))]),
  ];
}

const line = (text: string): FormBlock => ({ kind: 'line', inlines: [ours(text)] });

/** How content she was, week by week; null where nothing of it is known. It names nobody. */
export function sentimentChart(
  t: Speaker,
  rows: readonly SaidRow[],
  { now, timeZone }: { now: Date; timeZone: string },
): Chart | null {
  const weeks = weeksOfSentiment(rows, now);
  const count = weeks.reduce((sum, { positive, neutral, negative }) => sum + positive + neutral + negative, 0);
  if (count === 0) return null;
  const locale = dateLocale(t);
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' });
  const of = (sentiment: 'positive' | 'neutral' | 'negative'): Chart['series'][number] => ({
    name: t(`label.sentiment.${sentiment}`),
    values: weeks.map((week) => week[sentiment]),
    look: sentiment === 'negative' ? ('bad' as const) : undefined,
  });
  return {
    title: t('form.author.chart', { weeks: weeks.length }),
    subtitle: t('form.author.chart-of', { count }),
    shape: 'stacked',
    whole: true,
    labels: weeks.map(({ from }) => day.format(from)),
    series: [of('positive'), of('neutral'), of('negative')],
  };
}

/** One page of what was said, under the day on which it was. */
export function authorDays(
  t: Speaker,
  messages: readonly Message[],
  { timeZone, heard }: { timeZone: string; heard: ReadonlySet<string> },
): FormBlock[] {
  const locale = dateLocale(t);
  const title = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  return byDay(messages, timeZone).flatMap(({ at, rows }): FormBlock[] => [
    { kind: 'line', inlines: [ours(title.format(at), 'bold')], strong: true },
    ...rows.flatMap((message): FormBlock[] => [
      {
        kind: 'context',
        inlines: dotted(
          message.direction === 'out' ? [ours(t('thread.ours'), 'bold')] : null,
          [{ kind: 'time', at: message.postedAt, ago: true }],
          message.private ? [ours(t('form.author.in-private'))] : null,
          heard.has(message.id) ? [ours(t('form.author.not-to-us'))] : null,
          /^https?:\/\//.test(message.url)
            ? [
                {
                  kind: 'link',
                  text: t('card.open-on-network', { network: t.network(message.network) }),
                  url: message.url,
                },
              ]
            : null,
        ),
      },
      { kind: 'quote', text: shortened(message.text) || t('card.no-text') },
    ]),
  ]);
}

/** Buttons to the pages around this one. */
export function authorTurns(t: Speaker, ticketId: string, { page, total }: { page: number; total: number }): Button[] {
  const turn = (label: 'button.more-lines' | 'button.fewer-lines', to: number): Button =>
    plainButton(t, 'author', { ticketId, page: String(to) }, t(label));
  return [
    ...(page > 1 ? [turn('button.fewer-lines', page - 1)] : []),
    ...(page * AUTHOR_PAGE < total ? [turn('button.more-lines', page + 1)] : []),
  ];
}

function context(text: string): FormBlock {
  return { kind: 'context', inlines: [ours(text)] };
}

export function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}
