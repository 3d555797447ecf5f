import { fit, round, text, words } from './svg-text.ts';
import { SIZE } from './svg.ts';

/** A week by the hour: seven rows of 24, from Monday; null where nobody knows. */
export interface HeatMap {
  title: string;
  subtitle: string;
  days: readonly string[];
  values: readonly (readonly (number | null)[])[];
}

const EDGE = 14;
const LEFT = 56;
const TOP = 66;
const CELL = { width: (SIZE.width - LEFT - EDGE) / 24, height: 27 };
const SMALL = 11;
const FAINT = [239, 246, 255] as const;
const FULL = [29, 78, 216] as const;

/** Each cell as strong as its value is beside the highest; the figure stands in it where it can be read. */
export function heatSvg({ title, subtitle, days, values }: HeatMap, figure: (value: number) => string): string {
  const highest = Math.max(1, ...values.flat().map((value) => value ?? 0));
  const inside = SIZE.width - 2 * EDGE;
  const cells = days.flatMap((day, row) => [
    text(fit(day, LEFT - EDGE - 6, SMALL), {
      x: EDGE,
      y: TOP + row * CELL.height + 18,
      size: SMALL,
      fill: '#475569',
    }),
    ...Array.from({ length: 24 }, (_, hour) => cell(values[row]?.[hour] ?? null, { row, hour, highest, figure })),
  ]);
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map((hour) =>
    text(`${hour}`, {
      x: LEFT + (hour + 0.5) * CELL.width,
      y: TOP + 7 * CELL.height + 16,
      size: SMALL,
      fill: '#64748b',
      anchor: 'middle',
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="Inter">`,
    `<title>${words(title)}</title>`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#ffffff"/>`,
    text(fit(title, inside, 17), { x: EDGE, y: 29, size: 17, bold: true, fill: '#0f172a' }),
    text(fit(subtitle, inside, 12), { x: EDGE, y: 48, size: 12, fill: '#64748b' }),
    ...cells,
    ...hours,
    '</svg>',
  ].join('');
}

function cell(
  value: number | null,
  { row, hour, highest, figure }: { row: number; hour: number; highest: number; figure(value: number): string },
): string {
  const x = LEFT + hour * CELL.width;
  const y = TOP + row * CELL.height;
  const share = value === null ? 0 : value / highest;
  const colour = FAINT.map((from, index) => Math.round(from + ((FULL[index] ?? 0) - from) * share));
  const box = `<rect x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${round(CELL.width - 1)}" height="${CELL.height - 1}" rx="2" fill="${value === null || value === 0 ? '#f8fafc' : `rgb(${colour.join(',')})`}"/>`;
  const said = value === null || value === 0 ? '' : figure(value);
  if (said === '' || said.length > 3) return box;
  // Whichever of the two stands out more on this blue.
  const fill = share > 0.45 ? '#ffffff' : '#0f172a';
  return box + text(said, { x: x + CELL.width / 2, y: y + 18, size: said.length > 2 ? 8 : 10, fill, anchor: 'middle' });
}
