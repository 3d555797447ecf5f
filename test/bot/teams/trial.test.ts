import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Config } from '#core/config/config.ts';
import { trialOf } from '../../../bot/teams/trial/configure.ts';
import { flowConfig } from '../../support/flow-config.ts';
import { root } from '../../support/source.ts';

const tried = (yaml: string) => {
  const trial = trialOf(yaml, Config.parse(parse(yaml)));
  return { ...trial, config: Config.parse(parse(trial.yaml)) };
};
const inTeams = ({ channels }: Config): Record<string, string> =>
  Object.fromEntries(
    Object.entries(channels).flatMap(([key, { teams }]) => (teams === undefined ? [] : [[key, teams]])),
  );

describe('a try with the playground', () => {
  it('puts the first channel and the fallback of the example in Teams too, and makes you whoever approves most', () => {
    const { config, me, others, team, channel, language } = tried(readFileSync(path.join(root, 'recado.yaml'), 'utf8'));
    expect(inTeams(config)).toEqual({ facturacion: 'Alba / facturacion', redes: 'Alba / General' });
    expect({ team, channel, language, me: me.key, others: others.map(({ key }) => key) }).toEqual({
      team: 'Alba',
      channel: 'facturacion',
      language: 'en',
      me: 'emma',
      others: ['lucia', 'joao', 'teresa', 'ivan'],
    });
    expect(config.channels['facturacion']?.slack).toBe('#facturacion');
  });

  it('brings alerts to a channel that stands in Teams, or nobody who presses Crisis would see one there', () => {
    const { config, alerts } = tried(readFileSync(path.join(root, 'recado.yaml'), 'utf8'));
    expect([config.managers, alerts]).toEqual(['redes', 'General']);
    expect(tried(flowConfig('managers: envios\n')).config.managers).toBe('general');
    const first = tried(flowConfig('managers: facturacion\n'));
    expect([first.config.managers, first.alerts]).toEqual(['facturacion', 'facturacion']);
    const none = tried(flowConfig());
    expect([none.config.managers, none.alerts]).toEqual([undefined, undefined]);
  });

  it('asks nobody of the real Teams: its channels, ids and address are left out', () => {
    const extra = 'publicUrl: https://recado.alba.example\n';
    const real = flowConfig(extra)
      .replace("envios: { slack: '#envios'", "envios: { teams: 'Alba / Pedidos'")
      .replace(
        'ivan: { name: Iván Soto, email: ivan@alba.example',
        "ivan: { name: Iván Soto, teams: '3f2c8a4e-1b7d-4c59-9e60-7d2f51a0c8b3'",
      );
    const { config, me } = tried(real);
    expect(inTeams(config)).toEqual({ facturacion: 'Alba / facturacion', general: 'Alba / General' });
    expect(config.channels['envios']).toMatchObject({ slack: '#envios' });
    expect(me).toEqual({ key: 'ivan', name: 'Iván Soto', email: 'ivan@example.com' });
    expect(config.people['ivan']?.email).toBe('ivan@example.com');
    expect(config.people['ivan']?.teams).toBeUndefined();
    expect(config.publicUrl).toBeUndefined();
  });

  it('works with one channel, too', () => {
    const one = flowConfig()
      .replace(/^ {2}(facturacion|envios): \{ slack.*\n/gm, '')
      .replace(/^ {2}- \{ when: \{ area: (billing|deliveries) \}, to.*\n/gm, '')
      .replace('routes:\n', 'routes: []\n');
    expect(inTeams(tried(one).config)).toEqual({ general: 'Alba / General' });
  });
});

it('its bot stops in order with the program that started it, however that ended', async () => {
  const withParent = path.join(root, 'bot', 'teams', 'trial', 'with-parent.ts');
  const worker = `new (require('node:worker_threads').Worker)('setInterval(() => undefined, 1_000)', { eval: true }).once('online', () => console.log('on'))`;
  const bot = spawn(
    process.execPath,
    [
      '--import',
      withParent,
      '-e',
      `process.on('SIGTERM', () => process.exit(7)); setInterval(() => undefined, 1_000); ${worker}`,
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(bot, 'close');
  await once(bot.stdout, 'data');
  expect(bot.exitCode).toBeNull();
  bot.stdin.destroy();
  expect((await ended)[0]).toBe(7);
});
