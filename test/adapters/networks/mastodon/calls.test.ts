import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { CALLS } from '../../../../adapters/networks/mastodon/calls.ts';
import { read, sources } from '../../../support/source.ts';

/** Last words of the library's calls, and what they are on the wire. */
const VERBS: Readonly<Record<string, (at: string) => string>> = {
  list: (at) => `GET ${at}`,
  fetch: (at) => `GET ${at}`,
  create: (at) => `POST ${at}`,
  remove: (at) => `DELETE ${at}`,
  favourite: (at) => `POST ${at}/favourite`,
  lookup: (at) => `GET ${at}/lookup`,
  verifyCredentials: (at) => `GET ${at}/verify_credentials`,
};

/** Method and address of every call in the source, ids as `:id`. */
function made(): string[] {
  const text = sources('adapters/networks/mastodon').map(read).join('\n');
  return [...text.matchAll(/\brest\s*\.(v\d)((?:\s*\.\$?\w+(?:\(\w+\)(?=\s*\.))?)+)\(/g)].map(
    ([, version = '', rest = '']) => {
      const parts = rest
        .replace(/\s|\$select/g, '')
        .split('.')
        .filter((part) => part !== '')
        .map((part) => part.replace(/^\(\w+\)$/, ':id'));
      const verb = parts.pop() ?? '';
      const at = `/api/${version}/${parts.join('/')}`;
      return VERBS[verb]?.(at) ?? `${verb} ${at}`;
    },
  );
}

it('the table of calls has every call that the source makes, and no other', () => {
  expect([...new Set(made())].toSorted()).toEqual(CALLS.map(({ call }) => call).toSorted());
});

const file = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'mastodon-openapi', 'schema.json');
const isThere = existsSync(file);
const title = 'every call is one that Mastodon publishes';
it.skipIf(!isThere)(
  isThere ? title : `${title} (skipped: RECADO_SHARED_SPECS names no folder with its document)`,
  () => {
    const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
    const { paths } = Document.parse(JSON.parse(readFileSync(file, 'utf8')));
    const published = new Set(
      Object.entries(paths).flatMap(([where, operations]) =>
        Object.keys(operations).map((how) => `${how.toUpperCase()} ${where.replace(/\{[^}]+\}/g, ':id')}`),
      ),
    );
    expect(CALLS.map(({ call }) => call).filter((call) => !published.has(call))).toEqual([]);
  },
);
