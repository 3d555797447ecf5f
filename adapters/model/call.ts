import { RecadoError } from '#core/errors.ts';
import type { ModelQuestion } from '#core/ports/model.ts';
import { complaintIn, readAnswer } from './answer.ts';
import { present } from '#core/present.ts';

/** What a server has said that it does not take; each is left out from then on. */
export interface Takes {
  schema: boolean;
  /** Any word on the shape of the answer. */
  format: boolean;
  /** By which name it knows the most tokens of an answer. */
  most: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  seed: boolean;
}

export interface Server {
  url: string;
  name: string;
  key: string | undefined;
  timeoutMs: number;
  takes: Takes;
}

/** Nothing that we ask for is longer. */
const MOST_BYTES = 500_000;
const MOST_TOKENS = 1_500;
/** It is left alone for no longer, whatever it asks for. */
const LONGEST_WAIT_MS = 3_600_000;
const USUAL_WAIT_MS = 60_000;

interface Answer {
  status: number;
  text: string;
  /** What it asks for before the next question. */
  retryAfter: string | null;
}

/**
 * One call, tried again only without what the server says that it does not take.
 * @throws RecadoError model.unreachable | model.busy (with retryAfterMs) | model.odd | model.declined | model.refused
 */
export async function callModel(server: Server, question: ModelQuestion): Promise<unknown> {
  const signal = AbortSignal.timeout(server.timeoutMs);
  let answer = await post(server, question, signal);
  while ((answer.status === 400 || answer.status === 422) && leaveOut(server.takes, complaintIn(answer.text)))
    answer = await post(server, question, signal);
  const { status, text } = answer;
  if (status !== 200) throw refusal(server, answer, status);
  const answered = readAnswer(text);
  switch (answered.kind) {
    case 'said':
      return answered.value;
    case 'declined':
      throw new RecadoError('model.declined', { params: { model: server.name } });
    case 'failed':
      if (answered.status !== null) throw refusal(server, answer, answered.status);
      throw new RecadoError('model.odd', { params: { model: server.name } });
    case 'odd':
      throw new RecadoError('model.odd', { params: { model: server.name } });
    default:
      return answered satisfies never;
  }
}

function refusal({ name }: Server, { retryAfter }: Answer, status: number): RecadoError {
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    const retryAfterMs = waitOf(retryAfter);
    return new RecadoError('model.busy', {
      params: { model: name, minutes: Math.ceil(retryAfterMs / 60_000) },
      retryAfterMs,
    });
  }
  if (status >= 500) return new RecadoError('model.unreachable', { params: { model: name } });
  return new RecadoError('model.refused', { params: { model: name, status } });
}

/** Seconds, or a moment. */
function waitOf(retryAfter: string | null): number {
  const said = retryAfter?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return Number.isNaN(ms) ? USUAL_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(1_000, ms));
}

/** True where something was left to leave out: what it names, else the shape of the answer. */
function leaveOut(takes: Takes, complaint: string): boolean {
  if (takes.most === 'max_tokens' && /max_tokens|max_completion_tokens/.test(complaint)) {
    takes.most = 'max_completion_tokens';
    return true;
  }
  for (const each of ['temperature', 'seed'] as const)
    if (takes[each] && complaint.includes(each)) {
      takes[each] = false;
      return true;
    }
  if (takes.schema) {
    takes.schema = false;
    return true;
  }
  if (takes.format && /response_format|json_object/.test(complaint)) {
    takes.format = false;
    return true;
  }
  return false;
}

async function post(
  { url, name, key, takes }: Server,
  { instructions, prompt, schema }: ModelQuestion,
  signal: AbortSignal,
): Promise<Answer> {
  const written = takes.schema
    ? ''
    : `\nAnswer with JSON alone. JSON Schema of your answer: ${JSON.stringify(schema.shape)}`;
  const format = takes.schema
    ? { type: 'json_schema', json_schema: { name: schema.name, strict: true, schema: schema.shape } }
    : { type: 'json_object' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: present({
        'content-type': 'application/json',
        authorization: key === undefined ? undefined : `Bearer ${key}`,
      }),
      body: JSON.stringify({
        model: name,
        temperature: takes.temperature ? 0 : undefined,
        seed: takes.seed ? 1 : undefined,
        [takes.most]: MOST_TOKENS,
        stream: false,
        messages: [
          { role: 'system', content: `${instructions}${written}` },
          { role: 'user', content: prompt },
        ],
        response_format: takes.format ? format : undefined,
      }),
    });
    return {
      status: response.status,
      text: await bounded(response, name),
      retryAfter: response.headers.get('retry-after'),
    };
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
  return decoded(Buffer.concat(parts), response.headers.get('content-type') ?? '');
}

/** JSON is UTF-8; some servers write another and say so, or do not. */
function decoded(bytes: Uint8Array, type: string): string {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
