import { expect, it } from 'vitest';
import { newId } from '#core/ids.ts';

it('makes ids that say what they name, sort by their time, and never come twice', () => {
  const at = new Date('2026-11-29T10:00:00.000Z');
  const many = Array.from({ length: 2_000 }, () => newId('ms', at));
  expect(new Set(many).size).toBe(2_000);
  for (const id of many) expect(id).toMatch(/^ms_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(new Set(many.map((id) => id.slice(0, 13))).size).toBe(1);
  const later = newId('ms', new Date(at.getTime() + 1));
  expect(many.every((id) => id < later)).toBe(true);
  expect(newId('ms', at).slice(0, 13)).toBe(many[0]?.slice(0, 13));
});
