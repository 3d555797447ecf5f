import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { FONTS } from './fonts.ts';
import { indexedPng } from './indexed-png.ts';
import type { Drawn, ToDraw } from './protocol.ts';

const OPTIONS = {
  background: '#fff',
  font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
} as const;

parentPort?.on('message', ({ id, svg, zoom }: ToDraw) => {
  let drawn: Drawn;
  try {
    const { width, height, pixels } = new Resvg(svg, {
      ...OPTIONS,
      fitTo: { mode: 'zoom', value: zoom },
      font: { ...OPTIONS.font, fontFiles: [...FONTS] },
    }).render();
    drawn = { id, png: new Uint8Array(indexedPng({ width, height, pixels })) };
  } catch (error) {
    drawn = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(drawn);
});
