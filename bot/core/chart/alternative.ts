import type { Speaker } from '../texts/index.ts';
import type { Chart, Figure } from './chart.ts';

/** More of them nobody listens to. */
const MOST_TOLD = 8;

/** What somebody who does not see the picture is told: of each series the newest and the highest; where none is the newest, the first few. */
export function alternativeText(
  t: Speaker,
  { title, subtitle, series, labels, mark, unordered = false }: Chart,
  figure: Figure = figureIn(t),
): string {
  const said = series.flatMap(({ name, values }) => {
    const last = values.findLastIndex((value) => value !== null);
    const highest = Math.max(...values.map((value) => value ?? -Infinity));
    const at = values.indexOf(highest);
    if (last === -1) return [];
    if (unordered) {
      const known = values.flatMap((value, index) =>
        value === null ? [] : [`${labels[index] ?? ''} ${figure(value)}`],
      );
      return [`${name}: ${known.slice(0, MOST_TOLD).join(', ')}${known.length > MOST_TOLD ? ' …' : ''}`];
    }
    return [
      t('chart.alternative', {
        name,
        last: figure(values[last] ?? 0),
        lastAt: labels[last] ?? '',
        highest: figure(highest),
        highestAt: labels[at] ?? '',
      }),
    ];
  });
  const marked = mark && labels[mark.at] !== undefined ? [`${labels[mark.at]}: ${mark.text}`] : [];
  return [subtitle === undefined ? title : `${title} (${subtitle})`, ...said, ...marked].join('. ');
}

/** Figures as the language writes them. */
export function figureIn(t: Speaker): Figure {
  const format = new Intl.NumberFormat(t.voice, { maximumFractionDigits: 1 });
  return (value) => format.format(value);
}

const BARS = '▁▂▃▄▅▆▇█';

/** A row of figures as one small picture among words, as high as the highest of them. */
export function sparkLine(values: readonly number[]): string {
  const highest = Math.max(1, ...values);
  return values
    .map((value) => BARS[Math.min(Math.round((value / highest) * (BARS.length - 1)), BARS.length - 1)])
    .join('');
}
