import { createHash } from 'node:crypto';
import type { CardBlock } from '#core/card.ts';
import { remember, type Remembered } from '#core/cached-lookup.ts';
import { alternativeText, figureIn } from '#core/chart/alternative.ts';
import type { Chart } from '#core/chart/chart.ts';
import { chartSvg } from '#core/chart/svg.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { Services } from '../context.ts';

/** The same chart is drawn and brought to a chat once in this time. */
const KEPT_MS = 6 * 60 * 60_000;
const MOST_KEPT = 200;

const shown = new WeakMap<Surface, Remembered<string>>();

/**
 * A chart as a picture on a card of that chat. Where it cannot be drawn or the chat does not take it, its words stand there instead:
 * nothing that people must know waits for a picture.
 */
export async function chartBlock(
  services: Pick<Services, 'pictures' | 'surfaces' | 'log' | 'clock'>,
  { surface: id, chart, t }: { surface: string; chart: Chart; t: Speaker },
): Promise<CardBlock> {
  const surface = services.surfaces.get(id);
  const alt = alternativeText(t, chart);
  try {
    if (surface?.picture)
      return { kind: 'image', url: '', alt, file: await bring(services, surface, { chart, t, alt }) };
  } catch (err) {
    services.log.warn({ err, surface: id }, 'a chart is told in words: its picture could not be shown');
  }
  return { kind: 'context', inlines: [{ kind: 'foreign', text: alt }] };
}

async function bring(
  { pictures, clock }: Pick<Services, 'pictures' | 'clock'>,
  surface: Surface,
  { chart, t, alt }: { chart: Chart; t: Speaker; alt: string },
): Promise<string> {
  const svg = chartSvg(chart, figureIn(t));
  const known = shown.get(surface) ?? remember<string>({ ttlMs: KEPT_MS, max: MOST_KEPT, clock });
  shown.set(surface, known);
  return await known.get(createHash('sha256').update(svg).digest('hex'), async () => {
    const bytes = await pictures.png(svg);
    if (!surface.picture) throw new Error(`${surface.id} shows no pictures`);
    return await surface.picture({ name: 'recado-chart.png', alt, bytes });
  });
}
