import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { networks } from '../../adapters/networks/registry.ts';
import { actions } from '../../handlers/actions/registry.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { root } from '../support/source.ts';

/** Names of the files (or folders) directly in a folder; what several share lies in `shared`, the list in registry.ts. */
function namesIn(folder: string, kind: 'files' | 'folders'): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => (kind === 'folders' ? entry.isDirectory() : entry.isFile()) && !['registry.ts', 'shared'].includes(entry.name))
    .map((entry) => entry.name.replace(/\.ts$/, ''))
    .toSorted();
}

describe('registries', () => {
  it('hold every action under the name of its file', () => {
    expect(actions.map(({ id }) => id).toSorted()).toEqual(namesIn('handlers/actions', 'files'));
  });

  it('hold every job under the name of its file', () => {
    expect(jobs.map(({ name }) => name).toSorted()).toEqual(namesIn('handlers/jobs', 'files'));
  });

  it('hold every network under the name of its folder', () => {
    expect(networks.map(({ id }) => id).toSorted()).toEqual(namesIn('adapters/networks', 'folders').filter((name) => name !== 'shared'));
  });
});
