import { expect, it } from 'vitest';
import { toJson } from '../../store/database/rows.ts';

it.each([
  ['NUL', { text: 'a\0b' }, { text: 'ab' }],
  ['the first half of a sign', ['\ud83d'], ['\ufffd']],
  ['the second half of a sign, deep inside', { a: [{ b: 'x\ude00y' }] }, { a: [{ b: 'x\ufffdy' }] }],
])('takes %s out of what goes to the database as JSON', (_what, given, expected) => {
  expect(JSON.parse(toJson(given))).toEqual(expected);
});

it.each([
  ['signs of two halves', { text: '😀 ñ' }],
  ['what only looks like one that is refused', { text: '\\u0000 \\ud83d' }],
  ['times, nothing and numbers', { at: new Date('2026-11-29T10:00:00Z'), none: null, number: 1.5, left: undefined }],
])('leaves %s as JSON has it', (_what, given) => {
  expect(toJson(given)).toBe(JSON.stringify(given));
});
