import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { proofOf } from '../../../adapters/networks/meta/signature.ts';
import { startFacebook, type FacebookServer } from '../../support/facebook.ts';
import { present } from '#core/present.ts';

let server: FacebookServer;
let page: string;
beforeAll(async () => {
  server = await startFacebook();
  page = z.object({ id: z.string() }).parse((await ask('GET', 'me')).body).id;
});
afterAll(() => server.stop());

interface Answer {
  status: number;
  body: unknown;
}

async function ask(
  method: string,
  at: string,
  parameters: Record<string, string> = {},
  { token = server.token, proof }: { token?: string; proof?: string } = {},
): Promise<Answer> {
  const words = new URLSearchParams({
    ...parameters,
    appsecret_proof: proof ?? proofOf(token, server.keys.facebook.appSecret),
  });
  const url = `${server.base}/v26.0/${at}`;
  const response = await fetch(method === 'POST' ? url : `${url}?${words.toString()}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: method === 'POST' ? words : undefined,
  });
  return { status: response.status, body: await response.json() };
}

const refused = (code: number, message: RegExp, subcode?: number): unknown => ({
  status: expect.any(Number),
  body: {
    error: expect.objectContaining(present({ code, message: expect.stringMatching(message), error_subcode: subcode })),
  },
});
async function write(author: string, text: string, inReplyTo?: string): Promise<string> {
  const made = await server.call('POST', '/sandbox/facebook/posts', {
    author,
    text,
    inReplyTo,
  });
  return z.looseObject({ id: z.string() }).parse(made).id;
}

describe('the simulated Graph refuses what the real one refuses', () => {
  it('a token that it does not know, and one without its proof', async () => {
    expect(await ask('GET', 'me', {}, { token: 'EAABnobody' })).toEqual(refused(190, /Invalid OAuth/));
    expect(await ask('GET', 'me', {}, { proof: 'ffff' })).toEqual(refused(100, /Invalid appsecret_proof/));
    const bare = await fetch(`${server.base}/v26.0/me`, { headers: { authorization: `Bearer ${server.token}` } });
    expect(await bare.text()).toContain('require an appsecret_proof');
    expect((await fetch(`${server.base}/v26.0/me`)).status).toBe(400);
  });

  it('fields, edges and parameters that a node does not have, and values that make no sense', async () => {
    expect(await ask('GET', 'me', { fields: 'id,nonsense' })).toEqual(refused(100, /nonexisting field \(nonsense\)/));
    expect(await ask('GET', 'me', { fields: 'id,' })).toEqual(refused(100, /Syntax error/));
    expect(await ask('GET', 'me/nonsense')).toEqual(refused(2500, /Unknown path/));
    expect(await ask('GET', `${page}/feed`, { since_id: '1' })).toEqual(refused(100, /Unknown parameter: since_id/));
    expect(await ask('GET', `${page}/feed`, { limit: '101' })).toEqual(refused(100, /reduce the amount/));
    const post = `${page}_${await write('ana', 'hola')}`;
    expect(await ask('GET', `${post}/comments`, { filter: 'all' })).toEqual(refused(100, /filter must be/));
    expect(await ask('POST', `${post}/comments`, { text: 'hola' })).toEqual(refused(100, /Unknown parameter: text/));
    expect(await ask('POST', `${post}/comments`, { message: ' ' })).toEqual(refused(100, /message is required/));
  });

  it('what is not there, or belongs to another Page, in the same words', async () => {
    const mine = await write('ana', 'hola');
    expect(await ask('GET', '1_2')).toEqual(refused(100, /does not exist/, 33));
    expect(await ask('GET', `2_${mine}`)).toEqual(refused(100, /does not exist/, 33));
    const other = server.keys.facebook.accounts['alba-br']?.token ?? '';
    expect(await ask('GET', `${page}_${mine}`, {}, { token: other })).toEqual(refused(100, /does not exist/, 33));
  });

  it('the same words twice under one message', async () => {
    const post = `${page}_${await write('ana', 'otra vez')}`;
    expect((await ask('POST', `${post}/comments`, { message: 'Hola, Ana' })).status).toBe(200);
    expect(await ask('POST', `${post}/comments`, { message: 'Hola, Ana' })).toEqual(refused(506, /Duplicate/));
  });
});

describe('the simulated Graph answers as the real one', () => {
  it('has two levels of comments: an answer to an answer stands under the first', async () => {
    const post = await write('tiendasalba', 'Novedades');
    const first = await write('ana', 'me gusta', post);
    const second = await write('bea', 'y a mí', first);
    const third = await write('ana', '¡claro!', second);
    const read = await ask('GET', `${post}_${third}`, { fields: 'parent{id},from,message' });
    expect(read.body).toEqual({
      id: `${post}_${third}`,
      parent: { id: `${post}_${first}` },
      from: { id: expect.stringMatching(/^\d+$/), name: 'Ana' },
      message: '¡claro!',
    });
    const under = await ask('GET', `${page}_${post}/comments`, { filter: 'toplevel', fields: 'id,comment_count' });
    expect(under.body).toMatchObject({ data: [{ id: `${post}_${first}`, comment_count: 2 }] });
  });

  it('gives what is asked for in one call part by part, each with its own end', async () => {
    const post = `${page}_${await write('ana', 'en lote')}`;
    const proof = proofOf(server.token, server.keys.facebook.appSecret);
    const parts = await ask('POST', '', {
      batch: JSON.stringify(
        [post, '1_2'].map((id) => ({
          method: 'GET',
          relative_url: `v26.0/${id}?fields=message&appsecret_proof=${proof}`,
        })),
      ),
      include_headers: 'false',
    });
    expect(parts.body).toMatchObject([
      { code: 200, body: expect.stringContaining('en lote') },
      { code: 400, body: expect.stringContaining('"error_subcode":33') },
    ]);
  });

  it('tells in its headers how much of the hour is used', async () => {
    const response = await fetch(
      `${server.base}/v26.0/me?appsecret_proof=${proofOf(server.token, server.keys.facebook.appSecret)}`,
      { headers: { authorization: `Bearer ${server.token}` } },
    );
    expect(JSON.parse(response.headers.get('x-business-use-case-usage') ?? '')).toMatchObject({
      [page]: [{ type: 'pages', estimated_time_to_regain_access: 0 }],
    });
  });
});
