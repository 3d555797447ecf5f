import type { FormBlock } from '#core/form.ts';
import { timesBack } from '#core/crisis/again.ts';
import { BIN } from '#core/crisis/baseline.ts';
import { binOf } from '#core/crisis/judge.ts';
import type { CountedBin, StoredSign } from '#core/crisis/judge.ts';
import { createReplay, type ReplayedIncident } from '#core/crisis/replay.ts';
import { sentenceOf } from '#core/crisis/sentence.ts';
import { crisisSettings } from '#core/crisis/settings.ts';
import { signSentence } from '#core/crisis/sign-sentence.ts';
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
  const { silence, bursts, negatives } = config.crisis.watch;
  // What was counted of posts is kept for a day only.
  const watched = { bursts, negatives, silence, spread: null };
  const replay = createReplay({ settings: crisisSettings(config), watched });
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
    const signs = await store.crisis.signs(brand, { from: new Date(from), until: new Date(end) });
    const [binsAt, signsAt] = [byBin(bins), byBin(signs)];
    for (let at = first; at < end; at += BIN) replay.close(at, binsAt.get(at) ?? [], signsAt.get(at) ?? []);
    // Whoever presses a button meanwhile is served first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const told = replay
    .told()
    .filter(({ first }) => first.openedAt.getTime() >= until - REPLAYED_DAYS * DAY_MS)
    .toReversed();
  return [
    {
      kind: 'line',
      inlines: [ours(t('crisis.replay.count', { count: told.length, days: REPLAYED_DAYS, messages }), 'bold')],
    },
    ...told
      .slice(0, MOST_TOLD)
      .flatMap((one): FormBlock[] => [
        { kind: 'divider' },
        { kind: 'line', inlines: firstLine(one, config, t) },
        { kind: 'context', inlines: restOf(one, t) },
      ]),
    ...(told.length > MOST_TOLD
      ? [{ kind: 'context' as const, inlines: [ours(t('crisis.replay.more', { count: told.length - MOST_TOLD }))] }]
      : []),
    { kind: 'divider' },
    { kind: 'context', inlines: [ours(t('crisis.replay.means'))] },
  ];
}

function byBin<Of extends CountedBin | StoredSign>(all: readonly Of[]): Map<number, Of[]> {
  return Map.groupBy(all, ({ at }) => binOf(at).getTime());
}

function firstLine({ first, level }: ReplayedIncident, config: Services['config'], t: Speaker) {
  const { openedAt, finding, series, signs, signCount } = first;
  const name = seriesName(series[0] ?? '', config, t);
  return dotted(
    [{ kind: 'time', at: openedAt }],
    sentence(t, 'crisis.level', { level }),
    [foreign(name)],
    // Who wrote, her conversation says as long as it may.
    capital([ours(finding ? sentenceOf(t, finding, name) : signSentence(t, signs, signCount, ''))]),
  );
}

function restOf({ first, last, peak }: ReplayedIncident, t: Speaker) {
  return dotted(
    ...last.notes
      .filter((note) => note.what === 'rose')
      .map(({ at, level }) => sentence(t, 'crisis.replay.rose', { level, at: { kind: 'time', at: new Date(at) } })),
    timesBack(last) === 0 ? null : [ours(t('crisis.replay.again', { count: timesBack(last) }))],
    peak === null
      ? null
      : sentence(t, 'crisis.replay.peak', {
          count: peak.count,
          lead: Math.max(0, Math.round((peak.at - first.openedAt.getTime()) / BIN) * 5),
        }),
    last.series.length > 1 ? [ours(t('crisis.replay.joined', { count: last.series.length - 1 }))] : null,
    last.clearedAt === null
      ? [ours(t('crisis.replay.open'))]
      : sentence(t, 'incident.ended', { at: { kind: 'time', at: last.clearedAt } }),
  );
}
