import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayIn, texts } from '../../sandbox/page/client/texts.ts';
import { root } from '../support/source.ts';

const CLIENT = path.join(root, 'sandbox', 'page', 'client');
const source = readdirSync(CLIENT)
  .filter((name) => name.endsWith('.ts') && name !== 'texts.ts')
  .map((name) => readFileSync(path.join(CLIENT, name), 'utf8'))
  .join('\n');
const base = (key: string): string => key.replace(/_(one|other)$/, '');
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();

describe('the words of the page', () => {
  it.each(Object.entries(texts))('%s says the same things in every language', (_key, words) => {
    for (const text of Object.values(words)) expect(text.trim()).not.toBe('');
    expect(holes(words.pt)).toEqual(holes(words.es));
    expect(holes(words.en)).toEqual(holes(words.es));
  });

  it('are all there, and all used', () => {
    const said = new Set([...source.matchAll(/\bsay\('([\w-]+)'/g)].map(([, key]) => key ?? ''));
    const known = new Set(Object.keys(texts).map(base));
    expect([...said].filter((key) => !known.has(key))).toEqual([]);
    expect([...known].filter((key) => !source.includes(`'${key}'`))).toEqual([]);
  });

  it('count in every language', () => {
    expect(sayIn('es')('replies', { count: 1 })).toBe('1 mensaje en el hilo');
    expect(sayIn('pt')('replies', { count: 3 })).toBe('3 mensagens na conversa');
    expect(sayIn('en')('waitsFor', { count: 2, name: 'Ada' })).toBe('2 messages are waiting for Ada');
  });
});
