import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import { createSlack } from '../../../../adapters/surfaces/slack/index.ts';
import { fullManifest, startSandbox, type Sandbox } from '../../../support/workspace.ts';

let sandbox: Sandbox;
let slack: Surface;
const channels = async () =>
  (await sandbox.control('GET', '/sandbox/slack/channels')).body as { name: string; id: string; archived?: boolean }[];
const open = (of: Sandbox): Surface =>
  createSlack({
    botToken: of.keys.slackBotToken,
    appToken: of.keys.slackAppToken,
    apiUrl: of.slackApiUrl,
    clock: systemClock,
    log: silentLog,
  });

beforeAll(async () => {
  sandbox = await startSandbox({});
  slack = open(sandbox);
});
afterAll(() => sandbox.stop());

it('a room is made once by its name, holds those invited and nobody else, and is archived once', async () => {
  const { rooms } = slack;
  if (!rooms) throw new Error('it makes none');
  const name = 'crisis-alba-2026-11-29-abc123';
  const { channel } = await rooms.open({ name });
  expect(await rooms.open({ name })).toEqual({ channel });
  expect((await channels()).filter((each) => each.name === name)).toHaveLength(1);
  const [emma, ivan] = [await slack.userByEmail('emma@alba.example'), await slack.userByEmail('ivan@alba.example')];
  const people = [emma?.id ?? '', ivan?.id ?? ''];
  expect(await rooms.invite(channel, people)).toEqual([]);
  expect(await rooms.invite(channel, [...people, 'U0NOBODY00'])).toEqual(['U0NOBODY00']);
  expect((await slack.channels()).find(({ id }) => id === channel)).toMatchObject({ private: true, joined: true });
  expect(await slack.isMember(channel, people[0] ?? '')).toBe(true);
  const bruno = await slack.userByEmail('bruno@alba.example');
  expect(await slack.isMember(channel, bruno?.id ?? '')).toBe(false);
  // Where it opens is known before anything stands in it.
  expect(await rooms.address(channel)).toBe(`${new URL(sandbox.slackApiUrl).origin}/archives/${channel}`);
  await rooms.archive(channel);
  await rooms.archive(channel);
  await expect(rooms.open({ name })).rejects.toMatchObject({ code: 'surface.refused' });
});

it('without the scope the refusal names it', async () => {
  const bare = await startSandbox({
    slack: { manifest: { ...fullManifest, scopes: fullManifest.scopes.filter((scope) => scope !== 'groups:write') } },
  });
  try {
    await expect(open(bare).rooms?.open({ name: 'crisis-alba' })).rejects.toMatchObject({
      code: 'surface.scope-missing',
      params: { scope: 'groups:write' },
    });
  } finally {
    await bare.stop();
  }
});
