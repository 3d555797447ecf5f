/** What the font of the pictures has; for anything else it would draw a black box. */
const FOREIGN = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/gu;
const PICTOGRAPHS =
  /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\p{Variation_Selector}|\u20e3/gu;

/** Words as they can be drawn: one line, without what the font lacks. */
export function drawable(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(PICTOGRAPHS, '')
    .replaceAll(FOREIGN, '·')
    .replaceAll(/·{2,}/g, '··')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

const EMOJI = /\p{RGI_Emoji}|(?![©®™])\p{Extended_Pictographic}\ufe0f?/gv;
/** Of a private use, which stands in no word. */
const MARK = '\ue000';
const MARKS = /\ue000(?: ?\ue000)*/g;

/** What somebody wrote, as it can be drawn: that there was an emoji is said, and how many. */
export function written(value: string): string {
  return drawable(
    value
      .replaceAll(MARK, '·')
      .replaceAll(EMOJI, MARK)
      .replaceAll(MARKS, (run) => {
        const many = run.replaceAll(' ', '').length;
        return many === 1 ? '[emoji]' : `[emoji ×${many}]`;
      }),
  );
}

export function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export const words = (value: string): string => attribute(drawable(value));

export const round = (value: number): number => Math.round(value * 100) / 100;

const NARROW = /[ilj.,:;'|!()[\]ftrI ]/;
const WIDE = /[mwMW@%—]/;

/** About how wide it will be: rather too wide than too narrow. */
export function widthOf(value: string, size: number): number {
  let units = 0;
  for (const sign of value)
    units += NARROW.test(sign) ? 0.36 : WIDE.test(sign) ? 0.95 : /\p{Lu}/u.test(sign) ? 0.72 : 0.6;
  return units * size;
}

/** As much of it as has room; that something is left out is shown. */
export function fit(value: string, room: number, size: number): string {
  const whole = drawable(value.slice(0, 400));
  if (widthOf(whole, size) <= room) return whole;
  const signs = [...new Intl.Segmenter().segment(whole)].map(({ segment }) => segment);
  let used = widthOf('…', size);
  let cut = 0;
  while (cut < signs.length && used + widthOf(signs[cut] ?? '', size) <= room)
    used += widthOf(signs[cut++] ?? '', size);
  return `${signs.slice(0, cut).join('').trimEnd()}…`;
}

/** In one line where it has room, else in two, of which the second shows that something is left out. */
export function inLines(value: string, room: number, size: number): string[] {
  const whole = drawable(value.slice(0, 400));
  if (widthOf(whole, size) <= room) return [whole];
  const parts = whole.split(' ');
  let first = parts.length - 1;
  while (first > 1 && widthOf(parts.slice(0, first).join(' '), size) > room) first -= 1;
  // A separator has nothing to keep apart at the end of a line.
  const next = parts[first] === '·' ? first + 1 : first;
  return [fit(parts.slice(0, first).join(' '), room, size), fit(parts.slice(next).join(' '), room, size)].filter(
    (line) => line !== '',
  );
}

export function text(
  value: string,
  {
    x,
    y,
    size,
    fill,
    bold = false,
    anchor = 'start',
  }: { x: number; y: number; size: number; fill: string; bold?: boolean; anchor?: 'start' | 'middle' | 'end' },
): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${fill}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${words(value)}</text>`;
}
