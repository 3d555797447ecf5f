import type { Card, Inline } from '#core/card.ts';
import type { ToldDeadline } from '#core/hours/ticket-clock.ts';
import type { Translate } from '#core/texts/index.ts';
import { inLines } from '../lists/lines.ts';
import { plainButton } from './buttons.ts';
import { ours, plain } from './sentence.ts';

interface DeadlinesLook {
  t: Translate;
  /** The notice behind which they were gathered. */
  first: string;
  how: ToldDeadline['how'];
  /** Conversations that were told of. */
  count: number;
  /** Of these: open and not answered by now. */
  waiting: number;
  /** Those that have waited longest. */
  lines: Inline[][];
}

/** Many conversations that are late, or nearly, in one message: how many, how many still wait, and the oldest of them. */
export function deadlinesMessage({ t, first, how, count, waiting, lines }: DeadlinesLook): Card {
  const head = [ours(t(`deadlines.${how}`, { count }))];
  const still = ours(waiting === 0 ? t('deadlines.none') : t('deadlines.waiting', { count: waiting }));
  return {
    blocks: [
      { kind: 'line', inlines: head, strong: true },
      { kind: 'line', inlines: [still] },
      ...inLines(lines),
      ...(waiting === 0 ? [] : [{ kind: 'buttons' as const, buttons: [plainButton(t, 'deadlines', { first })] }]),
    ],
    fallback: plain(head),
  };
}
