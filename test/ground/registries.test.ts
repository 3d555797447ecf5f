import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { networks } from '../../adapters/networks/registry.ts';
import { chatPosts } from '../../handlers/chat-posts/registry.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { routes } from '../../handlers/web/registry.ts';
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

  it('hold every kind of message of ours under the name of its file', () => {
    expect(chatPosts.map(({ kind }) => kind).toSorted()).toEqual(namesIn('handlers/chat-posts', 'files'));
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

  it('hold every route under the name of its folder', async () => {
    const listed = new Set<object>(routes);
    const missing: string[] = [];
    const folders = namesIn('handlers/web', 'folders');
    for (const folder of folders) {
      const file = `handlers/web/${folder}/route.ts`;
      if (!existsSync(path.join(root, file))) missing.push(`${file} is missing: export a defineRoute from it.`);
      else {
        const exported: Record<string, unknown> = await import(path.join(root, file));
        const isListed = Object.values(exported).some(
          (each) => typeof each === 'object' && each !== null && listed.has(each),
        );
        if (!isListed)
          missing.push(
            `handlers/web/registry.ts does not list what ${file} exports: import it there and put it into \`routes\`.`,
          );
      }
    }
    expect(missing).toEqual([]);
    expect(routes).toHaveLength(folders.length);
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
  });
});
