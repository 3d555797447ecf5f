import type { Button, Card, CardBlock, Inline } from '#core/card.ts';
import type { Translate } from '#core/texts/index.ts';
import { timeTaken } from '../cards/format.ts';
import { dotted, ours, sentence } from '../cards/sentence.ts';
import { inLines } from './lines.ts';
import type { PersonNumbers } from '../../store/lists/lists.ts';
import { plainButton } from '../cards/buttons.ts';

/** Lines shown of each part; the button shows all. */
export const HOME_LINES = 8;

interface Part {
  total: number;
  lines: Inline[][];
}

export interface HomeFacts {
  mine: Part;
  /** With the button that opens each version: she may not be in its channel. */
  approvals: Part & { buttons: (Button | undefined)[] };
  asked: Part;
  numbers: PersonNumbers;
  limit: number | undefined;
  /** She looks after our accounts. */
  accounts?: boolean;
  /** She may ask for reports. */
  reports: boolean;
  /** She may set goals. */
  goals?: boolean;
  /** She manages, and a network tells who follows us. */
  followers?: boolean;
  /** She manages, and who is influential is told. */
  influential?: boolean;
  /** Of whoever manages: how each brand is. */
  crisis?: CardBlock[];
  /** Hers and, for managers, of each area and region. */
  inFigures?: CardBlock[];
  /** What was heard today, and for managers what it cost; left out: nothing is listened for. */
  heard?: CardBlock[];
  /** Of whoever manages: what else was read that is paid for. */
  spent?: CardBlock[];
}

/** Somebody's own page: what waits for her first, then what she has, then what she did. */
export function drawHome(
  {
    mine,
    approvals,
    asked,
    numbers,
    limit,
    accounts,
    reports,
    goals,
    influential,
    followers,
    inFigures = [],
    crisis = [],
    heard = [],
    spent = [],
  }: HomeFacts,
  t: Translate,
): Card {
  const { today, week, firstAnswerMinutes } = numbers;
  const figures = dotted(
    [ours(t('home.today', { count: today }))],
    [ours(t('home.week', { count: week }))],
    firstAnswerMinutes === null ? null : sentence(t, 'home.first', { time: timeTaken(t, firstAnswerMinutes * 60_000) }),
  );
  const isFree = mine.total + approvals.total + asked.total === 0;
  const held =
    limit === undefined ? t('home.mine', { count: mine.total }) : t('home.mine-of', { count: mine.total, limit });
  return {
    fallback: t('home.title'),
    blocks: [
      { kind: 'title', inlines: [ours(t('home.title'), 'bold')] },
      { kind: 'context', inlines: figures },
      ...part(approvals, t('home.approvals', { count: approvals.total })),
      ...part(asked, t('home.asked', { count: asked.total })),
      ...part(mine, held),
      ...(crisis.length === 0
        ? []
        : [
            { kind: 'divider' as const },
            { kind: 'line' as const, inlines: [ours(t('crisis.heading'), 'bold')] },
            ...crisis,
          ]),
      ...(heard.length === 0
        ? []
        : [
            { kind: 'divider' as const },
            { kind: 'line' as const, inlines: [ours(t('heard.title'), 'bold')] },
            ...heard,
          ]),
      ...inFigures,
      ...(spent.length === 0
        ? []
        : [
            { kind: 'divider' as const },
            { kind: 'line' as const, inlines: [ours(t('home.spent'), 'bold')] },
            ...spent,
          ]),
      ...(isFree ? [{ kind: 'divider' as const }, { kind: 'line' as const, inlines: [ours(t('home.nothing'))] }] : []),
      { kind: 'divider' },
      {
        kind: 'buttons',
        buttons: [
          plainButton(t, 'mine', {}),
          plainButton(t, 'queue', {}, t('form.queue.title')),
          plainButton(t, 'try-text', {}),
          ...(accounts ? [plainButton(t, 'accounts', {})] : []),
          plainButton(t, 'my-numbers', {}),
          ...(reports ? [plainButton(t, 'report', {})] : []),
          ...(goals ? [plainButton(t, 'goals', {})] : []),
          ...(influential ? [plainButton(t, 'influential', {})] : []),
          ...(followers ? [plainButton(t, 'followers', {})] : []),
        ],
      },
    ],
  };
}

function part(
  { total, lines, buttons = [] }: Part & { buttons?: (Button | undefined)[] },
  heading: string,
): CardBlock[] {
  if (total === 0) return [];
  const rows = inLines(lines).flatMap((line, index): CardBlock[] => {
    const open = buttons[index];
    return open ? [line, { kind: 'buttons', buttons: [open] }] : [line];
  });
  return [{ kind: 'divider' }, { kind: 'line', inlines: [ours(heading, 'bold')] }, ...rows];
}
