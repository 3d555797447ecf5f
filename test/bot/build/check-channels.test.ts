import { traitsOf } from '../../support/chat-traits.ts';
import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { checkChannels, checkPlaces } from '../../../bot/build/check-channels.ts';
import { inWorkspace } from '../../../bot/build/channels-on-surfaces.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SurfaceChannel } from '#core/ports/surface.ts';
import { flowConfig } from '../../support/flow-config.ts';

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
const check = (channels: SurfaceChannel[]) =>
  checkChannels(config(), { id: 'slack', ...traitsOf('slack'), channels: async () => channels });

describe('the channels of the configuration', () => {
  it('are all there', async () => {
    await expect(
      check([channel('facturacion'), channel('envios'), channel('general'), channel('random', false)]),
    ).resolves.toEqual([]);
  });

  it('are each named in a sentence of its own where they were never there', async () => {
    await expect(check([channel('facturacion')])).rejects.toThrow(
      ['envios', 'general']
        .map(
          (name) =>
            `There is no channel #${name} (\`channels.${name}\`) that Recado can see. Create it or correct the name; if it is private, write /invite @Recado in it.`,
        )
        .join('\n'),
    );
  });

  it('stop nothing where they were there before, or only wait for an invitation', async () => {
    const there = [channel('facturacion'), channel('envios', false)];
    expect(
      await checkChannels(
        config(),
        { id: 'slack', ...traitsOf('slack'), channels: async () => there },
        new Set(['#general', '#envios']),
      ),
    ).toEqual([
      { key: 'envios', wanted: '#envios', isThere: true, wasKnown: true },
      { key: 'general', wanted: '#general', isThere: false, wasKnown: true },
    ]);
    expect(await check([...there, channel('general')])).toEqual([
      { key: 'envios', wanted: '#envios', isThere: true, wasKnown: false },
    ]);
  });
});

describe('channels in two chats', () => {
  const both = Config.parse({
    ...config(),
    channels: { a: { slack: '#a', teams: 'Alba / A' }, b: { slack: '#b' }, c: { teams: 'Alba / C' } },
    routes: [],
    fallback: 'a',
    managers: undefined,
  });

  it('are looked for where they are named; in Teams one that is not there yet is no mistake', async () => {
    const there = [{ id: '19:1', name: 'alba/a', private: false, joined: true }];
    expect(await checkChannels(both, { id: 'teams', ...traitsOf('teams'), channels: async () => there })).toEqual([
      { key: 'c', wanted: 'Alba / C', isThere: false, wasKnown: false },
    ]);
    expect(
      await checkChannels(both, {
        id: 'teams',
        ...traitsOf('teams'),
        channels: async () => there.map((each) => ({ ...each, joined: false })),
      }),
    ).toHaveLength(2);
    expect(
      await checkChannels(both, {
        id: 'slack',
        ...traitsOf('slack'),
        channels: async () => [channel('a'), channel('b')],
      }),
    ).toEqual([]);
  });

  it('must have a name in a chat that is connected; the local workspace stands in for Teams', () => {
    expect(() => checkPlaces(both, ['slack', 'teams'])).not.toThrow();
    expect(() => checkPlaces(both, ['slack'])).toThrow(
      'The channel `channels.c` is named in Teams only, and Recado is not connected to Teams. Give it a name under `slack` too, or set TEAMS_APP_ID',
    );
    expect(() => checkPlaces(both, ['teams'])).toThrow('The channel `channels.b` is named in Slack only');
    expect(() => checkPlaces(inWorkspace(both), ['slack'])).not.toThrow();
  });
});
