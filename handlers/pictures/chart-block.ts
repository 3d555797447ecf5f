import { createHash } from 'node:crypto';
import type { CardBlock } from '#core/card.ts';
import { remember, type Remembered } from '#core/cached-lookup.ts';
import type { ChartLimits, NativeChart } from '#core/chart/native.ts';
import { alternativeText, figureIn } from '#core/chart/alternative.ts';
import type { Chart, Figure } from '#core/chart/chart.ts';
import { chartSvg } from '#core/chart/svg.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { Services } from '../context.ts';

/** The same chart is drawn and brought to a chat once in this time. */
const KEPT_MS = 6 * 60 * 60_000;
const MOST_KEPT = 200;

const shown = new WeakMap<Surface, Remembered<string>>();

/** A drawing with the words that say the same. */
export interface Drawing {
  svg: string;
  alt: string;
  /** The same for a chat that draws charts itself; undefined where that one cannot show all of it. */
  native?: (limits: ChartLimits) => NativeChart | undefined;
}

/** A chart with its figures written as `figure` says, else as plain numbers. */
export function drawingOf(t: Speaker, chart: Chart, figure: Figure = figureIn(t)): Drawing {
  return { svg: chartSvg(chart, figure), alt: alternativeText(t, chart, figure) };
}

/** A chart as a picture on a card of that chat. */
export function chartBlock(
  services: Pick<Services, 'pictures' | 'surfaces' | 'log' | 'clock'>,
  { surface, chart, t }: { surface: string; chart: Chart; t: Speaker },
): Promise<PictureBlock> {
  return pictureBlock(services, surface, drawingOf(t, chart));
}

export type PictureBlock = Extract<CardBlock, { kind: 'image' | 'context' }>;

/**
 * A drawing as a picture, or as a chart of the chat's own where a message can show all of it so. Where it cannot be drawn or the chat does not take it, its words stand there instead: nothing that people
 * must know waits for a picture.
 */
export async function pictureBlock(
  services: Pick<Services, 'pictures' | 'surfaces' | 'log' | 'clock'>,
  id: string,
  drawing: Drawing,
  on: 'message' | 'form' = 'form',
): Promise<PictureBlock> {
  const surface = services.surfaces.get(id);
  const { alt, native } = drawing;
  const chart = on === 'message' && surface?.charts ? native?.(surface.charts) : undefined;
  if (chart) return { kind: 'image', url: '', alt, chart };
  try {
    if (surface?.picture) return { kind: 'image', url: '', alt, file: await bring(services, surface, drawing) };
  } catch (err) {
    services.log.warn({ err, surface: id }, 'a chart is told in words: its picture could not be shown');
  }
  return { kind: 'context', inlines: [{ kind: 'foreign', text: alt }] };
}

async function bring(
  { pictures, clock }: Pick<Services, 'pictures' | 'clock'>,
  surface: Surface,
  { svg, alt }: Drawing,
): Promise<string> {
  const known = shown.get(surface) ?? remember<string>({ ttlMs: KEPT_MS, max: MOST_KEPT, clock });
  shown.set(surface, known);
  return await known.get(createHash('sha256').update(svg).digest('hex'), async () => {
    const bytes = await pictures.png(svg, surface.pictureZoom);
    if (!surface.picture) throw new Error(`${surface.id} shows no pictures`);
    return await surface.picture({ name: 'recado-chart.png', alt, bytes });
  });
}
