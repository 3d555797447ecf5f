import { describe, expect, it } from 'vitest';
import { heatSvg } from '#core/chart/heat-svg.ts';

const days = ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'];
const empty = days.map(() => Array.from({ length: 24 }, (): number | null => null));
const draw = (values: (number | null)[][], title = 'Recibidas'): string =>
  heatSvg({ title, subtitle: 'Del 1 al 7 nov', days, values }, String);
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, said = '']) => said);
const fills = (svg: string): string[] => [...svg.matchAll(/<rect x[^>]*fill="([^"]*)"/g)].map(([, fill = '']) => fill);

describe('a week by the hour', () => {
  it('has a cell for each hour of each day, empty where nothing was', () => {
    const svg = draw(empty);
    expect(fills(svg)).toHaveLength(7 * 24);
    expect(new Set(fills(svg))).toEqual(new Set(['#f8fafc']));
    expect(textsOf(svg)).toEqual(['Recibidas', 'Del 1 al 7 nov', ...days, '0', '3', '6', '9', '12', '15', '18', '21']);
  });

  it('of one day only leaves the others empty', () => {
    expect(fills(draw([Array.from({ length: 24 }, () => 2)]))).toHaveLength(7 * 24);
    expect(new Set(fills(draw([])))).toEqual(new Set(['#f8fafc']));
  });

  it('is as strong as its value is beside the highest, says it where it can be read, and only there', () => {
    const values = structuredClone(empty);
    const monday = values[0] ?? [];
    [monday[9], monday[10], monday[11], monday[12]] = [40, 20, 0, 12_345];
    const svg = draw(values);
    const cells = fills(svg);
    expect(cells[12]).toBe('rgb(29,78,216)');
    expect(cells[11]).toBe('#f8fafc');
    expect(cells[9]).not.toBe(cells[10]);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['40', '20']));
    // Longer than its cell; and nothing is said of nothing.
    expect(textsOf(svg)).not.toContain('12345');
    expect(textsOf(svg).filter((said) => said === '0')).toHaveLength(1);
  });

  it('keeps words of others words', () => {
    expect(draw(empty, '<b>&')).toContain('&lt;b&gt;&amp;');
  });
});
