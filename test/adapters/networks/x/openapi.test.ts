import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ajvModule, { type ValidateFunction } from 'ajv';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { startX } from '../../../contracts/network-x-rig.ts';

interface Recorded {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  status: number;
  answer: unknown;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { type?: string; $ref?: string };
}

/** Folder with X's published OpenAPI documents, which are not ours to keep here. */
const folder = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'x-openapi');
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith('openapi-2.164')) : undefined;
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ parameters: z.record(z.string(), z.unknown()) }),
});
const Id = z.object({ id: z.string() });

const title = 'every request of the adapter and every answer of the simulated X are as X publishes them';
it.skipIf(file === undefined)(
  file === undefined ? `${title} (skipped: RECADO_SHARED_SPECS names no folder with its document)` : title,
  async () => {
    const recorded: Recorded[] = [];
    const server = await startX({ watch: record(recorded) });
    try {
      await exercise(server);
    } finally {
      await server.stop();
    }
    const check = createCheck(JSON.parse(readFileSync(path.join(folder, file ?? ''), 'utf8')));
    const wrong = {
      method: 'GET',
      path: '/2/users/1/mentions',
      query: new URLSearchParams({ max_results: '3', 'tweet.fields': 'bogus', of: '1' }),
      body: undefined,
      status: 200,
      answer: { data: [{ id: 1 }] },
    };
    expect(check(wrong).join('\n')).toMatch(/max_results.*\n.*tweet\.fields.*\n.*parameter of\n.*answer/s);
    expect(
      check({
        ...wrong,
        method: 'POST',
        path: '/2/tweets',
        query: new URLSearchParams(),
        body: { txt: 'hola' },
        status: 201,
      }).join('\n'),
    ).toMatch(/body.*txt/s);
    const complaints = recorded.flatMap((each) =>
      check(each).map((words) => `${each.method} ${each.path} ${each.status}: ${words}`),
    );
    expect(complaints).toEqual([]);
    expect(new Set(recorded.map((each) => `${each.method} ${each.path.replace(/\d{9,}/g, ':id')}`))).toEqual(
      new Set([
        'GET /2/users/me',
        'GET /2/dm_events',
        'GET /2/users/:id/mentions',
        'GET /2/users/:id/tweets',
        'GET /2/users/:id/followers',
        'GET /2/tweets/:id/quote_tweets',
        'GET /2/tweets',
        'GET /2/tweets/search/recent',
        'POST /2/tweets',
      ]),
    );
    expect(new Set(recorded.map((each) => each.status))).toEqual(new Set([200, 201, 403]));
  },
);

function record(recorded: Recorded[]): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const url = new URL(request.originalUrl, 'http://x');
    if (!url.pathname.startsWith('/2/')) return next();
    const send = response.send.bind(response);
    response.send = (body: unknown) => {
      if (typeof body === 'string') {
        recorded.push({
          method: request.method,
          path: url.pathname,
          query: url.searchParams,
          body: request.body,
          status: response.statusCode,
          answer: JSON.parse(body),
        });
      }
      return send(body);
    };
    return next();
  };
}

/** Each kind of call once, with posts that have everything a post can have. */
async function exercise(server: Awaited<ReturnType<typeof startX>>): Promise<void> {
  const connection = await server.connect();
  const write = async (post: Record<string, unknown>): Promise<string> =>
    Id.parse(await server.call('POST', '/sandbox/x/posts', post)).id;
  const signal = new AbortController().signal;
  const asked = await write({
    author: 'ana',
    text: `@alba mira https://example.com/a?b=1&c=2 #pedido ${'largo '.repeat(60)}`,
    media: [
      { url: 'https://example.com/foto.jpg', alt: 'una foto' },
      { type: 'video', url: 'https://example.com/v.mp4' },
    ],
  });
  const ours = await write({ author: 'alba', text: 'Novedades & más <hoy>' });
  const first = await connection.pull(undefined, signal);
  await connection.publish({ text: 'Hola Ana', target: asked, opId: 'op' });
  await connection.publish({ text: 'Hola Ana', target: asked, opId: 'op' });
  await write({ author: 'bea', text: 'Vaya', quote: ours });
  await server.call('PATCH', `/sandbox/x/posts/${asked}`, { text: '@alba mira esto' });
  const gone = await write({ author: 'eva', text: '@alba adiós' });
  await server.call('DELETE', `/sandbox/x/posts/${gone}`);
  await connection.publish({ text: 'Hola Eva', target: gone, opId: 'op' });
  await connection.pull(first.cursor, signal);
  await connection.reread([asked, gone]);
  await connection.conversation({ nativeId: asked, conversationId: asked });
  await connection.search?.(
    { words: ['mira esto'], hashtags: ['pedido'], accounts: ['ana'] },
    { cursor: undefined, atMost: 20, signal },
  );
  await server.call('POST', '/sandbox/x/follows', { account: 'alba', author: 'bea' });
  await connection.newFollowers?.({ cursor: undefined, atMost: 20, signal });
  await connection.findOwnAnswer({ text: 'Hola', target: asked, since: new Date() });
}

function createCheck(raw: unknown): (recorded: Recorded) => string[] {
  const document = Document.parse(raw);
  const ajv = new ajvModule.default({
    strict: false,
    validateFormats: false,
    allErrors: true,
    coerceTypes: false,
    logger: false,
  });
  ajv.addSchema({ ...(raw as object), $id: 'x' });
  const schemas = new Map<string, ValidateFunction>();
  const absolute = (schema: unknown): object =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"x#/components/')) as object;
  const faults = (schema: unknown, value: unknown): string[] => {
    const key = JSON.stringify(schema);
    const validate = schemas.get(key) ?? ajv.compile(absolute(schema));
    schemas.set(key, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message} ${JSON.stringify(each.params)}`);
  };

  return (call) => {
    const template = Object.keys(document.paths)
      .filter((each) => new RegExp(`^${each.replace(/\{[^}]+\}/g, '\\d+')}$`).test(call.path))
      .toSorted((a, b) => a.split('{').length - b.split('{').length)[0];
    const operation = document.paths[template ?? '']?.[call.method.toLowerCase()] as
      | {
          parameters?: ({ $ref: string } | Parameter)[];
          requestBody?: { content: { 'application/json': { schema: unknown } } };
          responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
        }
      | undefined;
    if (operation === undefined) return ['X has no such call'];
    const known = new Map(
      (operation.parameters ?? [])
        .map((each) =>
          '$ref' in each ? (document.components.parameters[each.$ref.split('/').at(-1) ?? ''] as Parameter) : each,
        )
        .map((each) => [each.name, each]),
    );
    const query = [...call.query].flatMap(([name, value]) => {
      const parameter = known.get(name);
      if (parameter?.in !== 'query') return [`no query parameter ${name}`];
      const typed =
        parameter.schema.type === 'array'
          ? value.split(',')
          : parameter.schema.type === 'integer'
            ? Number(value)
            : value;
      return faults(parameter.schema, typed).map((words) => `${name}: ${words}`);
    });
    const missing = [...known.values()]
      .filter((each) => each.in === 'query' && each.required === true && !call.query.has(each.name))
      .map((each) => `${each.name} is missing`);
    const body =
      call.method === 'POST'
        ? faults(operation.requestBody?.content['application/json'].schema, call.body).map((words) => `body ${words}`)
        : [];
    const answers =
      operation.responses[String(call.status)]?.content?.['application/json'] ??
      operation.responses['default']?.content?.['application/problem+json'];
    return [...query, ...missing, ...body, ...faults(answers?.schema, call.answer).map((words) => `answer ${words}`)];
  };
}
