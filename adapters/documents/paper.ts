import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { drawable } from '#core/chart/svg-text.ts';

const { resolve } = createRequire(import.meta.url);
export const FONTS = {
  regular: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;
export const INK = '#0f172a';
export const GREY = '#475569';

export type Pdf = InstanceType<typeof PDFDocument>;

export interface Paper {
  pdf: Pdf;
  /** Between its margins. */
  width: number;
  /** Numbers its pages; its bytes. */
  end(): Promise<Uint8Array>;
}

/** A4 with a title and the lines below it. */
export function openPaper({
  title,
  about,
  voice,
  edge,
  isWide = false,
}: {
  title: string;
  about: readonly string[];
  voice: string;
  edge: number;
  isWide?: boolean;
}): Paper {
  const pdf = new PDFDocument({
    size: 'A4',
    layout: isWide ? 'landscape' : 'portrait',
    margin: edge,
    bufferPages: true,
    tagged: true,
    lang: voice,
    info: { Title: drawable(title), Creator: 'Recado' },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done) => void pdf.on('end', done));
  for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, file);
  const width = pdf.page.width - 2 * edge;
  pdf.font('bold').fontSize(16).fillColor(INK).text(drawable(title), { width });
  pdf.moveDown(0.3).font('regular').fontSize(9).fillColor(GREY);
  for (const line of about) pdf.text(drawable(line), { width });
  return {
    pdf,
    width,
    async end() {
      const { start, count } = pdf.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        pdf.switchToPage(page);
        // Written into the margin, which would else begin another page.
        pdf.page.margins.bottom = 0;
        pdf
          .font('regular')
          .fontSize(8)
          .fillColor(GREY)
          .text(`${page - start + 1} / ${count}`, edge, pdf.page.height - 28, { width, align: 'right' });
      }
      pdf.end();
      await ended;
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}
