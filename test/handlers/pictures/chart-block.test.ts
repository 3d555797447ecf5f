import { describe, expect, it } from 'vitest';
import type { Chart } from '#core/chart/chart.ts';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { chartBlock, pictureBlock } from '../../../handlers/pictures/chart-block.ts';

const t = createTexts('en').in('en');
const chart: Chart = { title: 'Messages', shape: 'bars', labels: ['a', 'b'], series: [{ name: 'X', values: [1, 2] }] };

/** A chat that takes pictures, or refuses them. */
function chat(picture: Surface['picture']): ReadonlyMap<string, Surface> {
  const surface: Partial<Surface> = picture ? { picture } : {};
  return new Map([['slack', surface as Surface]]);
}
const services = (surfaces: ReadonlyMap<string, Surface>) => ({
  surfaces,
  log: silentLog,
  clock: systemClock,
  pictures: { png: async (svg: string) => new TextEncoder().encode(svg) },
});

describe('a chart on a card', () => {
  it('is brought to a chat once, however often it is shown', async () => {
    const brought: string[] = [];
    const told = services(
      chat(async ({ alt, bytes }) => {
        expect(new TextDecoder().decode(bytes)).toMatch(/<title>(Messages|Other)<\/title>/);
        return `F${brought.push(alt)}`;
      }),
    );
    const alt = 'Messages. X: 2 (b); highest, 2 (b)';
    for (const _ of [1, 2])
      expect(await chartBlock(told, { surface: 'slack', chart, t })).toEqual({
        kind: 'image',
        url: '',
        alt,
        file: 'F1',
      });
    const other = await chartBlock(told, { surface: 'slack', chart: { ...chart, title: 'Other' }, t });
    expect(other).toMatchObject({ file: 'F2' });
    expect(brought).toHaveLength(2);
  });

  it('is drawn by the chat itself on a message where that can show all of it, and is a picture in a form', async () => {
    const charts = { title: 50, name: 20, label: 20, series: 6, points: 20, perMessage: 2 };
    const native = { title: 'Messages', shape: 'bars', labels: ['a'], series: [], unit: '' } as const;
    const surface = { picture: async () => 'F1', charts } as unknown as Surface;
    const told = services(new Map([['slack', surface]]));
    const drawing = { svg: '<svg/>', alt: 'words', native: () => native };
    expect(await pictureBlock(told, 'slack', drawing, 'message')).toEqual({
      kind: 'image',
      url: '',
      alt: 'words',
      chart: native,
    });
    expect(await pictureBlock(told, 'slack', drawing)).toMatchObject({ file: 'F1' });
    const tooMuch = { ...drawing, native: () => undefined };
    expect(await pictureBlock(told, 'slack', tooMuch, 'message')).toMatchObject({ file: 'F1' });
  });

  it('is told in words where the chat shows none or refuses it, and tried again', async () => {
    const words = [{ kind: 'foreign', text: 'Messages. X: 2 (b); highest, 2 (b)' }];
    expect(await chartBlock(services(chat(undefined)), { surface: 'slack', chart, t })).toEqual({
      kind: 'context',
      inlines: words,
    });
    let refusals = 0;
    const refusing = services(
      chat(async () => {
        refusals++;
        throw new Error('no');
      }),
    );
    for (const _ of [1, 2])
      expect(await chartBlock(refusing, { surface: 'slack', chart, t })).toEqual({ kind: 'context', inlines: words });
    expect(refusals).toBe(2);
  });
});
