import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from '../../../support/source.ts';
import { meaningsIn, recordings, TABLE, tableOf } from './recorded-table.ts';

const folder = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'meta-webhooks-restfb');
const isThere = existsSync(path.join(folder, 'webhooks'));
const why = isThere ? '' : ' (skipped: RECADO_SHARED_SPECS names no folder with the recordings)';

describe('recorded calls of Meta', () => {
  it.skipIf(!isThere)(`stand in the table with what is done with each${why}`, () => {
    expect(read(TABLE)).toBe(tableOf(folder));
  });

  it.skipIf(!isThere)(`are each handled or ignored on purpose, but the one that nobody could know${why}`, () => {
    const unknown = recordings(folder).flatMap(({ name, entries }) =>
      meaningsIn(entries).flatMap((meaning) => (meaning.kind === 'unknown' ? [`${name} ${meaning.what}`] : [])),
    );
    expect(unknown).toEqual(['webhooks/unknown-change-value foo: bar remove']);
  });

  it('leave no cell of the table empty, and each stands there once', () => {
    const rows = [...read(TABLE).matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, name, told]) => ({ name, told }));
    expect(rows.length).toBeGreaterThan(130);
    expect(rows.filter(({ told }) => told?.trim() === '')).toEqual([]);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});
