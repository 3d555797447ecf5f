import { describe, expect, it } from 'vitest';
import type { Corrected } from '#core/ports/text.ts';
import { learnt } from '../../../adapters/text/labels/learnt.ts';
import { unpackWeights } from '../../../adapters/text/learn/weights.ts';
import { correctionsTable, trainedWith } from '../../../bench/text/corrections.ts';

const text = 'El trasto de Mondariz ya anda por aquí dando guerra';
const corrected = Array.from({ length: 6 }, (_, at): Corrected => ({
  id: `ms_${at}`,
  text,
  language: 'es',
  category: 'suggestion',
}));

describe('what corrections would change', () => {
  it('is shown before anything is written, and hardly any other message is told otherwise', async () => {
    const table = await correctionsTable(corrected);
    expect(table).toMatch(/corrections told right +0 of 6 \(0\.0\) +6 of 6 \(100\.0\)/);
    expect(table).toMatch(/those not taught.+6 of 6/);
    expect(Number(/(\d+) of our own messages would be called something else/.exec(table)?.[1])).toBeLessThan(20);
    // It reads some thousand messages, before and after.
  }, 300_000);

  it('becomes part of the weights by training them anew', () => {
    const [before, after] = [learnt.category(), unpackWeights(trainedWith(corrected))];
    expect(after).toMatchObject({ bits: before.bits, size: before.size, classes: before.classes });
    expect(Buffer.from(after.small.buffer).equals(Buffer.from(before.small.buffer))).toBe(false);
  }, 300_000);
});
