import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ajvModule from 'ajv';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { png } from '../../support/pictures.ts';
import { startMastodon } from '../../support/mastodon.ts';
import { ask, Status, write, type Answer } from './ask.ts';

/** A description of Mastodon's API made from its documentation, which is not ours to keep here. */
const file = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'mastodon-openapi', 'schema.json');
const isThere = existsSync(file);
const Content = z.record(z.string(), z.looseObject({ schema: z.unknown() }));
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Operation = z.looseObject({ responses: z.record(z.string(), z.looseObject({ content: Content.optional() })) });

const title = 'every answer of the simulated Mastodon is as its documentation has it';
it.skipIf(!isThere)(
  isThere ? title : `${title} (skipped: RECADO_SHARED_SPECS names no folder with its document)`,
  async () => {
    const check = createCheck(JSON.parse(readFileSync(file, 'utf8')));
    expect(check('GET', '/api/v1/statuses/{id}', 200, { id: 1 })).not.toEqual([]);
    const server = await startMastodon();
    const complaints: string[] = [];
    const say = async (method: string, template: string, at: string, body?: unknown): Promise<Answer> => {
      const answer = await ask(server, method, at, body === undefined ? {} : { body });
      for (const words of check(method, template, answer.status, answer.body))
        complaints.push(`${method} ${at} ${answer.status}: ${words}`);
      return answer;
    };
    try {
      const id = await write(server, {
        author: 'ana@other.example',
        text: '@alba mira https://example.com/una/ruta/muy/larga/de/verdad #pedido',
        title: 'Aviso',
        media: [{ url: 'https://example.com/foto.jpg', alt: 'una foto' }],
      });
      const form = new FormData();
      form.set('file', new Blob([Buffer.from(png)]), 'a.png');
      const media = z
        .object({ id: z.string() })
        .parse((await say('POST', '/api/v2/media', '/api/v2/media', form)).body);
      const answer = { status: '@ana@other.example hola', in_reply_to_id: id, media_ids: [media.id] };
      const ours = Status.parse((await say('POST', '/api/v1/statuses', '/api/v1/statuses', answer)).body).id;
      await write(server, { author: 'bea', text: 'Vaya', quote: ours });
      await server.call('POST', `/sandbox/mastodon/posts/${ours}/like`, {});
      await server.call('PATCH', `/sandbox/mastodon/posts/${id}`, { text: '@alba mira esto' });
      const me = z.looseObject({ id: z.string() });
      const own = await say('GET', '/api/v1/accounts/verify_credentials', '/api/v1/accounts/verify_credentials');
      const account = `/api/v1/accounts/${me.parse(own.body).id}`;
      await say('GET', '/api/v2/instance', '/api/v2/instance');
      await say('GET', '/api/v1/accounts/{id}', account);
      await say('GET', '/api/v1/accounts/{id}/statuses', `${account}/statuses`);
      await say('GET', '/api/v1/accounts/lookup', '/api/v1/accounts/lookup?acct=bea');
      const told = await say('GET', '/api/v1/notifications', '/api/v1/notifications');
      expect(
        z
          .array(z.looseObject({ type: z.string() }))
          .parse(told.body)
          .map(({ type }) => type),
      ).toEqual(['favourite', 'quote', 'mention']);
      await say('GET', '/api/v1/statuses', `/api/v1/statuses?id[]=${id}`);
      await say('GET', '/api/v1/statuses/{id}', `/api/v1/statuses/${id}`);
      await say('GET', '/api/v1/statuses/{id}/context', `/api/v1/statuses/${id}/context`);
      await say('GET', '/api/v1/statuses/{id}/history', `/api/v1/statuses/${id}/history`);
      await say('POST', '/api/v1/statuses/{id}/favourite', `/api/v1/statuses/${id}/favourite`);
      await say('GET', '/api/v1/media/{id}', `/api/v1/media/${media.id}`);
      await say('DELETE', '/api/v1/statuses/{id}', `/api/v1/statuses/${ours}`);
      await say('GET', '/api/v1/statuses/{id}', `/api/v1/statuses/${ours}`);
      await say('POST', '/api/v1/statuses', '/api/v1/statuses', { status: ' ' });
    } finally {
      await server.stop();
    }
    expect(complaints).toEqual([]);
  },
);

function createCheck(raw: unknown): (method: string, template: string, status: number, body: unknown) => string[] {
  const document = Document.parse(raw);
  const ajv = new ajvModule.default({ strict: false, validateFormats: false, allErrors: true, logger: false });
  // Its alternatives overlap: a quote with its post is also one without.
  const open = JSON.parse(JSON.stringify(document).replaceAll('"oneOf"', '"anyOf"')) as object;
  ajv.addSchema({ ...open, $id: 'mastodon' });
  return (method, template, status, body) => {
    const operation = Operation.safeParse(document.paths[template]?.[method.toLowerCase()]).data;
    const schema = operation?.responses[String(status)]?.content?.['application/json']?.schema;
    if (schema === undefined) return [`Mastodon documents no ${method} ${template} that is answered with ${status}`];
    const absolute = JSON.stringify(schema).replaceAll('"#/components/', '"mastodon#/components/');
    const validate = ajv.compile(JSON.parse(absolute) as object);
    if (validate(body)) return [];
    return (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message} ${JSON.stringify(each.params)}`);
  };
}
