import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Move } from '#core/ticket/moves/index.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import { expertAnswer } from '../../../handlers/web/expert-answer/route.ts';
import { makeToken, tokenHash } from '../../../handlers/web/expert-answer/token.ts';
import { callerOf, type Caller } from '../../support/call-route.ts';
import { openRig, type Rig } from '../actions/rig.ts';

let rig: Rig;
let fetch: Caller;
const base = 'http://127.0.0.1';
beforeAll(async () => {
  rig = await openRig();
  fetch = callerOf(expertAnswer, {
    ...rig.services,
    publicUrl: 'https://recado.example',
    limits: createRequestLimits({ clock: rig.clock }),
  });
});
afterAll(() => rig.close());
let minute = 0;
beforeEach(async () => {
  await rig.reset();
  // Each test begins a minute of its own, or it would be refused as one of too many.
  rig.clock.at = new Date(rig.clock.at.getTime() + (minute += 1) * 120_000);
});

const HOSTILE = '</textarea><script>alert(1)</script>"\'&<img src=x onerror=alert(1)>\u202Eevil';
const move = (ticketId: string, step: Move) =>
  rig.store.tickets.move({ ticketId, move: step, by: { kind: 'person', id: 'lucia' }, at: rig.clock.now() });

async function link(
  question = '¿Desde cuándo?',
  text = '@alba llamad al 612 345 678, dice @carla_ruiz <b>hoy</b>',
): Promise<{ ticketId: string; delegationId: string; url: string }> {
  const { ticket } = await rig.open({ text });
  const token = makeToken();
  await move(ticket.id, {
    move: 'delegate',
    to: { kind: 'link', name: '', address: null },
    question,
    note: question,
    language: 'pt',
    tokenHash: tokenHash(token),
  });
  return {
    ticketId: ticket.id,
    delegationId: (await rig.detail(ticket.id)).delegations[0]?.id ?? '',
    url: `${base}/ask/${token}`,
  };
}
const post = (
  url: string,
  answer: string,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
): Promise<Response> => fetch(url, { method: 'POST', headers, body: new URLSearchParams({ answer }) });
const answers = async (ticketId: string): Promise<string[]> =>
  (await rig.detail(ticketId)).delegations.flatMap((each) => each.answers.map(({ text }) => text));

describe('the page behind a link', () => {
  it('shows the question and changes nothing, however often it is opened', async () => {
    const { ticketId, url } = await link();
    const before = JSON.stringify(await rig.detail(ticketId));
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(url, { method })).status).toBe(200);
    expect(JSON.stringify(await rig.detail(ticketId))).toBe(before);
  });

  it('says until when it works, with the zone: nobody knows where its reader lives', async () => {
    const html = await (await fetch((await link()).url)).text();
    expect(html).toMatch(/\d{1,2}.*20\d\d.*\d{2}:\d{2} \([^)]*(?:Madrid|Espanha|Central)[^)]*\)/);
  });

  it("keeps to itself: no script, no cache, no index, no frame, no stranger's address", async () => {
    const { url } = await link();
    const { headers } = await fetch(url);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect([
      headers.get('cache-control'),
      headers.get('x-robots-tag'),
      headers.get('x-frame-options'),
      headers.get('referrer-policy'),
      headers.get('x-content-type-options'),
    ]).toEqual(['no-store', 'noindex, nofollow', 'DENY', 'same-origin', 'nosniff']);
  });

  it('tells nobody who the customer is', async () => {
    const html = await (await fetch((await link()).url)).text();
    expect(html).toContain('@alba llamad al •••, dice @••• &lt;b&gt;hoy&lt;/b&gt;');
    for (const secret of ['612', 'carla_ruiz', 'Carla Ruiz', 'x.example']) expect(html).not.toContain(secret);
  });

  it.each(['\u0000', ' \u0007\u200b ', '\u00a0\u3164'])(
    'takes no answer that nobody could read: %j',
    async (nothing) => {
      const { ticketId, url } = await link();
      expect((await post(url, nothing)).status).toBe(422);
      expect(await answers(ticketId)).toEqual([]);
      expect((await post(url, 'Desde\u0000 octubre\u0007')).status).toBe(303);
      expect(await answers(ticketId)).toEqual(['Desde octubre']);
    },
  );

  it('shows nothing of a private message but the question', async () => {
    const { ticketId, url } = await link('¿Cuál es?', 'Un secreto');
    await rig.store.inbox.waiting();
    const detail = await rig.detail(ticketId);
    const hidden = {
      ...rig.services,
      publicUrl: base,
      store: {
        ...rig.store,
        tickets: {
          ...rig.store.tickets,
          detail: async () => ({ ...detail, ticket: { ...detail.ticket, private: true } }),
        },
      },
    };
    const { lookAtLink } = await import('../../../handlers/web/expert-answer/link.ts');
    expect(await lookAtLink(hidden, url.split('/').at(-1) ?? '')).toMatchObject({ kind: 'open', customer: null });
  });

  it("speaks the language that is asked for, else the asker's", async () => {
    const { url } = await link();
    const said = async (address: string, accepted?: string): Promise<string> =>
      /<html lang="([\w-]+)">/.exec(
        await (
          await fetch(address, {
            headers: accepted === undefined ? { 'accept-language': '' } : { 'accept-language': accepted },
          })
        ).text(),
      )?.[1] ?? '';
    expect([
      await said(url, 'en-GB,en;q=0.9,es;q=0.5'),
      await said(url, 'pt-BR'),
      await said(`${url}?lang=es`, 'en'),
      await said(url, 'ja'),
      await said(`${url}?lang=<script>`, 'es'),
    ]).toEqual(['en', 'pt-BR', 'es', 'pt', 'es']);
  });

  it('puts nothing that people wrote into its markup', async () => {
    const { url } = await link(HOSTILE, HOSTILE);
    const html = await (await fetch(url)).text();
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>[^&]*"/);
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
    const again = await (await post(url, HOSTILE, { 'sec-fetch-site': 'cross-site' })).text();
    expect(again).not.toMatch(/<script|<img/);
    expect(again).toContain('&lt;/textarea&gt;');
  });
});

describe('an answer by a link', () => {
  it('is taken once, however often it is sent', async () => {
    const { ticketId, url } = await link();
    const sent = await Promise.all(Array.from({ length: 5 }, (_, i) => post(url, `Desde octubre ${i}`)));
    expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409, 409, 409, 409]);
    const mine = sent.find(({ status }) => status === 303)?.headers.get('location') ?? '';
    expect(mine).toMatch(/^\/ask\/[\w-]{43}\?mine=\w+$/);
    expect(await answers(ticketId)).toHaveLength(1);
    const thanks = await (await fetch(`${base}${mine}`)).text();
    expect(thanks).toContain('já tem a tua resposta');
    expect(thanks).toContain('&amp;lang=en"');
    await move(ticketId, { move: 'use-answer', delegationId: (await rig.detail(ticketId)).delegations[0]?.id ?? '' });
    expect(await (await fetch(`${base}${mine}`)).text()).toContain('já foi usada');
  });

  it('is thanked for where it was given, and nowhere else', async () => {
    const { ticketId, url } = await link();
    const given = await post(`${url}?lang=en`, 'Since October');
    expect(await (await fetch(`${base}${given.headers.get('location')}`)).text()).toContain('has your answer');
    for (const address of [url, `${url}?mine=da_1`, `${url}?mine=`, `${url}?mine=a&mine=b`]) {
      const page = await (await fetch(`${address}`, { headers: { 'accept-language': 'es' } })).text();
      expect(page).toContain('A esta pregunta ya se ha contestado.');
      expect(page).not.toContain('Gracias');
    }
    // The same words once more, from a second window or an impatient finger, are the same answer.
    const twice = await post(url, ' Since October\r\n');
    expect([twice.status, twice.headers.get('location')]).toEqual([
      303,
      given.headers.get('location')?.replace('&lang=en', ''),
    ]);
    expect(await answers(ticketId)).toEqual(['Since October']);
  });

  it('that came after another says that it was not saved, and keeps the words to be copied', async () => {
    const { ticketId, url } = await link();
    await post(url, 'Desde octubre');
    const late = await post(`${url}?lang=es`, 'No, desde el 3 de noviembre </textarea>');
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain('A esta pregunta ya se ha contestado.');
    expect(page).toContain('no se ha guardado');
    expect(page).toMatch(/<textarea[^>]* readonly>\nNo, desde el 3 de noviembre &lt;\/textarea&gt;<\/textarea>/);
    expect(page).not.toContain('Gracias');
    expect(page).not.toContain('<button');
    expect(await answers(ticketId)).toEqual(['Desde octubre']);
  });

  it.each<[string, Record<string, string>, number]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['a hidden origin', { origin: 'null' }, 403],
    ['nobody knows where', {}, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 303],
    ['our public address', { origin: 'https://recado.example' }, 303],
  ])('from %s', async (_where, headers, status) => {
    const { ticketId, url } = await link();
    // fetch says where it comes from by itself, as a browser does; node's says nothing.
    expect((await post(url, 'Desde octubre', headers)).status).toBe(status);
    expect(await answers(ticketId)).toHaveLength(status === 303 ? 1 : 0);
  });

  it('is asked for again where it is empty or too long, with what was typed', async () => {
    const { ticketId, url } = await link();
    for (const nothing of [' \u200b ', '\u0000', '\u0000\u0007\n\u0001', '\u3164\u2800'])
      expect((await post(url, nothing)).status).toBe(422);
    const long = await post(url, 'x'.repeat(3_001));
    expect([long.status, (await long.text()).includes('x'.repeat(3_001))]).toEqual([422, true]);
    expect((await post(url, 'x'.repeat(100_000))).status).toBe(413);
    expect(await answers(ticketId)).toEqual([]);
  });

  it.each<[string, (asked: { ticketId: string; delegationId: string }) => Promise<unknown>, string]>([
    [
      'withdrawn',
      ({ ticketId, delegationId }) => move(ticketId, { move: 'withdraw-delegation', delegationId }),
      'foi retirada',
    ],
    ['closed', ({ ticketId }) => move(ticketId, { move: 'close', reason: 'no-answer-needed' }), 'foi retirada'],
    [
      'expired',
      async () => {
        rig.clock.at = new Date(rig.clock.at.getTime() + 7 * 24 * 3_600_000);
      },
      'sete dias',
    ],
  ])('is not taken once the question is %s, and the page says so', async (_what, end, words) => {
    const asked = await link();
    await end(asked);
    const page = await fetch(asked.url);
    expect([page.status, (await page.text()).includes(words)]).toEqual([410, true]);
    const late = await post(asked.url, 'Tarde, pero completo');
    const kept = await late.text();
    expect([
      late.status,
      kept.includes(words),
      kept.includes('não foi guardado'),
      kept.includes('>\nTarde, pero completo</textarea>'),
    ]).toEqual([410, true, true, true]);
    expect(await answers(asked.ticketId)).toEqual([]);
  });

  it('cannot be guessed: other tokens lead nowhere, and too many tries are refused', async () => {
    const { url } = await link();
    for (const wrong of [makeToken(), 'x', `${url.split('/').at(-1) ?? ''}x`, '%00', 'a%27--'])
      expect((await fetch(`${base}/ask/${wrong}`)).status).toBe(404);
    const statuses = new Set<number>();
    for (let i = 0; i < 70; i += 1) statuses.add((await fetch(`${base}/ask/${makeToken()}`)).status);
    expect(statuses).toEqual(new Set([404, 429]));
    // Behind a proxy all come from one address: whoever has a link of her own is not kept out.
    expect((await fetch(url)).status).toBe(200);
    rig.clock.at = new Date(rig.clock.at.getTime() + 61_000);
    expect((await fetch(`${base}/ask/${makeToken()}`)).status).toBe(404);
  });

  it('keeps what was written where the link was asked for too often', async () => {
    const { ticketId, url } = await link();
    for (let i = 0; i < 60; i += 1) await fetch(url);
    expect((await fetch(url)).status).toBe(429);
    const refused = await post(url, 'Desde octubre, con todo detalle');
    const page = await refused.text();
    expect([
      refused.status,
      refused.headers.get('retry-after'),
      page.includes('>\nDesde octubre, con todo detalle</textarea>'),
      page.includes('<button'),
    ]).toEqual([429, '60', true, true]);
    expect((await fetch((await link()).url)).status).toBe(200);
    rig.clock.at = new Date(rig.clock.at.getTime() + 61_000);
    expect((await post(url, 'Desde octubre, con todo detalle')).status).toBe(303);
    expect(await answers(ticketId)).toEqual(['Desde octubre, con todo detalle']);
  });
});
