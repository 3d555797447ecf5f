import type { VNode } from 'preact';
import { html } from './html.ts';
import type { DrawnChart } from './wire.ts';

const WIDTH = 520;
const HEIGHT = 220;
const LEFT = 44;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 26;
/** Of a sign below, about; labels that would touch are left out. */
const SIGN = 6;
const COLOURS = ['#1264a3', '#2bac76', '#e8912d', '#cd2553', '#7b3fb5', '#616061'];

/** As the chat draws a chart of its own: nothing of it is ours but the figures. */
export function Chart({ title, chart }: { title: string; chart: DrawnChart }): VNode {
  const { type, series, axis_config: axes } = chart;
  const labels = axes.categories;
  const all = series.flatMap(({ data }) => data.map(({ value }) => value));
  const step = stepFor(Math.max(1e-9, ...all));
  const top = Math.max(step, Math.ceil(Math.max(0, ...all) / step) * step);
  const x = (at: number): number => LEFT + ((at + 0.5) * (WIDTH - LEFT - RIGHT)) / labels.length;
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const bar = ((WIDTH - LEFT - RIGHT) / labels.length) * (0.7 / series.length);
  const longest = Math.max(1, ...labels.map((label) => label.length));
  const every = Math.ceil(((longest + 1) * SIGN * labels.length) / (WIDTH - LEFT - RIGHT));
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  const said = series.map(
    ({ name, data }) => `${name}: ${data.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
  );
  return html`<figure class="chart">
    <figcaption>${title}</figcaption>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${`${title}. ${said.join('. ')}`}>
      ${ticks.map(
        (tick) => html`<g class="tick">
          <line x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(tick)} y2=${y(tick)} />
          <text x=${LEFT - 6} y=${y(tick) + 4} text-anchor="end">${Number(tick.toFixed(2)).toLocaleString()}</text>
        </g>`,
      )}
      ${labels.map((label, at) => at % every === 0 && html`<text class="label" x=${x(at)} y=${HEIGHT - 8} text-anchor="middle">${label}</text>`)}
      ${series.map(({ data }, index) => {
        const colour = COLOURS[index % COLOURS.length];
        const values = labels.map((label) => data.find((each) => each.label === label)?.value ?? 0);
        return type === 'bar'
          ? values.map(
              (value, at) =>
                html`<rect x=${x(at) + (index - series.length / 2) * bar} width=${bar * 0.9} y=${y(Math.max(0, value))} height=${Math.max(0, y(0) - y(value))} fill=${colour} rx="2" />`,
            )
          : html`<polyline points=${values.map((value, at) => `${x(at)},${y(value)}`).join(' ')} fill="none" stroke=${colour} stroke-width="2" />`;
      })}
    </svg>
    <p class="legend">
      ${series.map(({ name }, index) => html`<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill=${COLOURS[index % COLOURS.length]} /></svg>${name}</span>`)}
      ${axes.y_label !== undefined && html`<span class="quiet">${axes.y_label}</span>`}
    </p>
  </figure>`;
}

/** Four or five round steps up to the highest. */
function stepFor(highest: number): number {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
}
