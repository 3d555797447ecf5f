import { highestOf, ticksTo, type Chart, type ChartSeries, type Figure } from './chart.ts';
import { fit, inLines, round, text, widthOf, words } from './svg-text.ts';

/** Drawn at twice this size: 12 point labels survive that Slack shows a picture at half of it, and Teams takes 1024 by 1024 at most. */
export const SIZE = { width: 512, height: 288 };

const COLOURS = ['#1d4ed8', '#0f766e', '#b45309', '#7c3aed', '#be185d', '#4d7c0f'];
const BAD = '#c2410c';
const USUAL = '#64748b';
const GREY = '#64748b';
const LINE = '#e2e8f0';
const EDGE = { left: 14, right: 16, bottom: 28, top: 14 };
const SMALL = 12;
/** Of labels that take two lines. */
const LINE_HEIGHT = 14;
/** Between two labels. */
const APART = 8;
const INSIDE = SIZE.width - 2 * EDGE.left;
/** Before the name that a colour has. */
const KEY = 17;

interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
  highest: number;
  points: number;
}

/** A light picture that can be read at the width of a chat: title, axis, figures, what each colour means. The rest is in its alternative text. */
export function chartSvg(chart: Chart, figure: Figure): string {
  const ticks = ticksTo(highestOf(chart), chart.whole);
  const left = EDGE.left + Math.max(...ticks.map((tick) => widthOf(figure(tick), SMALL))) + 8;
  const head = headOf(chart);
  const legend = chart.series.length > 1 ? legendOf(chart, head.below + 15) : { parts: [], below: head.below };
  const top = legend.below + 13;
  const width = SIZE.width - left - EDGE.right;
  const labels = labelsIn(chart.labels, width);
  const plot = {
    left,
    top,
    width,
    height: SIZE.height - top - EDGE.bottom - (Math.max(1, ...labels.map((lines) => lines.length)) - 1) * LINE_HEIGHT,
    highest: ticks.at(-1) ?? 1,
    points: chart.labels.length,
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="Inter">`,
    `<title>${words(chart.title)}</title>`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#ffffff"/>`,
    ...head.parts,
    ...legend.parts,
    ...ticks.map((tick) => gridLine(plot, tick, figure)),
    ...bodyOf(chart, plot),
    markOf(chart, plot),
    ...labelsOf(labels, plot),
    '</svg>',
  ].join('');
}

/** Some lines of the picture, and how far down they reach. */
interface Part {
  parts: string[];
  below: number;
}

/** Title and subtitle, each in one line or in two. */
export function headOf({ title, subtitle }: Pick<Chart, 'title' | 'subtitle'>): Part {
  let y = EDGE.top - 5;
  const lines = (value: string, size: number, look: { fill: string; bold?: boolean }): string[] =>
    inLines(value, INSIDE, size).map((line) => text(line, { x: EDGE.left, y: (y += size + 4), size, ...look }));
  return {
    parts: [
      ...lines(title, 17, { fill: '#0f172a', bold: true }),
      ...(subtitle === undefined ? [] : lines(subtitle, SMALL, { fill: GREY })),
    ],
    below: y + 4,
  };
}

const colourOf = ({ look }: ChartSeries, index: number): string =>
  look === 'bad' ? BAD : look === 'usual' ? USUAL : (COLOURS[index % COLOURS.length] ?? GREY);

/** One name beside the other, and below where a line is full. */
function legendOf({ series }: Chart, first: number): Part {
  let [x, y] = [EDGE.left, first];
  const parts: string[] = [];
  for (const [index, each] of series.entries()) {
    const name = fit(each.name, INSIDE - KEY, SMALL);
    const dash = each.look === 'usual' ? ' stroke-dasharray="4 3"' : '';
    const room = KEY + widthOf(name, SMALL);
    if (x > EDGE.left && x + room > EDGE.left + INSIDE) [x, y] = [EDGE.left, y + 16];
    parts.push(
      `<path d="M${round(x)} ${y - 4}h12" stroke="${colourOf(each, index)}" stroke-width="3"${dash}/>`,
      text(name, { x: x + KEY, y, size: SMALL, fill: '#334155' }),
    );
    x += room + 16;
  }
  return { parts, below: y + 5 };
}

const atY = ({ top, height, highest }: Plot, value: number): number => top + height - (value / highest) * height;
/** The middle of the room that a point has. */
const atX = ({ left, width, points }: Plot, index: number): number => left + ((index + 0.5) / points) * width;

function gridLine(plot: Plot, tick: number, figure: Figure): string {
  const y = round(atY(plot, tick));
  return (
    `<path d="M${round(plot.left)} ${y}h${round(plot.width)}" stroke="${tick === 0 ? '#94a3b8' : LINE}"/>` +
    text(figure(tick), { x: plot.left - 8, y: y + 4, size: SMALL, fill: GREY, anchor: 'end' })
  );
}

function bodyOf(chart: Chart, plot: Plot): string[] {
  const numbered = chart.series.map((series, index) => ({ series, colour: colourOf(series, index) }));
  const usual = numbered.filter(({ series }) => series.look === 'usual');
  const rest = numbered.filter(({ series }) => series.look !== 'usual');
  const isApart = chart.unordered === true && chart.shape !== 'line';
  const behind = usual.map(({ series, colour }) =>
    isApart ? dashesOf(series, plot, colour) : lineOf(series, plot, { colour, usual: true }),
  );
  if (chart.shape === 'line') {
    const area = rest.length === 1 && rest[0] ? [areaOf(rest[0].series, plot, rest[0].colour)] : [];
    return [...area, ...behind, ...rest.map(({ series, colour }) => lineOf(series, plot, { colour }))];
  }
  const wide = barOf(plot);
  const below = chart.labels.map(() => 0);
  const bars = rest.flatMap(({ series, colour }, place) =>
    series.values.flatMap((value, index) => {
      if (value === null || value <= 0) return [];
      const base = chart.shape === 'stacked' ? (below[index] ?? 0) : 0;
      below[index] = base + value;
      const own = chart.shape === 'stacked' ? wide : wide / rest.length;
      const x = atX(plot, index) - wide / 2 + (chart.shape === 'stacked' ? 0 : own * place);
      const y = atY(plot, base + value);
      const height = Math.max(atY(plot, base) - y, 0.5);
      return [
        `<rect x="${round(x)}" y="${round(y)}" width="${round(own)}" height="${round(height)}" fill="${colour}"/>`,
      ];
    }),
  );
  return [...bars, ...behind];
}

const barOf = ({ width, points }: Plot): number => Math.min((width / Math.max(points, 1)) * 0.72, 40);

/** Across each bar by itself: between two that follow no order there is nothing. */
function dashesOf({ values }: ChartSeries, plot: Plot, colour: string): string {
  const wide = round(barOf(plot) * 1.2);
  const drawn = values.flatMap((value, index) =>
    value === null ? [] : [`M${round(atX(plot, index) - wide / 2)} ${round(atY(plot, value))}h${wide}`],
  );
  return `<path d="${drawn.join('')}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
}

/** The runs of points that are known; where nobody knows, the line is broken. */
function runsOf({ values }: ChartSeries, plot: Plot): { x: number; y: number }[][] {
  const runs: { x: number; y: number }[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: round(atX(plot, index)), y: round(atY(plot, value)) });
  }
  return runs.filter((run) => run.length > 0);
}

function lineOf(
  series: ChartSeries,
  plot: Plot,
  { colour, usual = false }: { colour: string; usual?: boolean },
): string {
  const drawn = runsOf(series, plot)
    .map((run) =>
      run.length === 1 && run[0]
        ? `M${run[0].x} ${run[0].y}h0.01`
        : run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    )
    .join('');
  const look = usual ? 'stroke-width="1.5" stroke-dasharray="4 3"' : 'stroke-width="2.25"';
  return `<path d="${drawn}" fill="none" stroke="${colour}" ${look} stroke-linecap="round" stroke-linejoin="round"/>`;
}

function areaOf(series: ChartSeries, plot: Plot, colour: string): string {
  const ground = round(plot.top + plot.height);
  const drawn = runsOf(series, plot)
    .filter((run) => run.length > 1)
    .map((run) => `M${run[0]?.x} ${ground}${run.map(({ x, y }) => `L${x} ${y}`).join('')}L${run.at(-1)?.x} ${ground}Z`)
    .join('');
  return drawn === '' ? '' : `<path d="${drawn}" fill="${colour}" fill-opacity="0.12"/>`;
}

function markOf({ mark, labels }: Chart, plot: Plot): string {
  if (mark === undefined || mark.at < 0 || mark.at >= labels.length) return '';
  const x = round(atX(plot, mark.at));
  const isLate = x > plot.left + plot.width / 2;
  const name = fit(mark.text, plot.width / 2, SMALL);
  return (
    `<path d="M${x} ${round(plot.top)}v${round(plot.height)}" stroke="${BAD}" stroke-width="1.5" stroke-dasharray="2 3"/>` +
    text(name, {
      x: isLate ? x - 5 : x + 5,
      y: plot.top + 10,
      size: SMALL,
      fill: BAD,
      bold: true,
      anchor: isLate ? 'end' : 'start',
    })
  );
}

/** Each label in one line, or all in two where only so every one of them can stand. */
function labelsIn(labels: readonly string[], width: number): string[][] {
  const room = width / Math.max(labels.length, 1) - APART;
  const isFit = (lines: readonly string[]): boolean => lines.every((line) => widthOf(line, SMALL) <= room);
  if (isFit(labels)) return labels.map((label) => [label]);
  const broken = labels.map((label) => inTwo(label));
  return broken.every(isFit) ? broken : labels.map((label) => [label]);
}

/** Broken at the space that leaves its longer line the shortest. */
function inTwo(label: string): string[] {
  const parts = label.split(' ');
  const ways = parts.map((_, at) =>
    [parts.slice(0, at).join(' '), parts.slice(at).join(' ')].filter((one) => one !== ''),
  );
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => widthOf(line, SMALL)));
  return ways.toSorted((a, b) => longest(a) - longest(b))[0] ?? [label];
}

/** As many of them as stand apart, the last one always. */
function labelsOf(labels: readonly string[][], plot: Plot): string[] {
  const widths = labels.map((lines) => Math.max(...lines.map((line) => widthOf(line, SMALL))));
  const room = plot.width / Math.max(labels.length, 1);
  const every = Math.max(1, Math.ceil((Math.max(1, ...widths) + APART) / room));
  const deepest = Math.max(1, ...labels.map(({ length }) => length));
  const last = (widths.at(-1) ?? 0) / 2;
  // At the edge the last one is moved inwards, and the one before it may have no room there.
  const free = Math.min(atX(plot, labels.length - 1), SIZE.width - last - 4) - last - APART;
  return labels.flatMap((lines, index) => {
    const fromLast = labels.length - 1 - index;
    if (fromLast % every !== 0) return [];
    const half = (widths[index] ?? 0) / 2;
    const x = Math.min(Math.max(atX(plot, index), half + 4), SIZE.width - half - 4);
    if (fromLast === every && x + half > free) return [];
    return lines.map((line, at) =>
      text(line, {
        x,
        y: SIZE.height - 10 - (deepest - 1 - at) * LINE_HEIGHT,
        size: SMALL,
        fill: GREY,
        anchor: 'middle',
      }),
    );
  });
}
