import type { Speaker } from '../texts/index.ts';
import type { Finding } from './series.ts';
import type { RisingTerm } from './terms.ts';

const NEARLY_ALL = 0.75;

/** Why, in one sentence: how much against what, how many are negative, what they speak of. */
export function sentenceOf(t: Speaker, finding: Finding, series: string, term?: RisingTerm): string {
  const { kind, hour } = finding;
  if (kind === 'silence') return silence(t, finding, series);
  const parts = [kind === 'burst' ? burst(t, finding) : negatives(t, finding)];
  if (kind === 'burst' && hour.judged >= 5)
    parts.push(t('crisis.share', { share: percent(t, hour.negative / hour.judged) }));
  if (term)
    parts.push(t(term.share >= NEARLY_ALL ? 'crisis.term.nearly-all' : 'crisis.term.many', { term: term.term }));
  return parts.join('; ');
}

const figure = (t: Speaker, value: number): string =>
  new Intl.NumberFormat(t.voice, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
const percent = (t: Speaker, value: number): string =>
  new Intl.NumberFormat(t.voice, { style: 'percent', maximumFractionDigits: 0 }).format(value);

function burst(t: Speaker, { observed, expected, minutes }: Finding): string {
  const values = { observed: figure(t, observed), minutes: figure(t, minutes) };
  // A ratio to nearly nothing says nothing.
  if (expected < 0.5) return t('crisis.from-nothing', values);
  const all = { ...values, ratio: figure(t, observed / expected), expected: figure(t, expected) };
  return t(minutes === 60 ? 'crisis.times.hour' : 'crisis.times.minutes', all);
}

function negatives(t: Speaker, { observed, expected, hour }: Finding): string {
  return t('crisis.negatives', {
    share: percent(t, observed / hour.judged),
    observed: figure(t, observed),
    of: figure(t, hour.judged),
    usual: percent(t, expected / hour.judged),
  });
}

function silence(t: Speaker, { minutes, expected }: Finding, source: string): string {
  const every = figure(t, Math.max(minutes / Math.max(expected, 0.01), 1));
  return minutes < 120
    ? t('crisis.silence.minutes', { source, minutes: figure(t, minutes), every })
    : t('crisis.silence.hours', { source, hours: figure(t, minutes / 60), every });
}
