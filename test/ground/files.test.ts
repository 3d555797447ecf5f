import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, read } from '../support/source.ts';

const files = projectFiles();
const written = files.filter((file) => /\.(ts|js|json|ya?ml|md|html|css|sh)$|^\.ci\//.test(file));
const code = files.filter((file) => file.endsWith('.ts'));

/** Written in pieces, so that this file does not hold what it looks for. */
const forbidden: { what: string; pattern: RegExp; except?: RegExp }[] = [
  {
    what: 'a path of one machine',
    pattern: new RegExp(['/wo', 'rk/|/ro', 'ot/|/home/[a-z]|\\.libr', 'ary/|[A-Z]:\\\\\\\\Users'].join('')),
  },
  {
    what: 'a folder beside the checkout',
    pattern: new RegExp(['\\.\\./sha', 'red|\\bsha', 'red/(data|specs|facts)'].join('')),
    except: /^\.ci\/run$/,
  },
  { what: 'a package registry', pattern: new RegExp(['https?://regi', 'stry\\.|npm', 'js\\.org/'].join('')) },
  // Within a template they are words to every checker.
  { what: 'two sides of a merge', pattern: new RegExp(['^(?:<<<', '<<<<|>>>', '>>>>) '].join('')) },
  {
    what: 'an unfinished thought',
    pattern: new RegExp(['\\bTO', 'DO\\b|\\bFIX', 'ME\\b|\\bXX', 'X\\b'].join('')),
    except: /^package-lock\.json$|^test\/fixtures\//,
  },
];

describe('files', () => {
  it.each(forbidden)('no file names $what', ({ pattern, except }) => {
    const found = written
      .filter((file) => except?.test(file) !== true)
      .flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1} ${line.trim().slice(0, 80)}`] : [])),
      );
    expect(found).toEqual([]);
  });

  it('are named in small letters with hyphens', () => {
    const odd = code.filter(
      (file) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.ts$/.test(path.posix.basename(file)),
    );
    expect(odd).toEqual([]);
  });

  it('stay under 400 lines', () => {
    const long = code
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('are there to be looked at', () => {
    expect(code.length).toBeGreaterThan(30);
    expect(written).toContain('package-lock.json');
  });
});
