import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from '../../../adapters/surfaces/teams/service/calls.ts';
import { runDoctor } from '../../../bot/doctor/run.ts';
import { checkTeams } from '../../../bot/doctor/teams.ts';
import { teamsPlaceOf } from '../../../bot/doctor/teams-live.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { freePorts } from '../../support/ports.ts';
import { startTeamsService, type TeamsService } from '../../support/teams/service.ts';

const TENANT = '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11';
const CONFIG = `
language: es
brands: { alba: { name: Alba, accounts: { alba: { network: x, handle: alba } } } }
channels: { general: { teams: 'Atención / Facturación' }, tiendas: { teams: 'Atención / Tiendas' } }
fallback: general
approvals: [{ by: nobody }]
people:
  lucia: { name: Lucía Ramos, email: lucia@alba.example, roles: [agent] }
  emma: { name: Emma Brown, email: emma@alba.example, roles: [director] }
`;

const folder = mkdtempSync(path.join(tmpdir(), 'recado-doctor-'));
const configFile = path.join(folder, 'recado.yaml');
let service: TeamsService;
beforeAll(async () => {
  writeFileSync(configFile, CONFIG);
  service = await startTeamsService({
    tenantId: TENANT,
    people: [
      { key: 'lucia', name: 'Lucía Ramos', email: 'lucia@alba.example', locale: 'es-ES' },
      { key: 'emma', name: 'Emma Brown', email: 'emma@alba.example', locale: 'en-GB' },
    ],
    teams: [
      {
        name: 'Atención',
        members: ['lucia'],
        installed: true,
        consent: true,
        channels: [{ name: null }, { name: 'Facturación' }],
      },
      { name: 'Sin permiso', members: ['lucia', 'emma'], installed: true, consent: false, channels: [{ name: null }] },
      { name: 'Sin Recado', members: ['lucia'], installed: false, consent: false, channels: [{ name: null }] },
    ],
  });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function doctor({ args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {}): Promise<{
  code: number;
  said: string;
  bad: string[];
  warned: string[];
}> {
  // Somebody may have a Recado of her own open while she runs this.
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  let said = '';
  const code = await runDoctor({
    args,
    isInteractive: false,
    write: (text) => (said += text),
    env: {
      RECADO_CONFIG: configFile,
      RECADO_DATA: path.join(folder, 'data'),
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      TEAMS_APP_ID: service.appId,
      TEAMS_APP_SECRET: service.appSecret,
      TEAMS_TENANT_ID: TENANT,
      TEAMS_OPENID_URL: service.urls.openId,
      TEAMS_LOGIN_URL: service.urls.login,
      TEAMS_GRAPH_URL: service.urls.graph,
      TEAMS_SERVICE_URL: service.urls.service,
      ...env,
    },
  });
  const lines = said.split('\n');
  return {
    code,
    said,
    bad: lines.filter((line) => line.startsWith('problem')),
    warned: lines.filter((line) => line.startsWith('warning')),
  };
}

/** What "Get link to channel" copies. */
function linkOf(name: string): string {
  const team = service.world.teams.find((each) => each.name === name);
  const channel = team?.channels.at(-1);
  return `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel?.id ?? '')}/Canal?groupId=${team?.groupId ?? ''}&tenantId=${TENANT}`;
}

describe('the doctor and Teams', () => {
  it('sees that Entra accepts the app, and asks no Slack for what is in Teams', async () => {
    const { bad, said } = await doctor();
    expect(said).toContain('Teams app: Entra accepts its id and secret');
    expect(said).toContain(
      'Atención / Facturación; Atención / Tiendas. Whether the app is installed there only a running Recado knows',
    );
    expect(bad).toEqual([]);
    expect(said).not.toContain(service.appSecret);
  });

  it('says which of the three is wrong', async () => {
    expect((await doctor({ env: { TEAMS_APP_SECRET: 'another' } })).bad).toEqual([
      'problem  Teams app: Entra does not accept TEAMS_APP_ID with TEAMS_APP_SECRET: TEAMS_APP_SECRET is not a secret of this app. Copy the column "Value" of a new one ("Certificates & secrets").',
    ]);
    expect((await doctor({ env: { TEAMS_APP_ID: 'recado' } })).bad).toEqual([
      expect.stringContaining('TEAMS_APP_ID is "recado", but the application (client) id is'),
    ]);
    expect((await doctor({ env: { TEAMS_APP_SECRET: TENANT } })).bad).toEqual([
      expect.stringContaining('TEAMS_APP_SECRET is the id of a secret'),
    ]);
    expect((await doctor({ env: { TEAMS_LOGIN_URL: 'http://127.0.0.1:1' } })).bad).toEqual([
      expect.stringContaining('127.0.0.1:1 gave no useful answer'),
    ]);
  });

  it('tells a channel that stands in no connected chat, which stops the start', async () => {
    const slackOnly = path.join(folder, 'slack-only.yaml');
    writeFileSync(
      slackOnly,
      CONFIG.replace("tiendas: { teams: 'Atención / Tiendas' }", "tiendas: { slack: '#tiendas' }"),
    );
    // Tokens for X make it no try.
    const real = {
      X_API_KEY: 'k',
      X_API_KEY_SECRET: 's',
      X_ACCESS_TOKEN: 't',
      X_ACCESS_TOKEN_SECRET: 's',
      X_API_URL: 'http://127.0.0.1:1/',
    };
    const { bad } = await doctor({ env: { ...real, RECADO_CONFIG: slackOnly } });
    expect(bad).toContainEqual(
      expect.stringContaining(
        'Channels: The channel `channels.tiendas` is named in Slack only, and Recado is not connected to Slack.',
      ),
    );
  });

  it('tells half of the settings once', async () => {
    const { bad } = await doctor({ env: { TEAMS_APP_SECRET: '' } });
    expect(bad.filter((line) => line.includes('TEAMS_'))).toEqual([expect.stringContaining('not TEAMS_APP_SECRET')]);
  });

  it('knows from a running Recado which channels are not there yet', async () => {
    const config = loadConfig(configFile);
    const access = { appId: service.appId, clientSecret: service.appSecret, tenantId: TENANT, urls: service.urls };
    const health = {
      surfaces: ['teams'],
      problems: [{ what: 'channel:tiendas:teams', say: 'Recado no ve el canal.' }],
    };
    expect(await checkTeams({ config, access, health })).toContainEqual({
      level: 'problem',
      what: 'Teams channels',
      say: 'Recado no ve el canal.',
    });
    expect(await checkTeams({ config, access, health: { ...health, problems: [] } })).toContainEqual({
      level: 'ok',
      what: 'Teams channels',
      say: 'Recado is in Atención / Facturación; Atención / Tiendas',
    });
  });
});

describe('whether Teams reaches Recado', () => {
  /** A look at the check alone: the address is one of this machine, which the configuration would not take for https. */
  async function endpoint(publicUrl: string | undefined): Promise<string> {
    const config = { ...loadConfig(configFile), publicUrl };
    const access = {
      appId: service.appId,
      clientSecret: service.appSecret,
      tenantId: TENANT,
      urls: { ...service.urls, login: service.urls.login.replace('http:', 'https:') },
    };
    const { level, say } = (await checkTeams({ config, access, health: undefined })).find(
      ({ what }) => what === 'Teams reaches Recado',
    ) ?? { level: '', say: '' };
    return `${level} ${say}`;
  }

  it('wants an address that begins with https', async () => {
    expect(await endpoint(undefined)).toMatch(/^problem nowhere: `publicUrl` is not in the configuration/);
    expect(await endpoint('http://recado.alba.example')).toMatch(/^problem `publicUrl` is http:/);
  });

  it('does not take an address that it cannot reach for a wrong one', async () => {
    const [port = 0] = await freePorts(1);
    expect(await endpoint(`https://127.0.0.1:${port}`)).toMatch(/^warning .*cannot be reached from here/);
  });

  it('needs no address for the playground', async () => {
    expect((await doctor()).said).toContain('on this machine, through the playground');
  });
});

describe('the doctor in a channel of Teams', () => {
  it('understands an id and a link, and nothing else', () => {
    expect(teamsPlaceOf('19:abc@thread.tacv2')).toEqual({ channel: '19:abc@thread.tacv2', group: undefined });
    expect(teamsPlaceOf('https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/X?groupId=g1')).toEqual({
      channel: '19:abc@thread.tacv2',
      group: 'g1',
    });
    for (const other of ['#test', 'test', 'C0123456789', 'https://alba.slack.com/archives/C0123'])
      expect(teamsPlaceOf(other)).toBeUndefined();
  });

  it('posts, changes, reads back and deletes a card, and prints every call', async () => {
    const { code, said, bad, warned } = await doctor({ args: ['--live', linkOf('Atención')] });
    expect(bad).toEqual([]);
    expect(said).toContain('this team consented to ChannelMessage.Read.Group');
    expect(warned).toEqual([expect.stringContaining('not in this team by their e-mail: Emma Brown')]);
    expect(code).toBe(0);
    expect(service.world.messages.filter(({ deleted }) => !deleted)).toEqual([]);
    expect(service.world.messages.length).toBeGreaterThan(1);
    for (const call of Object.keys(CALLS)) expect(said).toContain(call);
    expect(said).toMatch(
      /PUT \/v3\/conversations\/\{conversation\}\/activities\/\{activity\} +draw a card again +ok +\d+/,
    );
  });

  it('sees that a team did not consent, and that the app is not installed', async () => {
    const refused = await doctor({ args: ['--live', linkOf('Sin permiso')] });
    expect(refused.warned).toEqual([expect.stringContaining('this team did not consent to ChannelMessage.Read.Group')]);
    const away = await doctor({ args: ['--live', linkOf('Sin Recado')] });
    expect(away.bad).toContainEqual(expect.stringContaining('Is the app installed in that team'));
    expect(away.code).toBe(1);
  });

  it('asks for the settings first', async () => {
    const unset = { TEAMS_APP_ID: '', TEAMS_APP_SECRET: '', TEAMS_TENANT_ID: '' };
    expect((await doctor({ args: ['--live', '19:abc@thread.tacv2'], env: unset })).bad).toContainEqual(
      expect.stringContaining('set TEAMS_APP_ID'),
    );
  });
});
