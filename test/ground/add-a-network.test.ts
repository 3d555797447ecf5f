import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Network } from '#core/ports/network-definition.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { simulatedNetworks } from '../../sandbox/networks.ts';
import { read, root, sources } from '../support/source.ts';

interface Found {
  id: string;
  /** Undefined where no list has it. */
  network: Network | undefined;
  has(file: string): boolean;
  /** Text of a file of the repository; empty where there is none. */
  text(file: string): string;
}

/** Files that every network has, and what each is for. */
const FILES = {
  index: 'defineNetwork, light: what the rest is told of it',
  display: 'its name, how a handle is written, kinds of messages',
  environment: 'its variables, and which of them are half given',
  settings: 'the zod shape of its settings',
  doctor: 'what npm run doctor asks it',
  calls: 'every call that Recado makes of it',
  connect: 'an account, connected',
  wire: 'what it sends, read with zod',
  errors: 'its refusals in our words',
  publish: 'one call that publishes an answer',
} as const;

/** One check for each step of docs/add-a-network.md, in its order: each names what is missing. */
const steps: ((found: Found) => string[])[] = [
  ({ id, has }) =>
    Object.entries(FILES)
      .filter(([name]) => !has(`adapters/networks/${id}/${name}.ts`))
      .map(([name, what]) => `adapters/networks/${id}/${name}.ts is missing: ${what}.`),
  ({ id, network }) =>
    network ? [] : [`adapters/networks/registry.ts does not list ${id}: import it there and put it into \`networks\`.`],
  ({ id, has }) => [
    ...['index.ts', 'part.ts', 'rules.ts', 'README.md']
      .filter((name) => !has(`sandbox/${id}/${name}`))
      .map((name) => `sandbox/${id}/${name} is missing: see sandbox/social/README.md, "Add one".`),
    ...(simulatedNetworks.some((each) => each.id === id)
      ? []
      : [`sandbox/networks.ts does not list ${id}: import it there and put it into \`simulatedNetworks\`.`]),
  ],
  ({ id, text }) => [
    ...(/\b(network|called)Contract\(/.test(text(`test/adapters/networks/${id}/contract.test.ts`))
      ? []
      : [`test/adapters/networks/${id}/contract.test.ts does not call networkContract with a rig of ${id}.`]),
    ...(sources(`test/sandbox/${id}`).length > 0 ? [] : [`test/sandbox/${id}/ holds no test of its simulated server.`]),
  ],
  ({ id, text }) => {
    const schema: { properties?: { networks?: { properties?: Record<string, unknown> } } } = JSON.parse(
      text('recado.schema.json') || '{}',
    );
    return schema.properties?.networks?.properties?.[id]
      ? []
      : [`recado.schema.json has no settings of ${id}: run npm run schema.`];
  },
  ({ id, network, text }) => [
    ...(text('README.md').includes(`## Connect ${network?.display.name ?? id}\n`)
      ? []
      : [
          `README.md has no section "Connect ${network?.display.name ?? id}": how an account is connected, and each permission with why.`,
        ]),
    ...(text('recado.yaml').includes(`network: ${id}`)
      ? []
      : [`recado.yaml shows no account with \`network: ${id}\`: add one, in a comment if it is not to be simulated.`]),
    ...(network?.environment.variables ?? [])
      .filter((name) => !text('docs/operate.md').includes(`\`${name}\``))
      .map((name) => `docs/operate.md does not name the variable ${name}.`),
  ],
];

function whatIsMissing(id: string): string[][] {
  return steps.map((step) =>
    step({
      id,
      network: networks.find((each) => each.id === id),
      has: (file) => existsSync(path.join(root, file)),
      text: (file) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : ''),
    }),
  );
}

describe('docs/add-a-network.md', () => {
  it.each(networks.map(({ id }) => id))('nothing is missing of %s', (id) => {
    expect(whatIsMissing(id).flat()).toEqual([]);
  });

  it('every network tells a deletion by the key that one is looked for by that came before its message', () => {
    const byHand = sources('adapters/networks').filter((file) => /kind: 'deleted',\s+eventKey/.test(read(file)));
    expect(byHand).toEqual([]);
    expect(sources('adapters/networks').filter((file) => read(file).includes('toldDeleted(')).length).toBeGreaterThan(
      2,
    );
  });

  it('names what is missing of one that nobody wrote, step by step', () => {
    const missing = whatIsMissing('orkut');
    expect(missing[0]?.join()).toContain('adapters/networks/orkut/wire.ts is missing');
    expect(missing[1]).toEqual([
      'adapters/networks/registry.ts does not list orkut: import it there and put it into `networks`.',
    ]);
    expect(missing.every((sentences) => sentences.length > 0)).toBe(true);
  });

  it('has one step for each check', () => {
    const numbers = [...read('docs/add-a-network.md').matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(steps.map((_, index) => index + 1));
  });
});
