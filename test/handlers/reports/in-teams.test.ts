import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Chart } from '#core/chart/chart.ts';
import { chartSvg } from '#core/chart/svg.ts';
import { createPictures } from '../../../adapters/pictures/index.ts';
import { drawForm } from '../../../adapters/surfaces/teams/drawing/form.ts';
import { asPicture, PICTURE_ZOOM } from '../../../adapters/surfaces/teams/drawing/picture.ts';
import { cardProblems, wordsOfCard } from '../../support/adaptive-card.ts';
import { openRig, type Rig } from '../actions/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const chosen = { period: 'last-30-days', volume: 'received\nanswers', time: 'first-response', quality: '', by: 'day' };
const others = { clock: 'service', shape: 'bars', compare: 'previous', only: '', name: '', from: '', to: '' };

/** Thirty days of two figures, as busy as such a chart is. */
function chart(title: string): Chart {
  const values = Array.from({ length: 30 }, (_, day) => (day * 7919) % 23);
  return {
    title,
    subtitle: 'De 31 de out. de 2026 a 29 de nov. de 2026 · America/Sao_Paulo · Horas de atendimento',
    shape: 'bars',
    labels: values.map((_, day) => `${day + 1} de nov.`),
    series: [
      { name: 'Recebidas', values },
      { name: 'Respostas', values: values.toReversed() },
    ],
  };
}

it('a report of a month has its picture in Teams, beside all that a manager can do with it', async () => {
  await rig.open({});
  rig.clock.at = new Date(rig.clock.at.getTime() + 86_400_000);
  const { reply } = await rig.send('UCARMEN', 'report', {}, { ...chosen, ...others });
  if (reply.kind !== 'update') throw new Error(`no report: ${JSON.stringify(reply)}`);
  const { form } = reply;
  // The rig draws no pictures: the words of one stand in its place.
  const place = form.blocks.findIndex((block, at) => block.kind === 'context' && at > 1);
  await using pictures = createPictures();
  const svg = chartSvg(chart('Recebidas, Respostas por dia'), String);
  const file = asPicture(await pictures.png(svg, PICTURE_ZOOM));
  const alt = 'Recebidas: 14. '.repeat(30);
  const rows = form.blocks.filter(({ kind }) => kind === 'line').length;
  const blocks = form.blocks.with(place, { kind: 'image', url: '', alt, file });
  const { content } = drawForm(
    { ...form, blocks },
    {
      mode: 'card',
      view: 'fv_01m8ebqfypw8ev82v7ept82xem',
      now: rig.clock.at,
      zone: 'Europe/Madrid',
      words: (key) => key,
      people: [],
      suggested: {},
      uploads: {},
    },
  );
  const shown = content.body.filter(({ type }) => type === 'Image');
  expect(shown.map((each) => 'url' in each && each.url === file)).toEqual([true]);
  expect(rows).toBeGreaterThan(20);
  expect(wordsOfCard(content)).toContain('and 10 more rows: the export has them');
  expect(cardProblems(content)).toEqual([]);
});
