import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runDoctor } from '../../../bot/doctor/run.ts';
import { freePorts } from '../../support/ports.ts';
import { until } from '../../support/until.ts';
import { fullManifest, startSandbox, type Sandbox } from '../../support/workspace.ts';

const CONFIG = `
language: es
brands: { alba: { name: Alba, accounts: { alba: { network: x, handle: alba } } } }
channels: { general: { slack: '#facturacion' }, jefes: { slack: '#direccion', private: true } }
fallback: general
people:
  lucia: { name: Lucía Ramos, email: lucia@alba.example, roles: [agent] }
  ivan: { name: Iván Soto, email: ivan@alba.example, roles: [approver] }
approvals: [{ when: { language: pt }, by: { group: '@nadie' } }, { by: { group: '@approvers' } }]
`;

const folder = mkdtempSync(path.join(tmpdir(), 'recado-doctor-'));
const configFile = path.join(folder, 'recado.yaml');
let sandbox: Sandbox;
let poor: Sandbox;
beforeAll(async () => {
  writeFileSync(configFile, CONFIG);
  sandbox = await startSandbox({ slack: { manifest: fullManifest } });
  poor = await startSandbox({
    slack: {
      manifest: {
        ...fullManifest,
        scopes: fullManifest.scopes.filter((scope) => !['usergroups:read', 'im:write', 'groups:write'].includes(scope)),
      },
    },
  });
});
afterAll(async () => {
  await sandbox.close();
  await poor.close();
  rmSync(folder, { recursive: true, force: true });
});

async function doctor(
  { keys, slackApiUrl, url }: Sandbox,
  { args = [], env = {}, pressMs = 20_000 }: { args?: string[]; env?: Record<string, string>; pressMs?: number } = {},
): Promise<{ code: number; said(): string; bad: string[]; warned: string[] }> {
  const [port = 0] = await freePorts(1);
  let said = '';
  const account = keys.x.accounts['alba'];
  const code = await runDoctor({
    args,
    pressMs,
    isInteractive: false,
    write: (text) => (said += text),
    env: {
      RECADO_CONFIG: configFile,
      RECADO_DATA: path.join(folder, 'data'),
      PORT: String(port),
      SLACK_BOT_TOKEN: keys.slackBotToken,
      SLACK_APP_TOKEN: keys.slackAppToken,
      SLACK_API_URL: slackApiUrl,
      X_API_URL: url,
      X_API_KEY: keys.x.apiKey,
      X_API_KEY_SECRET: keys.x.apiKeySecret,
      X_ACCESS_TOKEN: account?.token ?? '',
      X_ACCESS_TOKEN_SECRET: account?.secret ?? '',
      ...env,
    },
  });
  const lines = said.split('\n');
  return {
    code,
    said: () => said,
    bad: lines.filter((line) => line.startsWith('problem')),
    warned: lines.filter((line) => line.startsWith('warning')),
  };
}

const Messages = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      blocks: z
        .array(
          z.looseObject({
            elements: z
              .array(z.looseObject({ action_id: z.string().optional(), value: z.string().optional() }))
              .optional(),
          }),
        )
        .optional(),
    }),
  ),
});

async function buttonIn(channel: string): Promise<{ ts: string; value: string | undefined } | undefined> {
  const { body } = await sandbox.control('GET', `/sandbox/slack/channels/${channel}/messages`);
  const read = Messages.parse(Array.isArray(body) ? { messages: body } : body);
  return read.messages.flatMap(({ ts, blocks }) =>
    (blocks ?? [])
      .flatMap(({ elements }) => elements ?? [])
      .filter(({ action_id: id }) => id === 'doctor')
      .map(({ value }) => ({ ts, value })),
  )[0];
}

describe('the doctor', () => {
  it('names each scope that was not granted, with what Recado needs it for, and goes on', async () => {
    const { code, bad, said } = await doctor(poor);
    expect(code).toBe(1);
    expect(bad).toEqual([
      expect.stringMatching(/Slack scopes: im:write is missing, which Recado needs to open the direct conversation/),
      expect.stringMatching(/Slack scopes: usergroups:read is missing, which Recado needs to find the groups/),
      expect.stringMatching(/Groups: could not be read: Slack says missing_scope/),
    ]);
    expect(said()).toContain('People: 2 of 2');
    expect(said()).toMatch(/groups:write is missing.* open a war room.*manifest\.json.* everything else works/);
  });

  it('names a group that is not there, and says which scopes are more than needed', async () => {
    const { bad, said } = await doctor(sandbox);
    expect(bad).toEqual([expect.stringMatching(/Group @nadie: there is none in Slack/)]);
    expect(said()).toContain('Group @approvers: 2 in it');
    expect(said()).toContain('it does not need');
    expect(said()).toContain('Channel #direccion: there, private');
  });

  it('names an address where nobody answers', async () => {
    const [dead = 0] = await freePorts(1);
    const { bad } = await doctor(sandbox, {
      env: { SLACK_API_URL: `http://127.0.0.1:${dead}/api/`, X_API_URL: `http://127.0.0.1:${dead}/` },
    });
    expect(bad).toEqual([
      expect.stringMatching(/Slack bot token: 127\.0\.0\.1:\d+ gave no useful answer \(ECONNREFUSED\)/),
      expect.stringMatching(/X account @alba: 127\.0\.0\.1:\d+ cannot be reached/),
    ]);
  });

  it('opens and fills a form when somebody presses, and deletes its card', async () => {
    const going = doctor(sandbox, { args: ['--live', 'facturacion', '--press'] });
    const button = await until("the doctor's button", () => buttonIn('facturacion'));
    // The button is shown before the socket is open; nobody hears a press by then.
    await until(
      'the socket',
      async () =>
        z.looseObject({ connections: z.number() }).parse((await sandbox.control('GET', '/sandbox/slack/status')).body)
          .connections > 0,
    );
    const pressed = await sandbox.control('POST', '/sandbox/slack/click', {
      user: 'lucia',
      channel: 'facturacion',
      ts: button.ts,
      actionId: 'doctor',
      value: button.value,
    });
    expect(JSON.stringify(pressed.body)).toContain('The form opened and was filled');
    const { said } = await going;
    expect(said()).toMatch(/views\.open .* ok +\d/);
    expect(said()).toMatch(/views\.update .* ok +\d/);
    expect(said()).toMatch(/apps\.connections\.open .* ok +\d/);
    expect(said()).toMatch(/GET users\/me .* tried above/);
    expect(said()).toMatch(/usergroups\.users\.list .* ok +\d/);
    expect(await buttonIn('facturacion')).toBeUndefined();
    expect(said()).not.toContain(sandbox.keys.slackBotToken);
  });

  it('says that no press arrived', async () => {
    const { warned } = await doctor(sandbox, { args: ['--live', '#facturacion', '--press'], pressMs: 50 });
    expect(warned).toEqual([expect.stringContaining('Press: none arrived')]);
  });

  it('still deletes its card when a call is refused', async () => {
    const { code, bad, said } = await doctor(poor, { args: ['--live', '#facturacion'] });
    expect(code).toBe(1);
    expect(bad.join('\n')).toMatch(/Direct message: failed: missing_scope/);
    expect(said()).toMatch(/conversations\.open .* missing_scope +\d/);
    expect(said()).toMatch(/chat\.delete .* ok +\d/);
  });
});
