import { crc32, deflateSync } from 'node:zlib';

/** What a picture of sixteen colours is like, half a byte a pixel, is told from one of more. */
const FEW = 16;
const MOST = 64;
/** So many pixels times their squared distance to the next colour of the palette are seen by nobody. */
const UNSEEN = 40_000;

/**
 * A drawing of few colours as a PNG with a palette: a quarter of what the library writes, so that a chart still fits into the message of
 * a chat that takes no more than some kilobytes. Every colour that covers much stays as it is.
 */
export function indexedPng({
  width,
  height,
  pixels,
}: {
  width: number;
  height: number;
  /** Red, green, blue and an opacity, which is not looked at: there is a background. */
  pixels: Uint8Array;
}): Uint8Array {
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let at = 0; at < colours.length; at += 1) {
    const colour = ((pixels[at * 4] ?? 0) << 16) | ((pixels[at * 4 + 1] ?? 0) << 8) | (pixels[at * 4 + 2] ?? 0);
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, places } = paletteOf(counts);
  const bits = palette.length > FEW ? 8 : 4;
  const row = Math.ceil((width * bits) / 8) + 1;
  const raw = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const place = places.get(colours[y * width + x] ?? 0) ?? 0;
      const at = y * row + 1 + ((x * bits) >> 3);
      raw[at] = (raw[at] ?? 0) | (bits === 4 && x % 2 === 0 ? place << 4 : place);
    }
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, bits);
  head.setUint8(9, 3);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('PLTE', Uint8Array.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The colour that is missed most comes next, until none is missed; then each is shown by the one that is nearest. */
function paletteOf(counts: ReadonlyMap<number, number>): { palette: number[]; places: Map<number, number> } {
  const [first] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  const palette = [first];
  const nearest = new Map([...counts.keys()].map((colour) => [colour, { place: 0, far: apart(colour, first) }]));
  while (palette.length < MOST) {
    let next = { colour: 0, missed: 0 };
    for (const [colour, { far }] of nearest) {
      const missed = far * (counts.get(colour) ?? 0);
      if (missed > next.missed) next = { colour, missed };
    }
    if (next.missed === 0 || (palette.length >= FEW && next.missed < UNSEEN)) break;
    palette.push(next.colour);
    for (const [colour, known] of nearest) {
      const far = apart(colour, next.colour);
      if (far < known.far) nearest.set(colour, { place: palette.length - 1, far });
    }
  }
  return { palette, places: new Map([...nearest].map(([colour, { place }]) => [colour, place])) };
}

function apart(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
