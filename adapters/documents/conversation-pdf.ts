import { written } from '#core/chart/svg-text.ts';
import type { ConversationDocument } from '#core/ports/documents.ts';
import { GREY, INK, openPaper } from './paper.ts';

const EDGE = 48;
const INDENT = 18;
/** What the brand said stands out from what the customer said, and what the team did among itself from both. */
const HEADS = { customer: INK, ours: '#1d4ed8', team: GREY } as const;

/** A conversation on paper, one block for each thing that was said or done. */
export async function conversationPdf({ title, about, entries, voice }: ConversationDocument): Promise<Uint8Array> {
  const { pdf, width, end } = openPaper({ title, about, voice, edge: EDGE });
  pdf.moveDown(1);
  for (const { kind, head, text } of entries) {
    const left = EDGE + (kind === 'customer' ? 0 : INDENT);
    const inside = width - (left - EDGE);
    pdf.font('bold').fontSize(9).fillColor(HEADS[kind]).text(written(head), left, undefined, { width: inside });
    if (text !== '')
      pdf
        .font('regular')
        .fontSize(10)
        .fillColor(kind === 'team' ? GREY : INK)
        // Who sent it stands below what was written, not behind its last word.
        .text(text.split('\n').map(written).join('\n'), left, undefined, { width: inside });
    pdf.moveDown(0.7);
  }
  return await end();
}
