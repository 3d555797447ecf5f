import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import type { Model, ModelQuestion } from '#core/ports/model.ts';
import { createModel, type ModelSettings } from '../../../adapters/model/index.ts';
import { startModelServer } from '../../support/model-server.ts';

let server: Awaited<ReturnType<typeof startModelServer>>;
const clock = { at: new Date('2026-11-29T10:00:00Z'), now: () => clock.at };
beforeAll(async () => {
  server = await startModelServer();
});
beforeEach(() => {
  server.calls.length = 0;
  server.act = () => '{"text":"Hola"}';
});
afterAll(() => server.stop());

const model = (over: Partial<ModelSettings> = {}): Model =>
  createModel(
    {
      baseUrl: server.baseUrl,
      name: 'llama',
      key: 'k-123',
      readsPrivate: false,
      timeoutSeconds: 30,
      perDay: 100,
      perPersonPerDay: 100,
      ...over,
    },
    { clock, log: silentLog },
  );
let asked = 0;
const question = (over: Partial<ModelQuestion> = {}): ModelQuestion => ({
  instructions: 'Do this.',
  prompt: `About ${(asked += 1)}`,
  schema: { name: 'proposal', shape: { type: 'object' } },
  by: 'lucia',
  ...over,
});
const refused = async (one: Model): Promise<unknown> =>
  one.ask(question()).catch((error: unknown) => (error as { code: string }).code);

describe('a model', () => {
  it('is asked as servers of this kind are, with its key and the schema, and without tools', async () => {
    expect(await model().ask(question())).toEqual({ text: 'Hola' });
    expect(server.calls).toMatchObject([
      {
        model: 'llama',
        authorization: 'Bearer k-123',
        path: '/v1/chat/completions',
        response_format: { type: 'json_schema', json_schema: { name: 'proposal', schema: { type: 'object' } } },
      },
    ]);
    expect(Object.keys(server.calls[0] ?? {})).not.toContain('tools');
  });

  it('that knows no schemas gets it in words, from then on', async () => {
    server.act = ({ response_format }, response) => {
      if (response_format?.type === 'json_object') return '{"text":"Hola"}';
      response.writeHead(400).end('{"error":"either json_schema or grammar"}');
      return undefined;
    };
    const one = model();
    await one.ask(question());
    await one.ask(question());
    expect(server.calls.map(({ response_format }) => response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
    expect(server.calls[1]?.messages[0]?.content).toContain('JSON Schema of your answer: {"type":"object"}');
  });

  it.each([
    ['in a fence', '```json\n{"text":"Hola"}\n```'],
    ['after its thoughts', '<think>{"text":"no"}</think>\n{"text":"Hola"}'],
  ])('may answer %s', async (_how, content) => {
    server.act = () => content;
    expect(await model().ask(question())).toEqual({ text: 'Hola' });
  });

  it.each([
    ['no JSON', 'Sure! Here you go', 'model.odd'],
    ['half of it', '{"text":"Ho', 'model.odd'],
    ['nothing', '', 'model.odd'],
  ])('that answers with %s is refused', async (_what, content, code) => {
    server.act = () => content;
    expect(await refused(model())).toBe(code);
  });

  it.each([
    [500, 'model.unreachable'],
    [429, 'model.busy'],
    [401, 'model.refused'],
    [404, 'model.refused'],
    [302, 'model.unreachable'],
  ])('whose server says %i is refused', async (status, code) => {
    server.act = (_call, response) => void response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('{}');
    expect(await refused(model())).toBe(code);
  });

  it('whose server sends without end, closes or keeps still is left', async () => {
    server.act = (_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.alloc(2_000_000, ' '));
      return undefined;
    };
    expect(await refused(model())).toBe('model.odd');
    server.act = (_call, response) => void response.destroy();
    expect(await refused(model())).toBe('model.unreachable');
    server.act = () => undefined;
    expect(await refused(model({ timeoutSeconds: 1 }))).toBe('model.unreachable');
  });

  const whole = (choice: object): string => JSON.stringify({ id: 'c1', object: 'chat.completion', choices: [choice] });
  const raw = (
    body: string | Uint8Array,
    type = 'application/json',
    status = 200,
    more: Record<string, string> = {},
  ): void => {
    server.act = (_call, response) => void response.writeHead(status, { 'content-type': type, ...more }).end(body);
  };

  it.each<[string, string | Uint8Array, string?]>([
    [
      'in the pieces of a stream that nobody asked for',
      [
        ': keep-alive',
        'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}',
        'data: {"choices":[{"index":0,"delta":{"content":"{\\"text\\":"}}]}',
        'data: {"choices":[{"index":0,"delta":{"content":"\\"Olá, João\\"}"},"finish_reason":null}]}',
        'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}',
        'data: {"choices":[],"usage":{"total_tokens":9}}',
        'data: [DONE]',
        '',
      ].join('\n\n'),
      'text/event-stream',
    ],
    [
      'in parts',
      whole({
        message: {
          content: [
            { type: 'reasoning', text: 'no' },
            { type: 'text', text: '{"text":"Olá, João"}' },
          ],
        },
      }),
    ],
    [
      'with thoughts beside it',
      whole({ message: { content: '{"text":"Olá, João"}', reasoning_content: 'hm', refusal: null } }),
    ],
    ['with a mark of its bytes', `\ufeff${whole({ message: { content: '{"text":"Olá, João"}' } })}`],
    [
      'in Latin-1 that it names',
      Buffer.from(whole({ message: { content: '{"text":"Olá, João"}' } }), 'latin1'),
      'application/json; charset=iso-8859-1',
    ],
    [
      'in Latin-1 that it does not name',
      Buffer.from(whole({ message: { content: '{"text":"Olá, João"}' } }), 'latin1'),
    ],
  ])('may answer %s', async (_how, body, type) => {
    raw(body, type);
    expect(await model().ask(question())).toEqual({ text: 'Olá, João' });
  });

  it.each<[string, string, string, string?]>([
    [
      'that it would rather not',
      whole({ message: { content: null, refusal: 'I cannot help with that.' } }),
      'model.declined',
    ],
    ['nothing, for a filter', whole({ finish_reason: 'content_filter', message: { content: '' } }), 'model.declined'],
    ['a refusal in pieces', 'data: {"choices":[{"delta":{"refusal":"No"}}]}\n\ndata: [DONE]\n\n', 'model.declined'],
    ['no choice', '{"choices":[]}', 'model.odd'],
    ['no list of choices', '{"id":"c1"}', 'model.odd'],
    [
      'a wish to use tools',
      whole({
        finish_reason: 'tool_calls',
        message: {
          content: null,
          tool_calls: [{ id: 't', type: 'function', function: { name: 'send', arguments: '{}' } }],
        },
      }),
      'model.odd',
    ],
    ['what was cut off', whole({ finish_reason: 'length', message: { content: '{"text":"Ho' } }), 'model.odd'],
    [
      'what was cut off and can be read',
      whole({ finish_reason: 'length', message: { content: '{"text":"Ho"}' } }),
      'model.odd',
    ],
    ['a page', '<!doctype html><title>Sign in</title>', 'model.odd', 'text/html'],
    ['an error as if all were well', '{"error":{"message":"no such model","code":404}}', 'model.refused'],
    [
      'too much to do as if all were well',
      '{"error":{"message":"slow down","code":"rate_limit_exceeded"}}',
      'model.busy',
    ],
    ['an error without a code', '{"error":"out of memory"}', 'model.odd'],
    [
      'an error in the middle of a stream',
      'data: {"choices":[{"delta":{"content":"{"}}]}\n\ndata: {"error":{"code":502}}\n\n',
      'model.unreachable',
    ],
  ])('that answers with %s is refused', async (_what, body, code, type) => {
    raw(body, type);
    expect(await refused(model())).toBe(code);
  });

  it('that is too busy is left alone for as long as it asks, which is told', async () => {
    raw('{"error":{"message":"Rate limit reached"}}', 'application/json', 429, { 'retry-after': '120' });
    const one = model();
    await expect(one.ask(question())).rejects.toMatchObject({
      code: 'model.busy',
      params: { model: 'llama', minutes: 2 },
    });
    server.act = () => '{"text":"Hola"}';
    clock.at = new Date(clock.at.getTime() + 119_000);
    expect(await refused(one)).toBe('model.unreachable');
    expect(server.calls).toHaveLength(1);
    clock.at = new Date(clock.at.getTime() + 2_000);
    expect(await one.ask(question())).toEqual({ text: 'Hola' });
  });

  it('that takes other settings is asked with those, from then on', async () => {
    const says = (response: Parameters<typeof server.act>[1], param: string): undefined =>
      void response.writeHead(400, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          error: { message: `Unsupported parameter: '${param}'`, code: 'unsupported_parameter', param },
        }),
      );
    server.act = (call, response) => {
      if (call.max_tokens !== undefined) return says(response, 'max_tokens');
      if (call.temperature !== undefined) return says(response, 'temperature');
      if (call.response_format?.type === 'json_schema') return says(response, 'response_format');
      if (call.response_format !== undefined) return says(response, 'response_format');
      return '{"text":"Hola"}';
    };
    const one = model();
    expect(await one.ask(question())).toEqual({ text: 'Hola' });
    expect(server.calls).toHaveLength(5);
    expect(server.calls.at(-1)).toMatchObject({ max_completion_tokens: 1_500, seed: 1 });
    await one.ask(question());
    expect(server.calls).toHaveLength(6);
    server.act = (_call, response) => says(response, 'messages');
    expect(await refused(one)).toBe('model.refused');
  });

  it('that fails again and again is left alone for a minute', async () => {
    server.act = (_call, response) => void response.writeHead(500).end();
    const one = model();
    for (let i = 0; i < 7; i += 1) expect(await refused(one)).toBe('model.unreachable');
    expect(server.calls).toHaveLength(5);
    server.act = () => '{"text":"Hola"}';
    clock.at = new Date(clock.at.getTime() + 61_000);
    expect(await one.ask(question())).toEqual({ text: 'Hola' });
  });

  it('is asked the same once, and no more than the limits of a day say', async () => {
    const one = model({ perDay: 3, perPersonPerDay: 2 });
    const same = question();
    await one.ask(same);
    await one.ask(same);
    expect(server.calls).toHaveLength(1);
    await one.ask(question());
    expect(await refused(one)).toBe('model.limit');
    await one.ask(question({ by: 'joao' }));
    expect(await one.ask(question({ by: 'emma' })).catch(({ code }: { code: string }) => code)).toBe('model.limit');
    clock.at = new Date(clock.at.getTime() + 86_400_000);
    expect(await one.ask(question())).toEqual({ text: 'Hola' });
  });
});
