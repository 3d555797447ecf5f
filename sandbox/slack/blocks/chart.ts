import { asList, asText, isJson, type Json } from '../json.ts';
import { byType, complain, listOf, may, must, shape, string, type, type Check } from './check.ts';
import { LIMITS } from './limits.ts';
import { id } from './objects.ts';

const { title, name, label, axis, series: most, points } = LIMITS.chart;

const number: Check = (value, at, wrong) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) complain(wrong, at, 'must provide a number');
};
const aboveZero: Check = (value, at, wrong) => {
  number(value, at, wrong);
  if (typeof value === 'number' && value <= 0) complain(wrong, at, 'must be more than 0');
};
const point = (value: Check): Check => shape({ label: must(string({ min: 1, max: label })), value: must(value) });

/** Every series has a value for exactly every category, and no two share a name. */
function fits(chart: Json, at: string, wrong: string[]): void {
  const { axis_config: axes } = chart;
  const categories = isJson(axes) && Array.isArray(axes['categories']) ? axes['categories'].map(asText) : [];
  const all = asList(chart['series']);
  if (new Set(all.map((each) => asText(each['name']))).size < all.length)
    complain(wrong, `${at}/series`, 'series names must be unique');
  for (const [index, each] of all.entries()) {
    const labels = asList(each['data']).map((one) => asText(one['label']));
    if (labels.toSorted().join('\n') !== categories.toSorted().join('\n'))
      complain(wrong, `${at}/series/${index}/data`, 'must have one data point for each category');
  }
}

const withAxes = (kind: string): Check =>
  shape(
    {
      type: type(kind),
      series: must(
        listOf(
          shape({
            name: must(string({ min: 1, max: name })),
            data: must(listOf(point(number), { min: 1, max: points })),
          }),
          { min: 1, max: most },
        ),
      ),
      axis_config: must(
        shape({
          categories: must(listOf(string({ min: 1, max: label }), { min: 1, max: points })),
          x_label: may(string({ max: axis })),
          y_label: may(string({ max: axis })),
        }),
      ),
    },
    fits,
  );

/** Messages alone show one. */
export const dataVisualization: Check = shape({
  type: type('data_visualization'),
  block_id: may(id),
  title: must(string({ min: 1, max: title })),
  chart: must(
    byType(() => ({
      line: withAxes('line'),
      bar: withAxes('bar'),
      area: withAxes('area'),
      pie: shape({ type: type('pie'), segments: must(listOf(point(aboveZero), { min: 1, max: most })) }),
    })),
  ),
});

/** Not documented; seen. */
export function fewCharts(blocks: unknown, at: string, wrong: string[]): void {
  const charts = asList(blocks).filter((one) => one['type'] === 'data_visualization');
  if (charts.length > LIMITS.chart.perMessage)
    complain(wrong, at, `no more than ${LIMITS.chart.perMessage} data_visualization blocks allowed`);
}
