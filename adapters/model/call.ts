import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { ModelQuestion } from '#core/ports/model.ts';

export interface Server {
  url: string;
  name: string;
  key: string | undefined;
  timeoutMs: number;
  /** It takes a schema; false once it has refused one. */
  takesSchema: boolean;
}

/** Nothing that we ask for is longer. */
const MOST_BYTES = 500_000;
const MOST_TOKENS = 1_500;
const THOUGHT = '</think>';
const IN_FENCE = /^```(?:json)?\s*\n([\s\S]*)\n```$/;

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** One call, tried again only without the schema where the server does not know it. @throws RecadoError model.unreachable | model.odd | model.refused */
export async function callModel(server: Server, question: ModelQuestion): Promise<unknown> {
  const signal = AbortSignal.timeout(server.timeoutMs);
  let answer = await post(server, question, signal);
  if (answer.status === 400 && server.takesSchema) {
    server.takesSchema = false;
    answer = await post(server, question, signal);
  }
  const { status, text } = answer;
  if (status >= 500 || status === 429) throw new RecadoError('model.unreachable', { params: { model: server.name } });
  if (status !== 200) throw new RecadoError('model.refused', { params: { model: server.name, status } });
  return contentOf(text, server);
}

async function post(
  { url, name, key, takesSchema }: Server,
  { instructions, prompt, schema }: ModelQuestion,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  const written = takesSchema ? '' : `\nJSON Schema of your answer: ${JSON.stringify(schema.shape)}`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        seed: 1,
        max_tokens: MOST_TOKENS,
        stream: false,
        messages: [
          { role: 'system', content: `${instructions}${written}` },
          { role: 'user', content: prompt },
        ],
        response_format: takesSchema
          ? { type: 'json_schema', json_schema: { name: schema.name, strict: true, schema: schema.shape } }
          : { type: 'json_object' },
      }),
    });
    return { status: response.status, text: await bounded(response, name) };
  } catch (cause) {
    if (cause instanceof RecadoError) throw cause;
    throw new RecadoError('model.unreachable', { params: { model: name }, cause });
  }
}

async function bounded(response: Response, model: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return '';
  for await (const part of response.body) {
    size += part.length;
    if (size > MOST_BYTES) throw new RecadoError('model.odd', { params: { model } });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The JSON in the first choice, though it came with thoughts or in a fence. */
function contentOf(text: string, { name }: Server): unknown {
  try {
    const [first] = Completion.parse(JSON.parse(text)).choices;
    const content = first?.message.content ?? '';
    const thought = content.lastIndexOf(THOUGHT);
    const said = (thought === -1 ? content : content.slice(thought + THOUGHT.length)).trim();
    return JSON.parse(IN_FENCE.exec(said)?.[1] ?? said);
  } catch (cause) {
    throw new RecadoError('model.odd', { params: { model: name }, cause });
  }
}
