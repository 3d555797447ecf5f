import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { networks } from '../../adapters/networks/registry.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { simulatedNetworks } from '../../sandbox/networks.ts';
import { root } from '../support/source.ts';

/** Names of the files (or folders) directly in a folder; what several share lies in `shared`, the list in registry.ts. */
function namesIn(folder: string, kind: 'files' | 'folders'): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(
      (entry) =>
        (kind === 'folders' ? entry.isDirectory() : entry.isFile()) && !['registry.ts', 'shared'].includes(entry.name),
    )
    .map((entry) => entry.name.replace(/\.ts$/, ''))
    .toSorted();
}

describe('registries', () => {
  it('hold every job under the name of its file', () => {
    expect(jobs.map(({ name }) => name).toSorted()).toEqual(namesIn('handlers/jobs', 'files'));
  });

  it('hold every network under the name of its folder', () => {
    expect(networks.map(({ id }) => id).toSorted()).toEqual(
      namesIn('adapters/networks', 'folders').filter((name) => name !== 'shared' && name !== 'meta'),
    );
  });

  it('hold every simulated network under the name of its folder, which has rules.ts', () => {
    const folders = namesIn('sandbox', 'folders').filter((name) =>
      // What they share lies in social/, and has the shape of the rules only.
      name === 'social' ? false : existsSync(path.join(root, 'sandbox', name, 'rules.ts')),
    );
    const listed = simulatedNetworks.map(({ id }) => id).toSorted();
    const missing = folders.filter((name) => !listed.some((id) => id === name));
    expect(
      missing.map((name) => `sandbox/networks.ts does not list ${name}: import it there and put it into the list.`),
    ).toEqual([]);
    expect(listed).toEqual(folders);
  });
});
