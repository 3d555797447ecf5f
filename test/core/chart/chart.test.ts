import { describe, expect, it } from 'vitest';
import { alternativeText, figureIn, sparkLine } from '#core/chart/alternative.ts';
import { ticksTo, type Chart } from '#core/chart/chart.ts';
import { fit, widthOf } from '#core/chart/svg-text.ts';
import { chartSvg } from '#core/chart/svg.ts';
import { createTexts } from '../../../bot/build/texts.ts';

const es = createTexts('en').in('es');
const chart: Chart = {
  title: 'Mensajes <b>"de"</b> & más',
  subtitle: '28 nov · Europe/Madrid',
  shape: 'line',
  labels: ['10:00', '10:05', '10:10', '10:15'],
  series: [
    { name: 'Mensajes', values: [3, null, 1_200, 40], look: 'main' },
    { name: 'Lo normal', values: [3, 3, 3, 3], look: 'usual' },
  ],
  mark: { at: 2, text: 'aviso' },
};

describe('a chart as a drawing', () => {
  it('is well-formed whatever its words are, with title, axis, figures, labels and what each colour means', () => {
    const svg = chartSvg(chart, figureIn(es));
    expect(svg).toContain('<title>Mensajes &lt;b&gt;&quot;de&quot;&lt;/b&gt; &amp; más</title>');
    for (const words of ['28 nov · Europe/Madrid', 'Lo normal', '1500', '10:15', 'aviso'])
      expect(svg).toContain(`>${words}<`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('breaks its line where nobody knows', () => {
    const line = /stroke="#1d4ed8" stroke-width="2.25"/.exec(chartSvg(chart, figureIn(es)));
    expect(line).not.toBeNull();
    expect(chartSvg(chart, figureIn(es)).match(/M[\d.]+ [\d.]+h0\.01M/)).not.toBeNull();
  });

  it('leads no line from one person or area to the next', () => {
    const dashed = (shape: Chart['shape'], unordered: boolean): string | undefined =>
      /<path d="([^"]*)" fill="none" stroke="[^"]*" stroke-width="1.5" stroke-dasharray="4 3"/.exec(
        chartSvg({ ...chart, shape, unordered }, figureIn(es)),
      )?.[1];
    expect(dashed('bars', true)).toMatch(/^(M[\d.]+ [\d.]+h[\d.]+){4}$/);
    expect(dashed('bars', false)).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){3}$/);
  });

  it('stacks, and puts groups side by side', () => {
    const two = [
      { name: 'a', values: [1, 2] },
      { name: 'b', values: [3, 4] },
    ];
    for (const shape of ['bars', 'stacked'] as const) {
      const svg = chartSvg({ title: 't', shape, labels: ['l', 'm'], series: two }, String);
      expect(svg.match(/<rect x/g)).toHaveLength(4);
    }
    expect(chartSvg({ title: 't', shape: 'stacked', labels: ['l', 'm'], series: two }, String)).toContain('>6<');
  });

  it('draws nothing that its font lacks, and cuts what has no room where people see that it is cut', () => {
    const svg = chartSvg({ ...chart, title: `😀 日本 ${'Facturación '.repeat(40)}` }, figureIn(es));
    expect(svg).not.toMatch(/\p{Extended_Pictographic}|\p{Script=Han}/u);
    expect(svg).toContain('…<');
    expect(widthOf(fit('w'.repeat(500), 100, 12), 12)).toBeLessThanOrEqual(100);
  });

  it('names six colours in full, a title in two lines, and puts no label over the last one', () => {
    const names = [
      'Primera respuesta',
      'Respuestas siguientes',
      'Espera sin dueño',
      'Espera del experto',
      'Espera de aprobación',
      'Hasta el último cierre',
    ];
    const svg = chartSvg(
      {
        title: 'Primera respuesta, Respuestas siguientes, Espera sin dueño por área',
        shape: 'bars',
        labels: Array.from({ length: 62 }, (_, at) => `miércoles ${at}`),
        series: names.map((name) => ({ name, values: Array.from({ length: 62 }, (_, at) => at) })),
      },
      String,
    );
    for (const name of names) expect(svg).toContain(`>${name}<`);
    expect(svg).not.toContain('…');
    const places = [...svg.matchAll(/x="([\d.]+)"[^>]*text-anchor="middle">(miércoles \d+)</g)].map(([, x, name]) => ({
      x: Number(x),
      half: widthOf(name ?? '', 12) / 2,
    }));
    expect(places.length).toBeGreaterThan(2);
    for (const [at, { x, half }] of places.entries())
      expect(x + half).toBeLessThanOrEqual((places[at + 1]?.x ?? 520) - (places[at + 1]?.half ?? 0));
  });

  it('takes a chart of nothing', () => {
    expect(chartSvg({ title: '', shape: 'line', labels: [], series: [] }, String)).not.toMatch(/NaN|Infinity/);
    expect(chartSvg({ ...chart, series: [{ name: 'x', values: [0, 0, 0, 0] }] }, String)).not.toMatch(/NaN/);
  });

  it('has round values on its axis, and no half message', () => {
    expect(ticksTo(0)).toEqual([0, 1]);
    expect(ticksTo(7)).toEqual([0, 2, 4, 6, 8]);
    expect(ticksTo(412)).toEqual([0, 200, 400, 600]);
    expect(ticksTo(10).every(Number.isInteger)).toBe(true);
  });
});

describe('a chart in words', () => {
  it('names the newest and the highest of each series', () => {
    expect(alternativeText(es, chart)).toBe(
      'Mensajes <b>"de"</b> & más (28 nov · Europe/Madrid). Mensajes: 40 (10:15); máximo, 1200 (10:10). Lo normal: 3 (10:15); máximo, 3 (10:00). 10:10: aviso',
    );
  });

  it('tells each of a few where none is the newest', () => {
    const areas = { ...chart, unordered: true, labels: ['Envíos', 'Tiendas', 'Web', 'Sin área'], title: 'Por área' };
    const { mark: _mark, ...unmarked } = areas;
    expect(alternativeText(es, unmarked)).toBe(
      'Por área (28 nov · Europe/Madrid). Mensajes: Envíos 3, Web 1200, Sin área 40. Lo normal: Envíos 3, Tiendas 3, Web 3, Sin área 3',
    );
    const many = Array.from({ length: 12 }, (_, at) => at + 1);
    const alone = { ...unmarked, labels: many.map((at) => `a${at}`), series: [{ name: 'X', values: many }] };
    expect(alternativeText(es, alone)).toMatch(/X: a1 1, .*, a8 8 …$/);
  });

  it('is a row of small bars where only words stand', () => {
    expect(sparkLine([0, 1, 4, 8])).toBe('▁▂▅█');
    expect(sparkLine([0, 0])).toBe('▁▁');
  });
});
