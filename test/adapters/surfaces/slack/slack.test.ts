import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Click, Respond, SurfaceHandlers } from '#core/ports/surface.ts';
import { createSlack } from '../../../../adapters/surfaces/slack/index.ts';
import { freePorts } from '../../../support/ports.ts';
import { until } from '../../../support/until.ts';
import { createSlackRig, sign } from './rig.ts';
import type { SlackRig } from './rig.ts';
import { present } from '#core/present.ts';

const warnings: string[] = [];
const written: string[] = [];
const log: Log = {
  ...silentLog,
  warn: (fields, message) => {
    warnings.push(message);
    written.push(JSON.stringify(fields));
  },
};

describe('Slack surface', () => {
  let rig: SlackRig;
  let team: string;
  const clicks: Click[] = [];
  let onClick: (click: Click, respond: Respond) => Promise<void>;
  const handlers: SurfaceHandlers = {
    onClick: async (click, respond) => {
      clicks.push(click);
      await onClick(click, respond);
    },
    onSubmit: async () => ({ kind: 'close' }),
    onCommand: async () => undefined,
    onThreadMessage: async () => undefined,
    words: (_locale, key) => key,
  };
  const press = (more: Record<string, unknown> = {}) => ({
    type: 'block_actions',
    team: { id: team, domain: 'alba' },
    user: { id: rig.member.id, team_id: team },
    trigger_id: '1.2.3',
    container: { type: 'message', message_ts: '1.0' },
    actions: [{ type: 'button', action_id: 'claim', block_id: 'b', value: 'v', action_ts: `${Date.now()}.1` }],
    ...more,
  });

  beforeAll(async () => {
    rig = await createSlackRig({ mode: 'http', log });
    expect((await rig.hand({})).status).toBe(503);
    await rig.surface.start(handlers);
    const { body } = await rig.sandbox.control('GET', '/sandbox/slack/status');
    expect(body).toMatchObject({ mode: 'http' });
    const answer = await fetch(`${rig.sandbox.slackApiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${rig.sandbox.keys.slackBotToken}` },
    });
    team = String(((await answer.json()) as { team_id: string }).team_id);
  });
  afterAll(async () => {
    await rig?.surface.stop();
    await rig?.close();
  });
  beforeEach(() => {
    clicks.length = 0;
    warnings.length = 0;
    written.length = 0;
    onClick = async () => undefined;
  });

  it('takes what is signed', async () => {
    expect((await rig.hand(press())).status).toBe(200);
    await until('the press', () => clicks.length === 1);
  });

  it.each([
    ['a wrong secret', () => sign('somebody else', 'x')],
    ['no signature', () => ({ 'content-type': 'application/x-www-form-urlencoded' })],
    [
      'an old time stamp',
      () =>
        sign(
          rig.sandbox.keys.slackSigningSecret,
          new URLSearchParams({ payload: JSON.stringify({ old: 1 }) }).toString(),
          Math.floor(Date.now() / 1000) - 400,
        ),
    ],
    [
      'a time stamp from the future',
      () =>
        sign(
          rig.sandbox.keys.slackSigningSecret,
          new URLSearchParams({ payload: JSON.stringify({ old: 1 }) }).toString(),
          Math.floor(Date.now() / 1000) + 400,
        ),
    ],
  ])('refuses %s', async (_what, headers) => {
    expect((await rig.hand({ old: 1 }, headers())).status).toBe(401);
  });

  it.each(['{"type": mi clave es geranio}', 'payload=mi+clave+es+geranio'])(
    'refuses what is signed and no JSON, and writes down none of it: %s',
    async (body) => {
      const isForm = body.startsWith('payload=');
      const headers = {
        ...sign(rig.sandbox.keys.slackSigningSecret, body),
        ...present({ 'content-type': isForm ? undefined : 'application/json' }),
      };
      const answer = await rig.hand(body, headers);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/clave|geranio/);
      expect(warnings).toContain('slack sdk warns');
      expect(written.join()).not.toMatch(/clave|geranio/);
    },
  );

  it('drops what comes from another workspace, and says so in the log', async () => {
    expect((await rig.hand(press({ team: { id: 'T0OTHER', domain: 'other' } }))).status).toBe(200);
    await until('the warning', () => warnings.length > 0);
    expect(warnings).toEqual(['a payload of another slack workspace was dropped']);
    expect(clicks).toEqual([]);
  });

  it.each<[string, (ours: string) => Record<string, unknown>]>([
    ['an event that is a number', (team_id) => ({ type: 'event_callback', team_id, event: 7 })],
    ['an event that is a text', (team_id) => ({ type: 'event_callback', team_id, event: 'message' })],
    ['an event that is nothing', (team_id) => ({ type: 'event_callback', team_id, event: null })],
    ['an event without a kind', (team_id) => ({ type: 'event_callback', team_id, event: {} })],
    [
      'a direct message in a channel that nobody knows',
      (team_id) => ({
        type: 'event_callback',
        team_id,
        event: { type: 'message', channel_type: 'im', channel: 'D0NOBODY', user: 'U0NOBODY', ts: '1.2', text: 'hola' },
      }),
    ],
    [
      'a Home of somebody whom nobody knows',
      (team_id) => ({
        type: 'event_callback',
        team_id,
        event: { type: 'app_home_opened', user: 'U0NOBODY', tab: 'home' },
      }),
    ],
    [
      'a search without a person',
      (id) => ({ type: 'block_suggestion', team: { id }, action_id: 'tags', block_id: 'tags', value: 'a' }),
    ],
    [
      'a form with a date beyond all calendars',
      (id) => ({
        type: 'view_submission',
        team: { id },
        user: { id: 'U0NOBODY', team_id: id },
        view: {
          id: 'V1',
          callback_id: 'snooze',
          private_metadata: '{}',
          title: {},
          blocks: [],
          state: { values: { at: { at: { type: 'datetimepicker', selected_date_time: 1e18 } } } },
        },
      }),
    ],
    ['a press that is none', (id) => ({ type: 'block_actions', team: { id }, actions: 5 })],
    ['a kind that Slack may invent', (id) => ({ type: 'tomorrow', team: { id } })],
  ])('takes %s, which is no fault of ours, and goes on', async (_what, odd) => {
    expect((await rig.hand(odd(team))).status).toBeLessThan(500);
    expect((await rig.hand(press())).status).toBe(200);
    await until('the press after it', () => clicks.length === 1);
  });

  it('reaches a member in the channel when the response address is dead', async () => {
    const [dead] = await freePorts(1);
    const channel = rig.channel();
    onClick = (_click, respond) => respond.say('Por el canal');
    await rig.hand(press({ channel: { id: channel }, response_url: `http://127.0.0.1:${dead}/` }));
    await until('the words', async () =>
      (await rig.told(rig.member.id)).some((words) => words.includes('Por el canal')),
    );
    expect(await rig.messages(await rig.surface.direct(rig.member.id))).toEqual([]);
  });

  it('writes directly to a person who is not in the channel', async () => {
    const [dead] = await freePorts(1);
    const channel = rig.channel();
    onClick = (_click, respond) => respond.say('Por privado');
    await rig.hand(
      press({
        user: { id: rig.outsider.id, team_id: team },
        channel: { id: channel },
        response_url: `http://127.0.0.1:${dead}/`,
      }),
    );
    const direct = await rig.surface.direct(rig.outsider.id);
    await until('the words', async () =>
      (await rig.messages(direct)).some(({ words }) => words.includes('Por privado')),
    );
    expect(await rig.messages(channel)).toEqual([]);
  });

  it('says that it is too late to open a form', async () => {
    const opening: unknown[] = [];
    onClick = async (_click, respond) => {
      await respond
        .open({ action: 'reply', meta: {}, title: 'x', cancel: 'x', blocks: [] })
        .catch((error: unknown) => opening.push(error));
    };
    await rig.hand(press());
    await until('the refusal', () => opening.length > 0);
    expect(opening).toMatchObject([{ code: 'surface.expired' }]);
  });

  it('posts without the picture that Slack could not fetch', async () => {
    const channel = rig.channel();
    rig.refuseNext('invalid_blocks');
    await rig.surface.post({
      channel,
      opId: 'op_1',
      card: {
        fallback: 'x',
        blocks: [{ kind: 'image', url: 'https://pictures.example/gone.png', alt: 'una factura' }],
      },
    });
    expect(await rig.messages(channel)).toMatchObject([{ words: expect.stringContaining('una factura') }]);
  });

  it('does not post twice what was refused for another reason', async () => {
    const channel = rig.channel();
    rig.refuseNext('not_allowed_for_team');
    await expect(
      rig.surface.post({
        channel,
        opId: 'op_2',
        card: { fallback: 'x', blocks: [{ kind: 'image', url: 'https://pictures.example/a.png', alt: 'x' }] },
      }),
    ).rejects.toMatchObject({
      code: 'surface.refused',
      params: { error: 'not_allowed_for_team' },
    });
    expect(await rig.messages(channel)).toEqual([]);
  });

  it('finds a post under several pages of later messages', async () => {
    const channel = rig.channel();
    const since = new Date();
    const { ts } = await rig.surface.post({ channel, opId: 'op_deep', card: { fallback: 'x', blocks: [] } });
    await Promise.all(
      Array.from({ length: 210 }, (_, i) => rig.write({ user: rig.member.id, channel, text: `mensaje ${i}` })),
    );
    expect(await rig.surface.find({ channel, opId: 'op_deep', since })).toEqual({ ts });
    const { ts: inThread } = await rig.surface.post({
      channel,
      thread: ts,
      opId: 'op_thread',
      card: { fallback: 'x', blocks: [] },
    });
    expect(await rig.surface.find({ channel, thread: ts, opId: 'op_thread', since })).toEqual({ ts: inThread });
    expect(await rig.surface.find({ channel, opId: 'op_never', since })).toBeUndefined();
  });

  it('asks for a link to a message once: it never changes', async () => {
    const channel = rig.channel();
    const card = { fallback: 'x', blocks: [] };
    const asked = await rig.surface.post({ channel, opId: 'op_link', card });
    const neverAsked = await rig.surface.post({ channel, opId: 'op_other', card });
    const link = await rig.surface.permalink({ channel, ts: asked.ts });
    await Promise.all([asked, neverAsked].map(({ ts }) => rig.remove({ channel, ts })));
    await expect(rig.surface.permalink({ channel, ts: neverAsked.ts })).rejects.toMatchObject({
      code: 'surface.message-gone',
    });
    expect(await rig.surface.permalink({ channel, ts: asked.ts })).toBe(link);
  });

  it('says what is wrong at start', async () => {
    const { slackBotToken: botToken, slackAppToken: appToken } = rig.sandbox.keys;
    const [dead] = await freePorts(1);
    const shared = { botToken, appToken, apiUrl: rig.sandbox.slackApiUrl, clock: systemClock, log };
    const start = (options: Partial<typeof shared> & { teamId?: string }) =>
      createSlack({ ...shared, ...options }).start(handlers);
    await expect(start({ botToken: 'xoxb-wrong' })).rejects.toMatchObject({
      code: 'surface.not-authorised',
      params: { error: 'invalid_auth' },
    });
    await expect(start({ appToken: 'xapp-wrong' })).rejects.toMatchObject({
      code: 'surface.not-authorised',
      params: { error: 'invalid_auth' },
    });
    await expect(start({ apiUrl: `http://127.0.0.1:${dead}/api/` })).rejects.toMatchObject({
      code: 'surface.unreachable',
    });
    await expect(start({ teamId: 'T0OTHER' })).rejects.toMatchObject({ code: 'surface.not-authorised' });
    expect(() => createSlack({ botToken, apiUrl: shared.apiUrl, clock: systemClock, log })).toThrow(
      'surface.not-authorised',
    );
  });

  it('is closed after a stop', async () => {
    await rig.surface.stop();
    expect((await rig.hand(press())).status).toBe(503);
  });
});
