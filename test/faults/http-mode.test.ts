import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../support/control.ts';
import type { Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { startConnected, type Bot, type Connected } from './rig.ts';

let connected: Connected;
let recado: Recado;
let bot: Bot;
let address: string;
beforeAll(async () => {
  connected = await startConnected();
  recado = connected.recado;
  bot = await connected.startBot({ SLACK_SIGNING_SECRET: connected.keys.slackSigningSecret });
  address = `http://127.0.0.1:${bot.port}/slack/events`;
  await control(`http://127.0.0.1:${recado.sandboxPort}`, 'POST', '/sandbox/slack/delivery', {
    mode: 'http',
    url: address,
  });
});
afterAll(() => connected.end());

function send(
  body: string,
  {
    secret = connected.keys.slackSigningSecret,
    at = Date.now() / 1000,
    signature,
  }: { secret?: string; at?: number; signature?: string } = {},
): Promise<Response> {
  const stamp = String(Math.floor(at));
  return fetch(address, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature':
        signature ?? `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`,
    },
  });
}

const claimOf = (ticket: string, team: string) =>
  `payload=${encodeURIComponent(
    JSON.stringify({
      type: 'block_actions',
      team: { id: team, domain: 'x' },
      user: { id: 'U0STRANGER', team_id: team },
      trigger_id: '1.2.x',
      container: { type: 'message', message_ts: '1.2', channel_id: 'C1' },
      channel: { id: 'C1' },
      message: { ts: '1.2' },
      actions: [
        {
          type: 'button',
          action_id: 'claim',
          block_id: 'b',
          value: JSON.stringify({ ticketId: ticket }),
          action_ts: '1.3',
        },
      ],
    }),
  )}`;

describe('Slack over HTTP', () => {
  it('card, claim, form, approval, answer: the whole way', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba La factura, por favor ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const claimed = await claim(recado, card, 'lucia');
    const waiting = await draft(recado, claimed, 'lucia', `Hola, Carla: corregida ${uniqueWord()}`);
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    await theOnlyAnswer(recado, post);
    await recado.chat.card(card, 'that it was answered', (words) => words.includes('Respondido por Lucía Vega'));
  });

  it.each<[string, Parameters<typeof send>[1]]>([
    ['signed with another secret', { secret: 'another' }],
    ['of ten minutes ago', { at: Date.now() / 1000 - 600 }],
    ['of the future', { at: Date.now() / 1000 + 600 }],
    ['without a signature', { signature: '' }],
    ['with a broken signature', { signature: 'v0=zz' }],
  ])('a payload %s is 401', async (_name, how) => {
    expect((await send(claimOf('tk_x', 'T1'), how)).status).toBe(401);
  });

  it('a payload of another workspace is taken and nothing follows', async () => {
    const { card } = await arrive(recado, { text: `@alba Otra factura ${uniqueWord()}`, channel: 'facturacion' });
    const value =
      card.blocks?.flatMap(({ elements = [] }) => elements).find(({ action_id }) => action_id === 'claim')?.value ?? '';
    expect((await send(claimOf(JSON.parse(value).ticketId, 'T0OTHER'))).status).toBe(200);
    await recado.idle();
    expect(recado.chat.buttons(await recado.chat.card(card, 'itself', () => true))).toContain('claim');
  });

  it('what is signed and is not a payload does no harm', async () => {
    for (const body of ['payload=%7Bbad', `payload=${encodeURIComponent('{"type":"block_actions"}')}`]) {
      expect((await send(body)).status, body).toBeLessThan(500);
    }
    expect((await bot.health()).work.dead).toBe(0);
    expect(bot.said()).not.toContain('    at ');
  });
});
