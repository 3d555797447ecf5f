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
    server.act = ({ response_format: { type } }, response) => {
      if (type === 'json_object') return '{"text":"Hola"}';
      response.writeHead(400).end('{"error":"either json_schema or grammar"}');
      return undefined;
    };
    const one = model();
    await one.ask(question());
    await one.ask(question());
    expect(server.calls.map(({ response_format: { type } }) => type)).toEqual([
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
    [429, 'model.unreachable'],
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
