import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { StartError } from '#core/start-error.ts';
import { loadConfig } from '../../../bot/config/load.ts';

/** A configuration with something of every part, and nothing wrong. */
export const whole = `brands:
  alba:
    name: Alba
    accounts:
      alba: { network: x, handle: alba }
areas:
  billing: { name: Facturación, words: [factura] }
channels:
  facturacion: { slack: "#facturacion" }
routes:
  - { when: { area: billing }, to: facturacion }
fallback: facturacion
people:
  lucia: { name: Lucía, email: lucia@alba.example, roles: [agent] }
approvals:
  - { when: { area: billing }, by: { people: [lucia] } }
networks:
  x: { pollSeconds: 5 }
`;

/** A folder for the configurations of a test file, and what the operator reads about one. */
export function configFolder(): { inFolder(name: string): string; told(yaml: string | Buffer): string } {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'recado-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const inFolder = (name: string): string => path.join(folder, name);
  return {
    inFolder,
    /** The folder is cut away. */
    told(yaml) {
      const file = inFolder('recado.yaml');
      writeFileSync(file, yaml);
      try {
        loadConfig(file);
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        return error.message.replaceAll(`${folder}/`, '');
      }
      return 'no mistake';
    },
  };
}

/** The whole with something else in it, and how the place that ¦ marks there is told. */
export function marked(from: string, to: string): { yaml: string; place: string } {
  const text = whole.replace(from, () => to);
  const before = text.slice(0, Math.max(0, text.indexOf('¦'))).split('\n');
  const place = text.includes('¦') ? `recado.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}  ` : '';
  return { yaml: text.replace('¦', ''), place };
}
