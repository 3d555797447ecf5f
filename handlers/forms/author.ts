import { byDay, lastOwner, sentimentWeeks, tallyByAccount, type SaidRow } from '#core/author-history.ts';
import type { Button } from '#core/card.ts';
import type { Config } from '#core/config/config.ts';
import type { FormBlock } from '#core/form.ts';
import type { Message } from '#core/message.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { accountName, person, type Drawing } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';

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
  { drawing, config, now }: { drawing: Drawing; config: Config; now: Date },
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
    ...(weeks
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

/** One page of what was said, under the day on which it was. */
export function authorDays(t: Speaker, messages: readonly Message[], timeZone: string): FormBlock[] {
  const locale = t.language === 'en' ? 'en-GB' : t.voice;
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
