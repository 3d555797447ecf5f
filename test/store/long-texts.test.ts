import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../store/database/long-texts.ts';

const long = '\uFEFFaño, 日本 «🙂»\n'.repeat(20_000);
const rows = [{ text: long, other: `${long}.`, bytes: new Uint8Array([1, 2]), short: 'x', none: null }, 7];

describe('a long text on its way from the database thread', () => {
  it('is bytes there and the same text here, beside what is none', () => {
    const { packed, handed } = pack(rows);
    expect(handed).toHaveLength(2);
    expect(packed.long).toEqual([
      [0, 'text'],
      [0, 'other'],
    ]);
    expect(unpack(structuredClone(packed, { transfer: handed }))).toEqual(rows);
  });

  it('is left as it is in a list of many rows, as short ones are', () => {
    const many = Array.from({ length: 5 }, () => ({ text: long }));
    expect(pack(many)).toEqual({ packed: { rows: many }, handed: [] });
    expect(pack([{ text: 'x' }])).toEqual({ packed: { rows: [{ text: 'x' }] }, handed: [] });
  });
});
