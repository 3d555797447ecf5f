import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Chart } from '#core/chart/chart.ts';
import { chartSvg } from '#core/chart/svg.ts';
import { createPictures } from '../../../adapters/pictures/index.ts';

const WORDS =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Inter"><text x="2" y="14" font-size="12">Facturación</text></svg>';

/** Width, height, whether anything was drawn on the white, and the colours, of a PNG with a palette. */
function look(png: Uint8Array): { width: number; height: number; dark: boolean; palette: string[] } {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const rows = inflateSync(Buffer.concat(parts));
  // Half a byte a pixel, without filters; the colour that is seen most stands first.
  const row = rows.length / height;
  let changes = 0;
  for (let at = 0; at < rows.length; at++) if (at % row > 0 && rows[at] !== 0) changes++;
  const at = bytes.indexOf('PLTE');
  const palette = Array.from({ length: bytes.readUInt32BE(at - 4) / 3 }, (_, nth) =>
    bytes.toString('hex', at + 4 + nth * 3, at + 7 + nth * 3),
  );
  return { width, height, dark: changes > 20, palette };
}

describe('pictures of drawings', () => {
  it('are PNGs of twice the size, with the words in them', async () => {
    await using pictures = createPictures();
    const png = await pictures.png(WORDS);
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(look(png)).toMatchObject({ width: 120, height: 40, dark: true });
    expect(look(await pictures.png(WORDS.replace(/<text.*<\/text>/, ''))).dark).toBe(false);
  });

  it('are so light that a chart fits into a message, and keep the colour of what is small', async () => {
    await using pictures = createPictures();
    const values = Array.from({ length: 32 }, (_, at) => 20 + ((at * 7) % 30) + (at > 26 ? 120 : 0));
    const chart: Chart = {
      title: 'Mensajes cada 15 minutos',
      shape: 'stacked',
      labels: values.map((_, at) => `${at % 24}:00`),
      series: [
        { name: 'Negativos', values: values.map((_, at) => (at === 3 ? 1 : 0)), look: 'bad' },
        { name: 'Resto', values, look: 'main' },
        { name: 'Lo normal', values: values.map(() => 22), look: 'usual' },
      ],
    };
    const svg = chartSvg(chart, String);
    const png = await pictures.png(svg);
    expect(png.length).toBeLessThan(13_000);
    const drawn = new Set([...svg.matchAll(/<rect[^>]*fill="#([0-9a-f]{6})"/g)].map(([, colour]) => colour));
    expect(drawn.size).toBeGreaterThan(2);
    expect(look(png).palette).toEqual(expect.arrayContaining([...drawn]));
  });

  it('are refused where the drawing is none, and the next is drawn', async () => {
    await using pictures = createPictures();
    await expect(pictures.png('<svg')).rejects.toThrow('cannot be drawn');
    expect((await pictures.png(WORDS)).length).toBeGreaterThan(100);
  });

  it('are drawn by a new thread after the old one went idle', async () => {
    await using pictures = createPictures({ idleMs: 1 });
    const first = await pictures.png(WORDS);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await pictures.png(WORDS)).toEqual(first);
  });

  it('keep nobody waiting for ever', async () => {
    await using pictures = createPictures({ timeoutMs: 1 });
    await expect(pictures.png(WORDS)).rejects.toThrow('took too long');
  });
});
