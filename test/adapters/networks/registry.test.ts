import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { networks } from '../../../adapters/networks/registry.ts';

it('every folder of a network is registered under its own name', () => {
  const folders = readdirSync('adapters/networks', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    // What Meta's networks share.
    .filter((name) => name !== 'meta');
  expect(networks.map((network) => network.id).toSorted()).toEqual(folders.toSorted());
});
