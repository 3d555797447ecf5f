import type { FormBlock } from '#core/form.ts';
import type { Incident } from '#core/crisis/watch.ts';
import { BIN } from '#core/crisis/baseline.ts';
import { binOf } from '#core/crisis/judge.ts';
import { replayCounts } from '#core/crisis/replay-counts.ts';
import { sentenceOf } from '#core/crisis/sentence.ts';
import { crisisSettings } from '#core/crisis/settings.ts';
import type { Speaker } from '#core/texts/index.ts';
import { capital, dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { seriesName } from './names.ts';

const DAY_MS = 86_400_000;
/** What is told. */
export const REPLAYED_DAYS = 30;
/** Habits are learnt from all that is kept. */
const KEPT_DAYS = 56;
const MOST_TOLD = 15;

/** What the last 30 days of a brand would have told by the settings of now, newest first. */
export async function replayBlocks(
  { store, config, clock }: Pick<Services, 'store' | 'config' | 'clock'>,
  brand: string,
  t: Speaker,
): Promise<FormBlock[]> {
  const until = binOf(clock.now()).getTime();
  const replay = replayCounts(crisisSettings(config), (series) => series.startsWith('account '));
  const { silence, bursts, negatives } = config.crisis.watch;
  let messages = 0;
  let begun = false;
  for (let from = binOf(new Date(until - KEPT_DAYS * DAY_MS)).getTime(); from < until; from += DAY_MS) {
    const end = Math.min(until, from + DAY_MS);
    const bins = await store.crisis.counts(brand, { from: new Date(from), until: new Date(end) });
    // Before the first message there is no habit to learn.
    begun ||= bins.length > 0;
    if (!begun) continue;
    const first = messages === 0 && bins[0] ? Math.max(from, bins[0].at.getTime()) : from;
    messages += bins.reduce((sum, { series, count }) => (series === 'all' ? sum + count : sum), 0);
    replay.piece(bins, first, end);
    // Whoever presses a button meanwhile is served first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const shown = { burst: bursts, negatives, silence };
  const told = replay
    .told()
    .filter(({ openedAt, first }) => openedAt >= until - REPLAYED_DAYS * DAY_MS && shown[first.kind])
    .toReversed();
  return [
    {
      kind: 'line',
      inlines: [ours(t('crisis.replay.count', { count: told.length, days: REPLAYED_DAYS, messages }), 'bold')],
    },
    ...told
      .slice(0, MOST_TOLD)
      .flatMap((incident): FormBlock[] => [
        { kind: 'divider' },
        { kind: 'line', inlines: firstLine(incident, config, t) },
        { kind: 'context', inlines: restOf(incident, t) },
      ]),
    ...(told.length > MOST_TOLD
      ? [{ kind: 'context' as const, inlines: [ours(t('crisis.replay.more', { count: told.length - MOST_TOLD }))] }]
      : []),
    { kind: 'divider' },
    { kind: 'context', inlines: [ours(t('crisis.replay.means'))] },
  ];
}

function firstLine({ openedAt, first, series: [main = ''] }: Incident, config: Services['config'], t: Speaker) {
  const name = seriesName(main, config, t);
  return dotted(
    [{ kind: 'time', at: new Date(openedAt) }],
    sentence(t, 'crisis.level', { level: first.level }),
    [foreign(name)],
    capital([ours(sentenceOf(t, first, name))]),
  );
}

function restOf({ openedAt, first, rises, peak, series, clearedAt }: Incident, t: Speaker) {
  const at = (value: number) => ({ kind: 'time' as const, at: new Date(value) });
  return dotted(
    ...rises.map((rise) => sentence(t, 'crisis.replay.rose', { level: rise.level, at: at(rise.at) })),
    first.kind === 'silence'
      ? null
      : sentence(t, 'crisis.replay.peak', {
          count: peak.count,
          lead: Math.max(0, Math.round((peak.at - openedAt) / BIN) * 5),
        }),
    series.length > 1 ? [ours(t('crisis.replay.joined', { count: series.length - 1 }))] : null,
    clearedAt === undefined ? [ours(t('crisis.replay.open'))] : sentence(t, 'incident.ended', { at: at(clearedAt) }),
  );
}
