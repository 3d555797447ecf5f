import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from '../support/source.ts';
import { picture, pictureIn } from './rooms-picture.ts';

describe('docs/architecture.md', () => {
  const text = read('docs/architecture.md');

  it('shows the rooms as the code has them (npm run rooms)', () => {
    expect(pictureIn(text)).toBe(picture());
  });

  it('would show an import that crosses into another room, and one of types alone as a dotted line', () => {
    const stray = { file: 'store/lists/find.ts', spec: '../../handlers/define.ts', typeOnly: false };
    expect(picture([stray])).toContain('  store --> handlers');
    expect(picture([{ ...stray, typeOnly: true }])).toContain('  store -.-> handlers');
    expect(picture([{ ...stray, typeOnly: true }, stray])).toContain('  store --> handlers');
  });

  it('names only files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:bot|store|adapters|handlers|sandbox|test|docs)\/[\w./-]*)`/g)].map(
      ([, at = '']) => at,
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((at) => !existsSync(path.join(root, at)))).toEqual([]);
  });
});
