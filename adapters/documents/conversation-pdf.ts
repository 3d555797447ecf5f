import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { drawable } from '#core/chart/svg-text.ts';
import type { ConversationDocument } from '#core/ports/documents.ts';

const { resolve } = createRequire(import.meta.url);
const REGULAR = resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const SEMIBOLD = resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf');
const EDGE = 48;
const INDENT = 18;
const INK = '#0f172a';
const GREY = '#475569';
/** What the brand said stands out from what the customer said, and what the team did among itself from both. */
const HEADS = { customer: INK, ours: '#1d4ed8', team: GREY } as const;

/** A conversation on paper, one block for each thing that was said or done. */
export async function conversationPdf({ title, about, entries, voice }: ConversationDocument): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
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

  pdf.font('bold').fontSize(16).fillColor(INK).text(drawable(title), { width });
  pdf.moveDown(0.3).font('regular').fontSize(9).fillColor(GREY);
  for (const line of about) pdf.text(drawable(line), { width });
  pdf.moveDown(1);
  for (const { kind, head, text } of entries) {
    const left = EDGE + (kind === 'customer' ? 0 : INDENT);
    const inside = width - (left - EDGE);
    pdf.font('bold').fontSize(9).fillColor(HEADS[kind]).text(drawable(head), left, undefined, { width: inside });
    if (text !== '')
      pdf
        .font('regular')
        .fontSize(10)
        .fillColor(kind === 'team' ? GREY : INK)
        // Who sent it stands below what was written, not behind its last word.
        .text(text.split('\n').map(drawable).join('\n'), left, undefined, { width: inside });
    pdf.moveDown(0.7);
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
