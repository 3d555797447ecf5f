import { describe, expect, it } from 'vitest';
import { read, sources } from '../support/source.ts';
import { conditionalSpreads } from './conditional-spreads.ts';

const rooms = ['bot', 'adapters', 'handlers', 'store', 'sandbox', 'bench', 'docs', 'test'];

describe('a property that may be missing', () => {
  it('is undefined where it is missing: no spread stands for a single one', () => {
    const found = rooms.flatMap(sources).flatMap((file) => conditionalSpreads(file, read(file)));
    expect(found).toEqual([]);
  }, 120_000);

  it.each([
    ['const a = { ...(b !== undefined && { b }) };', 'a.ts:1 write `b: …` with undefined'],
    ['const a = { c,\n ...(b ? { b: b.d } : {}) };', 'a.ts:2 write `b: …` with undefined'],
    ["const a = { ...(b === '' ? {} : { 'b-c': b }) };", "a.ts:1 write `'b-c': …` with undefined"],
    ['const a = { ...(b && c && { [d]: b }) };', 'a.ts:1 write `[d]: …` with undefined'],
  ])('is found in %s', (text, said) => {
    expect(conditionalSpreads('a.ts', text)).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    'const a = { b: b ? c : undefined };',
    'const a = { ...present({ b }) };',
    'const a = { ...(b && { b, c }) };',
    'const a = { ...(b && { ...c }) };',
    'const a = [...(b ? [b] : [])];',
    'const a = { ...(b ? { c } : { d }) };',
  ])('is not seen in %s', (text) => {
    expect(conditionalSpreads('a.ts', text)).toEqual([]);
  });
});
