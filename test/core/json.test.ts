import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJson, withoutQuote } from '../../bot/core/json.ts';

const SECRET = 'geranio';
function messageOf(text: string): string {
  try {
    parseJson(text);
    return '';
  } catch (error) {
    return `${(error as Error).message} ${(error as Error).stack} ${String((error as Error).cause)}`;
  }
}

it('what is no JSON is quoted nowhere, wherever it breaks', () => {
  expect(messageOf('{"text": mi clave es geranio}')).toContain('not valid JSON');
  const whole = JSON.stringify({ a: [1, `${SECRET}, "${SECRET}" ${SECRET}`], [SECRET]: { b: SECRET } });
  fc.assert(
    fc.property(fc.nat(whole.length), fc.constantFrom('', '"', ',', '}', '\\', '\n', 'x', `${SECRET} `), (at, put) => {
      expect(messageOf(whole.slice(0, at) + put + whole.slice(at + 1))).not.toContain(SECRET);
    }),
    { numRuns: 500 },
  );
});

it('an error of somebody else that quotes it loses the quote alone', () => {
  for (const text of [
    'hola geranio',
    `{"a": "x" , b: geranio y mucho más que no cabe en tan pocos signos}`,
    '{"a":"geranio",}x',
  ]) {
    let said = '';
    try {
      JSON.parse(text);
    } catch (error) {
      said = String(error);
    }
    expect(withoutQuote(`It failed (error: ${said})`)).toMatch(/^It failed \(error: SyntaxError: .*\)$/);
    expect(withoutQuote(`It failed (error: ${said})`)).not.toContain(SECRET);
  }
  expect(withoutQuote('the channel "geranio" is archived')).toBe('the channel "geranio" is archived');
});

it('reads the rest as it is', () => {
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
});
