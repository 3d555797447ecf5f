import type { Card, CardBlock, Inline } from '#core/card.ts';
import { LEAST } from '#core/reports/figures.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { oneLine } from '../cards/format.ts';
import { dotted, foreign, ours, plain, sentence } from '../cards/sentence.ts';
import { inLines } from '../lists/lines.ts';
import type { FloodFacts } from './flood-facts.ts';

export interface FloodLook {
  t: Translate;
  /** The samples as lines. */
  lines: readonly Inline[][];
  nameOf(personId: string): string;
  /** Why some were refused what was done with all of them, as a sentence. */
  refused: string | null;
}

const BASE_SHOWN = 160;

/** One card for many conversations, drawn anew as they come and as people work them. */
export function drawFlood({ flood, figures }: FloodFacts, { t, lines, nameOf, refused }: FloodLook): Card {
  const { id, kind, beganAt, endedAt, base, baseBy } = flood;
  if (figures.all === 0) {
    const elsewhere = [ours(t('flood.elsewhere'))];
    return { blocks: [{ kind: 'line', inlines: elsewhere }], fallback: plain(elsewhere) };
  }
  const title = [ours(t(`flood.title.${kind}`, { count: figures.all }))];
  const since = sentence(t, 'flood.since', { at: { kind: 'time', at: beganAt } });
  const waiting = ours(figures.waiting > 0 ? t('flood.waiting', { count: figures.waiting }) : t('flood.none'));
  const negative = figures.judged < LEAST ? 0 : Math.round((100 * figures.negative) / figures.judged);
  const part = (key: 'flood.held' | 'flood.late' | 'flood.own' | 'flood.red', count: number): Inline[] | null =>
    count > 0 ? [ours(t(key, { count }))] : null;
  const others = dotted(
    part('flood.red', figures.red),
    negative > 0 ? [ours(t('flood.negative', { share: negative }))] : null,
    part('flood.held', figures.held),
    part('flood.late', figures.late),
    part('flood.own', figures.own),
    endedAt === null ? null : sentence(t, 'flood.calm', { at: { kind: 'time', at: endedAt } }),
  );
  // Those with a card of their own are worked there.
  const isOpen = figures.left > 0 && figures.waiting + figures.held > 0;
  const blocks: CardBlock[] = [
    { kind: 'title', inlines: [...title, ours(' '), ...since] },
    { kind: 'line', inlines: [waiting], strong: figures.waiting > 0 ? true : undefined },
    ...(others.length > 0 ? [{ kind: 'line' as const, inlines: others }] : []),
    ...inLines([...lines]),
    ...(base === null || baseBy === null
      ? []
      : [
          {
            kind: 'line' as const,
            inlines: sentence(t, 'flood.base', {
              by: foreign(nameOf(baseBy)),
              text: foreign(t('say.quoted', { words: oneLine(base, BASE_SHOWN) }), 'muted'),
            }),
          },
        ]),
    ...workLine(flood, { t, nameOf, refused }),
    ...(isOpen && figures.left > 1 ? [{ kind: 'context' as const, inlines: [ours(t('flood.each'))] }] : []),
    {
      kind: 'buttons',
      buttons: [
        ...(figures.unanswered > 0 ? [plainButton(t, 'flood-next', { flood: id })] : []),
        plainButton(t, 'flood-list', { flood: id }),
        ...(isOpen ? [plainButton(t, 'flood-bulk', { flood: id }), plainButton(t, 'flood-base', { flood: id })] : []),
      ],
    },
  ];
  return { blocks, fallback: plain([...title, ours('. '), waiting]) };
}

/** What somebody had done with all of them, and how far it is. */
function workLine(
  { work }: FloodFacts['flood'],
  { t, nameOf, refused }: Pick<FloodLook, 't' | 'nameOf' | 'refused'>,
): CardBlock[] {
  if (work === null) return [];
  const { what, by, done, endedAt } = work;
  const inlines = dotted(
    sentence(t, `flood.work.${what}`, { by: foreign(nameOf(by)), count: done }),
    work.refused > 0 && refused !== null
      ? sentence(t, 'flood.work.refused', { count: work.refused, why: refused })
      : null,
    endedAt === null ? [ours(t('flood.work.going'))] : null,
  );
  return [{ kind: 'line', inlines }];
}
