import { describe, expect, it } from 'vitest';
import type { Corrected } from '#core/ports/text.ts';
import { learnt } from '../../../adapters/text/labels/learnt.ts';
import { unpackWeights } from '../../../adapters/text/learn/weights.ts';
import { correctionsTable } from '../../../bench/text/corrections.ts';

describe('what corrections would change', () => {
  it('is shown before anything is written, and the weights that come out tell them right', () => {
    const text = 'El trasto de Mondariz ya anda por aquí dando guerra';
    const corrected = Array.from({ length: 6 }, (_, at): Corrected => ({
      id: `ms_${at}`,
      text,
      language: 'es',
      category: 'suggestion',
    }));
    const before = learnt.category();
    const { table, bytes } = correctionsTable(before, corrected);
    expect(table).toMatch(/corrections told right +0 of 6 \(0\.0\) +6 of 6 \(100\.0\)/);
    expect(table).toMatch(/those not taught.+6 of 6/);
    expect(table).toMatch(/\d+ of our own messages would be called something else/);
    expect(unpackWeights(bytes)).toMatchObject({ bits: before.bits, size: before.size, threshold: before.threshold });
    expect(correctionsTable(unpackWeights(bytes), corrected).table).toMatch(/told right +6 of 6 \(100\.0\)/);
    // It reads some thousand messages, before and after.
  }, 300_000);
});
