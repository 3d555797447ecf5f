import { describe, expect, it } from 'vitest';
import type { Chart } from '#core/chart/chart.ts';
import { nativeChart } from '#core/chart/native.ts';

const limits = { title: 12, name: 10, label: 6, series: 2, points: 3 };
const chart: Chart = {
  title: 'Messages',
  shape: 'bars',
  labels: ['Mon', 'Tue'],
  series: [{ name: 'Now', values: [1, 2] }],
};
const native = (over: Partial<Chart> = {}) =>
  nativeChart({ ...chart, ...over }, limits, { unit: '%', value: (figure) => figure * 100 });

describe('a chart that the chat draws itself', () => {
  it('has the same figures in the unit that its axis names', () => {
    expect(native()).toEqual({
      title: 'Messages',
      shape: 'bars',
      labels: ['Mon', 'Tue'],
      series: [{ name: 'Now', values: [100, 200] }],
      unit: '%',
    });
    expect(native({ shape: 'line', title: 'A title that is long' })).toMatchObject({ title: 'A title tha…' });
  });

  it.each<[string, Partial<Chart>]>([
    ['a stack', { shape: 'stacked' }],
    ['something marked', { mark: { at: 0, text: 'here' } }],
    ['a figure that nobody knows', { series: [{ name: 'Now', values: [1, null] }] }],
    ['no series', { series: [] }],
    ['too many series', { series: ['a', 'b', 'c'].map((name) => ({ name, values: [1, 2] })) }],
    ['twins among the series', { series: ['a', 'a'].map((name) => ({ name, values: [1, 2] })) }],
    ['too many points', { labels: ['a', 'b', 'c', 'd'], series: [{ name: 'Now', values: [1, 2, 3, 4] }] }],
    ['twins among the labels', { labels: ['a', 'a'] }],
    ['a long label', { labels: ['Saturday', 'Tue'] }],
    ['a long name', { series: [{ name: 'First response', values: [1, 2] }] }],
    ['nothing below the axis', { labels: [], series: [{ name: 'Now', values: [] }] }],
  ])('cannot be one with %s', (_, over) => {
    expect(native(over)).toBeUndefined();
  });
});
