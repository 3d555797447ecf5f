import { describe, expect, it } from 'vitest';
import { checkChannels } from '../../bot/checks.ts';
import { loadConfig } from '../../bot/config.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SurfaceChannel } from '#core/surface.ts';
import { flowConfig } from '../support/flow-config.ts';

function config() {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-checks-'));
  const file = path.join(folder, 'recado.yaml');
  writeFileSync(file, flowConfig());
  try {
    return loadConfig(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const channel = (name: string, joined = true): SurfaceChannel => ({ id: `C_${name}`, name, private: false, joined });
const check = (channels: SurfaceChannel[]) => checkChannels(config(), { id: 'slack', channels: async () => channels });

describe('the channels of the configuration', () => {
  it('are all there', async () => {
    await expect(check([channel('facturacion'), channel('envios'), channel('general'), channel('random', false)])).resolves.toEqual([]);
  });

  it('are each named in a sentence of its own where they are not there or closed to the bot', async () => {
    await expect(check([channel('facturacion'), channel('envios', false)])).rejects.toThrow(
      [
        'Recado is not in the channel #envios (`channels.envios`). Write /invite @Recado in it.',
        'There is no channel #general (`channels.general`) that Recado can see. Create it or correct the name; if it is private, write /invite @Recado in it.',
      ].join('\n'),
    );
  });
});
