import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPictures } from '../../../adapters/pictures/index.ts';

const WORDS =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Inter"><text x="2" y="14" font-size="12">Facturación</text></svg>';

/** Width, height, and whether anything dark was drawn, of a PNG of eight-bit colours. */
function look(png: Uint8Array): { width: number; height: number; dark: boolean } {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const rows = inflateSync(Buffer.concat(parts));
  // On white every difference to what stands beside or above it is nothing, whatever the filter of its row.
  const row = rows.length / height;
  let changes = 0;
  for (let at = 0; at < rows.length; at++) if (at % row > 4 && rows[at] !== 0 && rows[at] !== 255) changes++;
  return { width, height, dark: changes > 20 };
}

describe('pictures of drawings', () => {
  it('are PNGs of twice the size, with the words in them', async () => {
    await using pictures = createPictures();
    const png = await pictures.png(WORDS);
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(look(png)).toEqual({ width: 120, height: 40, dark: true });
    expect(look(await pictures.png(WORDS.replace(/<text.*<\/text>/, ''))).dark).toBe(false);
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
