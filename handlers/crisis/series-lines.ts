import type { Inline } from '#core/card.ts';
import { spark } from '#core/chart/spark.ts';
import { BIN } from '#core/crisis/baseline.ts';
import { EVERYTHING } from '#core/crisis/counted.ts';
import { binOf } from '#core/crisis/judge.ts';
import { usualAt } from '#core/crisis/usual.ts';
import type { Speaker } from '#core/texts/index.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { seriesName } from './names.ts';

const HOUR_MS = 3_600_000;
const SHOWN_MS = 8 * HOUR_MS;
/** A point of the picture. */
const POINT_MS = 20 * 60_000;
/** Enough to see where it burns. */
const MOST_SHOWN = 15;

/** Every series of a brand that is watched, those where most came in the last hour first: eight hours as a picture, the last one in figures. */
export async function seriesLines(
  { store, config, clock }: Pick<Services, 'store' | 'config' | 'clock'>,
  brand: string,
  t: Speaker,
): Promise<{ lines: Inline[][]; more: number }> {
  const until = new Date(binOf(clock.now()).getTime() + BIN);
  const from = new Date(until.getTime() - SHOWN_MS);
  const [bins, watch] = await Promise.all([store.crisis.counts(brand, { from, until }), store.crisis.watch(brand)]);
  const names = new Set([EVERYTHING, ...Object.keys(watch?.series ?? {}), ...bins.map(({ series }) => series)]);
  const lastHour = until.getTime() - HOUR_MS;
  const found = [...names].map((series) => {
    const points = Array.from({ length: SHOWN_MS / POINT_MS }, () => 0);
    let hour = 0;
    for (const bin of bins) {
      if (bin.series !== series) continue;
      const at = Math.floor((bin.at.getTime() - from.getTime()) / POINT_MS);
      points[at] = (points[at] ?? 0) + bin.count;
      if (bin.at.getTime() >= lastHour) hour += bin.count;
    }
    return { series, points, hour };
  });
  const sorted = found.toSorted(
    (a, b) => Number(b.series === EVERYTHING) - Number(a.series === EVERYTHING) || b.hour - a.hour,
  );
  const figure = new Intl.NumberFormat(t.voice, { maximumFractionDigits: 0 });
  const lines = sorted.slice(0, MOST_SHOWN).map(({ series, points, hour }): Inline[] => {
    const bin = Array.from({ length: HOUR_MS / BIN }, (_, index) => lastHour + index * BIN);
    const usual = usualAt(watch, series, config.timeZone, bin);
    const known = usual.every((each): each is number => each !== null);
    const values = {
      name:
        series === EVERYTHING ? ours(t('crisis.series.all'), 'bold') : foreign(seriesName(series, config, t), 'bold'),
      hour: figure.format(hour),
    };
    return [
      ours(`${spark(points)}  `),
      ...(known
        ? sentence(t, 'crisis.series.usual', {
            ...values,
            usual: figure.format(usual.reduce((sum, each) => sum + each, 0)),
          })
        : sentence(t, 'crisis.series', values)),
    ];
  });
  return { lines, more: Math.max(0, sorted.length - MOST_SHOWN) };
}
