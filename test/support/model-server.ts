import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Body = z.object({
  model: z.string(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  temperature: z.number().optional(),
  seed: z.number().optional(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })).length(2),
  response_format: z
    .union([
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({ name: z.string(), schema: z.looseObject({}) }),
      }),
      z.object({ type: z.literal('json_object') }),
    ])
    .optional(),
});
export type ModelCall = z.output<typeof Body> & { authorization: string | undefined; path: string | undefined };

/** What it does with one call: answers with a text of the model, or does something odd with the connection. */
export type ModelAct = (call: ModelCall, response: ServerResponse) => string | undefined;

/** A server that speaks the chat completions of OpenAI on this machine, and refuses what does not. */
export async function startModelServer(): Promise<{
  baseUrl: string;
  calls: ModelCall[];
  act: ModelAct;
  stop(): Promise<void>;
}> {
  const calls: ModelCall[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const part of request) text += String(part);
      const parsed = Body.safeParse(text === '' ? undefined : JSON.parse(text));
      if (!parsed.success || request.method !== 'POST' || request.url !== '/v1/chat/completions') {
        response.writeHead(400).end(JSON.stringify({ error: { message: 'bad request' } }));
        return;
      }
      const call = { ...parsed.data, authorization: request.headers.authorization, path: request.url };
      calls.push(call);
      const content = it.act(call, response);
      if (content === undefined) return;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          id: 'c1',
          object: 'chat.completion',
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const it = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls,
    act: (() => '{}') as ModelAct,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return it;
}
