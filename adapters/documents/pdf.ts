import { drawable } from '#core/chart/svg-text.ts';
import type { ReportDocument } from '#core/ports/documents.ts';
import { drawTables, MOST_COLUMNS } from './paper-table.ts';
import { GREY, INK, openPaper } from './paper.ts';

const EDGE = 42;
const PICTURE = 460;

/** On paper: title, period, picture, table, and on the last page what each figure counts. */
export async function reportPdf(document: ReportDocument): Promise<Uint8Array> {
  const { title, about, notes, table, said, meanings, meaningsTitle, picture, voice } = document;
  const isWide = table.columns.length > MOST_COLUMNS.upright;
  const { pdf, width, end } = openPaper({ title, about, voice, edge: EDGE, isWide });
  pdf.moveDown(0.8);
  if (picture) {
    pdf.image(Buffer.from(picture), { width: Math.min(width, PICTURE) });
    pdf.moveDown(0.8);
  }
  drawTables(
    pdf,
    { columns: table.columns, ...said },
    { width, edge: EDGE, size: 8, most: isWide ? MOST_COLUMNS.wide : MOST_COLUMNS.upright },
  );
  pdf.moveDown(0.8).font('regular').fontSize(8).fillColor(GREY);
  for (const note of notes) pdf.text(drawable(note), EDGE, undefined, { width });

  if (meanings.length > 0) {
    pdf.addPage();
    pdf.font('bold').fontSize(13).fillColor(INK).text(drawable(meaningsTitle), EDGE, EDGE, { width });
    pdf.moveDown(0.5).fontSize(9);
    for (const { name, text } of meanings) {
      pdf.font('bold').fillColor(INK).text(drawable(name), { width });
      pdf.font('regular').fillColor(GREY).text(drawable(text), { width }).moveDown(0.4);
    }
  }
  return await end();
}
