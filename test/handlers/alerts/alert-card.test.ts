import { traitsOf } from '../../support/chat-traits.ts';
import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawAlert } from '../../../handlers/alerts/alert-card.ts';
import type { AlertRow } from '../../../store/chat-posts/alerts.ts';

const config = Config.parse({
  brands: { alba: { name: 'Alba', accounts: { alba: { network: 'x', handle: 'alba' } } } },
  channels: { direccion: { slack: '#direccion', teams: 'Alba / Dirección' } },
  fallback: 'direccion',
});
const gap = (surface: string): AlertRow => ({
  id: 'al_1',
  surface,
  channel: 'direccion',
  kind: 'gap',
  network: 'x',
  account: 'alba',
  params: { since: '2026-11-21T10:00:00Z', until: '2026-11-21T10:20:00Z' },
  openedAt: new Date('2026-11-21T10:20:00Z'),
  clearedAt: null,
});

describe('what managers are told after a gap', () => {
  it.each([
    ['slack', '/recado dead'],
    ['teams', '@Recado dead'],
  ])('names the command as it is typed in %s', (surface, command) => {
    const card = drawAlert(
      gap(surface),
      { waiting: 0, brokenFor: null, came: { waiting: 0, failed: 2, channels: [{ channel: 'direccion', count: 3 }] } },
      {
        config,
        t: createTexts('es').in('es'),
        commandPrefix: traitsOf(surface).commandPrefix.inChannel,
        channelsMayComeLater: false,
      },
    );
    const words = JSON.stringify(card);
    expect(words).toContain(`2 más no se pudieron leer: escribe ${command}.`);
    expect(words).toContain(surface === 'slack' ? '#direccion: 3' : 'Alba / Dirección: 3');
  });
});
