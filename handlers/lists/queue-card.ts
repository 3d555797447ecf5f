import type { Card, Inline } from '#core/card.ts';
import type { Config } from '#core/config/config.ts';
import { limitsFor } from '#core/ticket/wip-limits.ts';
import type { Translate } from '#core/texts/index.ts';
import { joined } from '../cards/format.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import { inLines } from './lines.ts';
import type { ChannelQueue } from '../../store/lists/lists.ts';
import { plainButton } from '../cards/buttons.ts';

/** How many of those that wait the longest are named. */
export const OLDEST = 3;

interface Drawn {
  /** Key of the channel. */
  channel: string;
  channelQueue: ChannelQueue;
  config: Config;
  t: Translate;
  /** One for each of `channelQueue.oldest` and `channelQueue.oldestAgain`. */
  lines: Inline[][];
  nameOf(personId: string): string;
}

/** The message that stands pinned in a channel. Nothing in it moves by itself, so it is drawn only when something changed. */
export function drawQueue({ channel, channelQueue, config, t, lines, nameOf }: Drawn): Card {
  const limits = config.channels[channel]?.limits ?? {};
  const again = channelQueue.again === 0 ? null : t('queue.again', { count: channelQueue.again });
  // Whom our answer did not help waits too, though somebody has her.
  const heading =
    channelQueue.waiting > 0 ? t('queue.waiting', { count: channelQueue.waiting }) : (again ?? t('queue.none'));
  const counts = dotted(
    [ours(heading, 'bold')],
    again === null || again === heading ? null : [ours(again)],
    counted(t, 'claimed', channelQueue.claimed, limits.claimed),
    counted(t, 'approval', channelQueue.approval, limits.waiting),
  );
  const full = channelQueue.owners.flatMap(({ personId, count }) => {
    const limit = limitsFor(config, { personId, channel }).person;
    return limit !== undefined && count >= limit
      ? [sentence(t, 'queue.full.one', { person: foreign(nameOf(personId)), count, limit })]
      : [];
  });
  return {
    fallback: heading,
    blocks: [
      { kind: 'line', inlines: counts },
      ...inLines(lines),
      ...(full.length > 0
        ? [{ kind: 'line' as const, inlines: sentence(t, 'queue.full', { people: joined(t, full) }) }]
        : []),
      ...(channelQueue.waiting > 0
        ? [
            {
              kind: 'buttons' as const,
              buttons: [plainButton(t, 'queue', { channel }), plainButton(t, 'bulk', { channel })],
            },
          ]
        : []),
    ],
  };
}

/** Nothing where it is none and has no limit. */
function counted(
  t: Translate,
  what: 'claimed' | 'approval',
  count: number,
  limit: number | undefined,
): Inline[] | null {
  if (limit !== undefined) return [ours(t(`queue.${what}-of`, { count, limit }))];
  return count === 0 ? null : [ours(t(`queue.${what}`, { count }))];
}
