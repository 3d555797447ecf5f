import type { Chart } from './chart.ts';

/** A chart that the chat itself draws: plain figures, with no look of ours. */
export interface NativeChart {
  title: string;
  shape: 'line' | 'bars';
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
  /** What the figures are in; '' where they are counts. */
  unit: string;
}

/** What a chat can draw. */
export interface ChartLimits {
  title: number;
  name: number;
  label: number;
  series: number;
  points: number;
}

/**
 * The chart as the chat can draw it itself; undefined where it could not without leaving something out: then it is a picture. A figure
 * that nobody knows, a stack, a mark and twins among the names have no place in it.
 */
export function nativeChart(
  { title, shape, labels, series, mark }: Chart,
  limits: ChartLimits,
  { unit, value }: { unit: string; value(figure: number): number },
): NativeChart | undefined {
  const names = series.map(({ name }) => name);
  const isFit = (texts: readonly string[], most: number): boolean =>
    new Set(texts).size === texts.length && texts.every((text) => text !== '' && [...text].length <= most);
  if (shape === 'stacked' || mark !== undefined) return undefined;
  if (series.length === 0 || series.length > limits.series) return undefined;
  if (labels.length === 0 || labels.length > limits.points) return undefined;
  if (!isFit(names, limits.name) || !isFit(labels, limits.label)) return undefined;
  if (series.some(({ values }) => values.some((each) => each === null))) return undefined;
  return {
    // The whole of it stands above the chart.
    title: [...title].length <= limits.title ? title : `${[...title].slice(0, limits.title - 1).join('')}…`,
    shape,
    labels,
    series: series.map(({ name, values }) => ({ name, values: values.map((each) => value(each ?? 0)) })),
    unit,
  };
}
