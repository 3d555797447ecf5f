import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { png } from '../../support/pictures.ts';
import { until } from '../../support/until.ts';
import { startMastodon, type MastodonServer } from '../../support/mastodon.ts';
import { ask, type Answer } from './ask.ts';

let server: MastodonServer;
beforeAll(async () => {
  server = await startMastodon();
});
afterAll(() => server.stop());

const Attachment = z.looseObject({
  id: z.string(),
  type: z.string(),
  url: z.string().nullable(),
  description: z.string().nullable(),
});
const gif = Buffer.from('GIF89a-practice');

function upload(bytes: Uint8Array<ArrayBuffer>, name: string, description?: string): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  if (description !== undefined) form.set('description', description);
  return ask(server, 'POST', '/api/v2/media', { body: form });
}

it('a picture is ready at once and goes with one post', async () => {
  const sent = await upload(Buffer.from(png), 'a.png', 'Una taza rota');
  expect(sent.status).toBe(200);
  const { id, url } = Attachment.parse(sent.body);
  expect(Buffer.from(await (await fetch(url ?? '')).arrayBuffer())).toEqual(Buffer.from(png));
  const body = { status: 'mira', media_ids: [id] };
  expect(await ask(server, 'POST', '/api/v1/statuses', { body })).toMatchObject({
    status: 200,
    body: { media_attachments: [{ id, type: 'image', url, description: 'Una taza rota' }] },
  });
  expect(await ask(server, 'POST', '/api/v1/statuses', { body })).toMatchObject({
    status: 422,
    body: { error: `Media ${id} not found or already attached to another post` },
  });
});

it('what moves is taken, and cannot be used until it is ready', async () => {
  const sent = await upload(gif, 'a.gif');
  expect(sent.status).toBe(202);
  const { id, url } = Attachment.parse(sent.body);
  expect(url).toBeNull();
  expect((await ask(server, 'GET', `/api/v1/media/${id}`)).status).toBe(206);
  const body = { media_ids: [id] };
  expect(await ask(server, 'POST', '/api/v1/statuses', { body })).toMatchObject({
    status: 422,
    body: { error: 'Cannot attach files that have not finished processing. Try again in a moment!' },
  });
  await until('the GIF is ready', async () => (await ask(server, 'GET', `/api/v1/media/${id}`)).status === 200);
  expect(await ask(server, 'POST', '/api/v1/statuses', { body })).toMatchObject({
    status: 200,
    body: { media_attachments: [{ id, type: 'gifv' }] },
  });
});

it('strange files, strange owners and too many files are refused', async () => {
  expect(await upload(Buffer.from('hola'), 'a.txt')).toMatchObject({
    status: 422,
    body: { error: 'Validation failed: File content type is invalid, File is invalid' },
  });
  const { id } = Attachment.parse((await upload(Buffer.from(png), 'a.png')).body);
  const other = server.keys.mastodon.accounts['alba-br']?.token ?? '';
  expect((await ask(server, 'GET', `/api/v1/media/${id}`, { token: other })).status).toBe(404);
  const body = { media_ids: [id, id, id, id, id] };
  expect(await ask(server, 'POST', '/api/v1/statuses', { body })).toMatchObject({ status: 422 });
  expect(await ask(server, 'PUT', `/api/v1/media/${id}`, { body: { description: 'otra' } })).toMatchObject({
    body: { description: 'otra' },
  });
});
