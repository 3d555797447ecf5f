import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { readMultipart } from '../social/multipart.ts';
import type { Social } from '../social/social.ts';
import type { UserRow } from '../social/tables.ts';
import type { Caller } from './auth.ts';
import type { Hooks } from './hooks.ts';
import type { Login } from './login.ts';
import { invalid, noParameter, Problem, serverError, tooManyCalls, unknownPath } from './problem.ts';

export interface Writes {
  /** What a POST or DELETE of a Page or an account answers, once it is done. @throws Problem */
  answer(
    method: 'POST' | 'DELETE',
    path: readonly string[],
    parameters: URLSearchParams,
    page: UserRow,
    file?: Buffer,
  ): unknown;
  /** Whether a call publishes, so that faults of publishing concern it. */
  publishes(method: string, path: readonly string[]): boolean;
}

export interface ApiParts {
  /** What Meta's calls are about, and where the address of Graph ends here. */
  object: string;
  at: string;
  /** Edges whose reading a fault may name; every other reading is "node". */
  edges: readonly string[];
  social: Social;
  clock: Clock;
  log: Log;
  appId: string;
  who(request: Request, parameters: URLSearchParams): Caller;
  limits(response: Response, page: string): boolean;
  reads: { answer(path: readonly string[], parameters: URLSearchParams, page: UserRow): unknown };
  writes: Writes;
  hooks: Hooks;
  /** How much a call with a file may have, such as "30mb", and the part that the file is; left out where none has one. */
  files?: { limit: string; /** What calls name the file. */ parts: readonly string[] };
  /** Left out where nobody logs in to connect. */
  login?: Login;
}

const JsonBody = z.record(z.string(), z.unknown()).catch({});
const Batch = z.array(z.object({ method: z.literal('GET'), relative_url: z.string() })).max(50);
const subscriptionParameters = ['object', 'callback_url', 'verify_token', 'fields', 'include_values'];

/** Graph, under any version: /v26.0/… */
export function createApi({
  object,
  at,
  edges,
  social,
  clock,
  log,
  appId,
  who,
  limits,
  reads,
  writes,
  hooks,
  files,
  login,
}: ApiParts): Router {
  const { faults } = social;
  const router = Router();
  const version = new RegExp(`^${at}/v\\d{1,3}\\.\\d(?=/|$)`);
  router.use(version, express.json({ limit: '200kb' }));
  router.use(version, express.text({ type: 'application/x-www-form-urlencoded', limit: '200kb' }));
  if (files) router.use(version, express.raw({ type: 'multipart/form-data', limit: files.limit }));
  router.all(new RegExp(`^${at}/v\\d{1,3}\\.\\d/(.*)$`), async (request, response) => {
    const path = pathOf(request.path.replace(version, ''));
    const parameters = new URL(request.originalUrl, 'http://graph').searchParams;
    for (const [name, value] of new URLSearchParams(typeof request.body === 'string' ? request.body : ''))
      parameters.set(name, value);
    if (request.is('application/json'))
      for (const [name, value] of Object.entries(JsonBody.parse(request.body)))
        parameters.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    const parts = readMultipart(request);
    for (const [name, bytes] of parts) if (!files?.parts.includes(name)) parameters.set(name, bytes.toString());
    const caller = who(request, parameters);
    if (caller.is === 'app') return void response.json(await asApp(request.method, path, parameters));
    if (caller.is === 'person') {
      if (request.method !== 'GET') throw unknownPath();
      return void response.json(login?.asPerson(path, parameters, caller.row));
    }
    const { page } = caller;
    if (limits(response, page.id)) throw tooManyCalls();
    if (request.method === 'GET') {
      const played = faults.playRead({ endpoint: endpointOf(path, edges), response, now: clock.now() });
      if (played === 'settled') return;
      return void response.json(changedBy(played?.change, reads.answer(path, parameters, page)));
    }
    if (request.method === 'POST' && path.length === 0) {
      const played = faults.playRead({ endpoint: 'batch', response, now: clock.now() });
      return played === 'settled'
        ? undefined
        : void response.json(batch(parameters, (parts, own) => reads.answer(parts, own, page)));
    }
    if (request.method !== 'POST' && request.method !== 'DELETE') throw unknownPath();
    const { method } = request;
    const [file] = (files?.parts ?? []).flatMap((name) => parts.get(name) ?? []);
    const write = (): unknown => writes.answer(method, path, parameters, page, file);
    const isPublishing = writes.publishes(method, path);
    if (isPublishing && faults.play({ request, response, write: () => void write(), now: clock.now() })) return;
    response.json(write());
  });
  router.use(version, answerProblem(log));
  return router;

  async function asApp(method: string, path: readonly string[], parameters: URLSearchParams): Promise<unknown> {
    if (method === 'POST' && path.length === 0)
      return batch(parameters, ([part], own) => {
        if (part !== 'debug_token') throw unknownPath();
        return login?.debug(own);
      });
    if (method === 'POST' && path.join('/') === 'oauth/access_token') return login?.exchange(parameters);
    if (method !== 'POST' || path[0] !== appId || path[1] !== 'subscriptions') throw unknownPath();
    for (const name of parameters.keys())
      if (![...subscriptionParameters, 'appsecret_proof', 'access_token'].includes(name)) throw noParameter(name);
    const [about, url, word, fields] = ['object', 'callback_url', 'verify_token', 'fields'].map(
      (name) => parameters.get(name) ?? '',
    );
    if (about !== object) throw invalid(`object must be ${object} here`);
    const why = await hooks.register({ url: url ?? '', word: word ?? '', fields: (fields ?? '').split(',') });
    if (why !== undefined)
      throw new Problem(400, {
        code: 2200,
        message: `(#2200) Callback verification failed with the following errors: ${why}`,
      });
    return { success: true };
  }

  function batch(
    parameters: URLSearchParams,
    answer: (path: readonly string[], parameters: URLSearchParams) => unknown,
  ): unknown {
    const read = Batch.safeParse(json(parameters.get('batch')));
    if (!read.success) throw invalid('batch must be a list of at most 50 requests');
    return read.data.map(({ relative_url }) => {
      const url = new URL(relative_url.replace(/^v\d{1,3}\.\d\//, ''), 'http://graph/');
      try {
        return { code: 200, body: JSON.stringify(answer(pathOf(url.pathname), url.searchParams)) };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return { code: error.status, body: JSON.stringify(error.body) };
      }
    });
  }
}

function pathOf(text: string): string[] {
  return text.split('/').filter((part) => part !== '');
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function endpointOf([id, edge = '']: readonly string[], edges: readonly string[]): string {
  if (edges.includes(edge)) return edge;
  return id === 'me' ? 'me' : 'node';
}

/** What Graph does now and then to the rows of a list. */
function changedBy(change: string | undefined, answer: unknown): unknown {
  if (change === undefined || typeof answer !== 'object' || answer === null || !('data' in answer)) return answer;
  const rows = z.array(z.record(z.string(), z.unknown())).parse(answer.data);
  if (change === 'number-ids')
    return {
      ...answer,
      data: rows.map((row) => (/^\d{1,15}$/.test(String(row['id'])) ? { ...row, id: Number(row['id']) } : row)),
    };
  if (change === 'without-from') return { ...answer, data: rows.map(({ from: _from, ...row }) => row) };
  if (change === 'odd-row') return { ...answer, data: [{ id: 5, created_time: 'yesterday' }, ...rows] };
  // A page whose next one is itself.
  return { ...answer, paging: { cursors: { before: 'MQ', after: 'MQ' }, next: 'https://graph.example/next' } };
}

function answerProblem(log: Log) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    const problem = error instanceof Problem ? error : serverError();
    if (problem !== error) log.error({ error }, 'a simulated network of Meta failed');
    response.status(problem.status).json(problem.body);
  };
}
