import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from '../support/source.ts';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));

describe('the lock file', () => {
  it('holds the optional packages of every system, whatever the one it was written on', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) =>
            packages[`${place}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
        )
        .map((name) => `${name} of ${place}`),
    );
    expect(missing).toEqual([]);
    expect(packages['node_modules/@oxlint/binding-darwin-arm64']).toBeDefined();
  });

  it('knows what each package is by its hash, and no address of anybody', () => {
    const others = Object.entries(packages).filter(([place]) => place !== '');
    expect(others.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(others.filter(([, { integrity }]) => integrity === undefined).map(([place]) => place)).toEqual([]);
  });
});
