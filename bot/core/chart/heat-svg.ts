import { fit, round, text, words } from './svg-text.ts';
import { headOf, SIZE } from './svg.ts';

/** A week by the hour: seven rows of 24, from Monday; null where nobody knows. */
export interface HeatMap {
  title: string;
  subtitle: string;
  days: readonly string[];
  values: readonly (readonly (number | null)[])[];
}

const EDGE = 14;
const LEFT = 56;
const WIDTH = (SIZE.width - LEFT - EDGE) / 24;
const HIGHEST_CELL = 27;
/** Of the hours below. */
const BELOW = 32;
const SMALL = 11;
const FAINT = [239, 246, 255] as const;
const FULL = [29, 78, 216] as const;

/** Each cell as strong as its value is beside the highest; the figure stands in it where it can be read. */
export function heatSvg({ title, subtitle, days, values }: HeatMap, figure: (value: number) => string): string {
  const highest = Math.max(1, ...values.flat().map((value) => value ?? 0));
  const head = headOf({ title, subtitle });
  const top = head.below + 12;
  const height = Math.min(HIGHEST_CELL, Math.floor((SIZE.height - top - BELOW) / 7));
  const cells = days.flatMap((day, row) => [
    text(fit(day, LEFT - EDGE - 6, SMALL), {
      x: EDGE,
      y: top + row * height + height / 2 + 4.5,
      size: SMALL,
      fill: '#475569',
    }),
    ...Array.from({ length: 24 }, (_, hour) =>
      cell(values[row]?.[hour] ?? null, { row, hour, highest, figure, top, height }),
    ),
  ]);
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map((hour) =>
    text(`${hour}`, {
      x: LEFT + (hour + 0.5) * WIDTH,
      y: top + 7 * height + 16,
      size: SMALL,
      fill: '#64748b',
      anchor: 'middle',
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="Inter">`,
    `<title>${words(title)}</title>`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#ffffff"/>`,
    ...head.parts,
    ...cells,
    ...hours,
    '</svg>',
  ].join('');
}

function cell(
  value: number | null,
  {
    row,
    hour,
    highest,
    figure,
    top,
    height,
  }: { row: number; hour: number; highest: number; figure(value: number): string; top: number; height: number },
): string {
  const x = LEFT + hour * WIDTH;
  const y = top + row * height;
  const share = value === null ? 0 : value / highest;
  const colour = FAINT.map((from, index) => Math.round(from + ((FULL[index] ?? 0) - from) * share));
  const box = `<rect x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${round(WIDTH - 1)}" height="${height - 1}" rx="2" fill="${value === null || value === 0 ? '#f8fafc' : `rgb(${colour.join(',')})`}"/>`;
  const said = value === null || value === 0 ? '' : figure(value);
  if (said === '' || said.length > 3) return box;
  // Whichever of the two stands out more on this blue.
  const fill = share > 0.45 ? '#ffffff' : '#0f172a';
  return (
    box +
    text(said, { x: x + WIDTH / 2, y: y + height / 2 + 4.5, size: said.length > 2 ? 8 : 10, fill, anchor: 'middle' })
  );
}
