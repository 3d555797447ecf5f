import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { drawable } from '#core/chart/svg-text.ts';
import type { ReportDocument } from '#core/ports/documents.ts';

const { resolve } = createRequire(import.meta.url);
const REGULAR = resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const SEMIBOLD = resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf');
const EDGE = 42;
const GREY = '#475569';

/** On paper: title, period, picture, table, and on the last page what each figure counts. */
export async function reportPdf(document: ReportDocument): Promise<Uint8Array> {
  const { title, about, notes, table, said, meanings, meaningsTitle, picture, voice } = document;
  const isWide = table.columns.length > 7;
  const pdf = new PDFDocument({
    size: 'A4',
    layout: isWide ? 'landscape' : 'portrait',
    margin: EDGE,
    bufferPages: true,
    tagged: true,
    lang: voice,
    info: { Title: drawable(title), Creator: 'Recado' },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done) => void pdf.on('end', done));
  pdf.registerFont('regular', REGULAR);
  pdf.registerFont('bold', SEMIBOLD);
  const width = pdf.page.width - 2 * EDGE;

  pdf.font('bold').fontSize(17).fillColor('#0f172a').text(drawable(title), { width });
  pdf.moveDown(0.3).font('regular').fontSize(9).fillColor(GREY);
  for (const line of about) pdf.text(drawable(line), { width });
  pdf.moveDown(0.8);
  if (picture) {
    const shown = Math.min(width, 460);
    pdf.image(Buffer.from(picture), { width: shown });
    pdf.moveDown(0.8);
  }
  pdf
    .font('regular')
    .fontSize(isWide ? 7 : 8)
    .fillColor('#0f172a');
  const cell = (text: string, at: number, isBold: boolean) => ({
    text: drawable(text),
    align: { x: at === 0 ? ('left' as const) : ('right' as const) },
    ...(isBold && { font: { src: SEMIBOLD, family: 'bold' } }),
  });
  pdf.table({
    defaultStyle: { border: [0, 0, 0.5, 0], borderColor: '#cbd5e1', padding: 3 },
    data: [
      table.columns.map(({ label }, at) => cell(label, at, true)),
      ...said.rows.map((row) => row.map((text, at) => cell(text, at, false))),
      said.total.map((text, at) => cell(text, at, true)),
    ],
  });
  pdf.moveDown(0.8).font('regular').fontSize(8).fillColor(GREY);
  for (const note of notes) pdf.text(drawable(note), EDGE, undefined, { width });

  pdf.addPage();
  pdf.font('bold').fontSize(13).fillColor('#0f172a').text(drawable(meaningsTitle), EDGE, EDGE, { width });
  pdf.moveDown(0.5).fontSize(9);
  for (const { name, text } of meanings) {
    pdf.font('bold').fillColor('#0f172a').text(drawable(name), { width });
    pdf.font('regular').fillColor(GREY).text(drawable(text), { width }).moveDown(0.4);
  }
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Written into the margin, which would else begin another page.
    pdf.page.margins.bottom = 0;
    pdf
      .font('regular')
      .fontSize(8)
      .fillColor(GREY)
      .text(`${page - start + 1} / ${count}`, EDGE, pdf.page.height - 28, { width, align: 'right' });
  }
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}
