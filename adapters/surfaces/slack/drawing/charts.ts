import type { KnownBlock } from '@slack/types';
import type { ChartLimits, NativeChart } from '#core/chart/native.ts';
import { withoutControls } from '#core/visible-text.ts';

/**
 * docs.slack.dev/reference/block-kit/blocks/data-visualization-block, which is read differently by those who built on it: the least
 * that any of them tells. Messages only; two of them in one is seen, not documented.
 */
export const CHARTS = {
  title: 50,
  name: 20,
  label: 20,
  series: 6,
  points: 20,
  perMessage: 2,
} as const satisfies ChartLimits & { perMessage: number };

/** The types of the library do not know it yet. */
interface DataVisualization {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'line' | 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; y_label?: string };
  };
}

export function chartBlock({ title, shape, labels, series, unit }: NativeChart): KnownBlock {
  const categories = labels.map(withoutControls);
  const block: DataVisualization = {
    type: 'data_visualization',
    title: withoutControls(title),
    chart: {
      type: shape === 'line' ? 'line' : 'bar',
      series: series.map(({ name, values }) => ({
        name: withoutControls(name),
        data: categories.map((label, at) => ({ label, value: values[at] ?? 0 })),
      })),
      axis_config: { categories, y_label: unit === '' ? undefined : unit },
    },
  };
  return block as unknown as KnownBlock;
}
