import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { ApiResponseError, TwitterApi, type ITwitterApiClientPlugin, type TwitterRateLimit } from 'twitter-api-v2';
import type { Clock } from '#core/clock.ts';

/** Address that twitter-api-v2 has built in; replaced by the configured one in every request. */
const builtIn = 'https://api.x.com';

export interface XAccess {
  /** Without a slash at the end. */
  base: string;
  appKey: string;
  appSecret: string;
  accessToken: string;
  accessSecret: string;
}

export type XQuery = Record<string, string | number | undefined>;

/** How a call ended without a 2xx answer. */
export type XFailure =
  | { kind: 'answer'; status: number; body: unknown; resetAt: Date | undefined; detail: string; cause: unknown }
  /** The connection was never ready, so that not a byte of the request can have arrived. */
  | { kind: 'never-connected'; detail: string; cause: unknown }
  /** Connected, then no whole answer: X may have done it. */
  | { kind: 'no-answer'; detail: string; cause: unknown };

export class XCallError extends Error {
  override name = 'XCallError';
  readonly failure: XFailure;

  constructor(failure: XFailure) {
    super(failure.detail, { cause: failure.cause });
    this.failure = failure;
  }
}

/** What is left of an endpoint's window, as the newest answer said. */
export interface Remaining {
  remaining: number;
  resetAt: Date;
}

export interface XClient {
  /** @throws XCallError */
  get(path: string, query: XQuery, signal?: AbortSignal): Promise<unknown>;
  /** @throws XCallError */
  post(path: string, body: Record<string, unknown>): Promise<unknown>;
  /** Bytes and what belongs to them, as a form. @throws XCallError */
  postAsForm(path: string, body: Record<string, string | number | Buffer>): Promise<unknown>;
  /** @throws XCallError */
  put(path: string, body: Record<string, unknown>): Promise<unknown>;
  /** @throws XCallError */
  delete(path: string): Promise<unknown>;
  /** As the app itself (OAuth 2.0 bearer token), which X wants where no account is concerned. @throws XCallError */
  getAsApp(path: string, query: XQuery): Promise<unknown>;
  /** Newest limits by kind of endpoint ("users/:id/mentions"). */
  readonly limits: ReadonlyMap<string, Remaining>;
}

/** One call is one connection: no silent retry, and it is always known whether the request could have left. */
export function createClient(access: XAccess, { clock, deadlineMs }: { clock: Clock; deadlineMs: number }): XClient {
  const limits = new Map<string, Remaining>();

  async function call(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    data: XQuery | Record<string, unknown>,
    { signal, asApp = false, body = 'json' }: { signal?: AbortSignal | undefined; asApp?: boolean; body?: 'json' | 'form-data' } = {},
  ): Promise<unknown> {
    const connection = watchedAgent(access.base);
    const deadline = AbortSignal.timeout(deadlineMs);
    const plugin: ITwitterApiClientPlugin = {
      onBeforeRequestConfig: ({ params }) => {
        params.url = params.url.replace(builtIn, access.base);
      },
      onBeforeRequest: ({ requestOptions }) => {
        requestOptions.signal = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
      },
    };
    const app = { appKey: access.appKey, appSecret: access.appSecret };
    const settings = { httpAgent: connection.agent, plugins: [plugin], compression: 'identity' as const };
    try {
      signal?.throwIfAborted();
      const { v2 } = asApp ? await new TwitterApi(app, settings).appLogin() : new TwitterApi({ ...app, accessToken: access.accessToken, accessSecret: access.accessSecret }, settings);
      const answer =
        method === 'get' || method === 'delete'
          ? await v2[method]<unknown>(path, data as XQuery, { fullResponse: true })
          : await v2[method]<unknown>(path, data, { fullResponse: true, forceBodyMode: body });
      keepLimit(limits, path, answer.rateLimit);
      return answer.data;
    } catch (error) {
      if (error instanceof ApiResponseError) keepLimit(limits, path, error.rateLimit);
      // The library keeps the reason of a failed request to itself, so the connection is asked.
      const reason = deadline.aborted ? new Error(`no answer within ${deadlineMs / 1000} s`) : connection.error();
      throw new XCallError(error instanceof ApiResponseError ? toAnswer(error, clock) : toSilence(error, { reason, connected: connection.ready() }));
    } finally {
      connection.agent.destroy();
    }
  }

  return {
    get: (path, query, signal) => call('get', path, query, { signal }),
    post: (path, body) => call('post', path, body),
    postAsForm: (path, body) => call('post', path, body, { body: 'form-data' }),
    put: (path, body) => call('put', path, body),
    delete: (path) => call('delete', path, {}),
    getAsApp: (path, query) => call('get', path, query, { asApp: true }),
    limits,
  };
}

/** An agent that remembers whether its connection got as far as carrying a request (for https: past the handshake). */
function watchedAgent(base: string): { agent: http.Agent; ready(): boolean; error(): Error | undefined } {
  const secure = base.startsWith('https:');
  const agent = secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  const connect = agent.createConnection.bind(agent);
  let ready = false;
  let failed: Error | undefined;
  agent.createConnection = (options, callback): Duplex | null | undefined => {
    const socket = connect(options, callback);
    socket?.once(secure ? 'secureConnect' : 'connect', () => {
      ready = true;
    });
    socket?.once('error', (error: Error) => {
      failed = error;
    });
    return socket;
  };
  return { agent, ready: () => ready, error: () => failed };
}

function keepLimit(limits: Map<string, Remaining>, path: string, limit: TwitterRateLimit | undefined): void {
  if (limit === undefined || !Number.isFinite(limit.remaining) || !Number.isFinite(limit.reset)) return;
  limits.set(path.replace(/\d+/g, ':id'), { remaining: limit.remaining, resetAt: new Date(limit.reset * 1000) });
}

function toAnswer(error: ApiResponseError, clock: Clock): XFailure {
  return { kind: 'answer', status: error.code, body: error.data, resetAt: resetOf(error, clock), detail: wordsOf(error), cause: error };
}

function toSilence(error: unknown, { reason, connected }: { reason: Error | undefined; connected: boolean }): XFailure {
  const detail = reason?.message ?? (error instanceof Error ? error.message : String(error));
  return { kind: connected ? 'no-answer' : 'never-connected', detail, cause: reason ?? error };
}

/** When the spent window starts again; on a day's limit the day counts. */
function resetOf(error: ApiResponseError, clock: Clock): Date | undefined {
  const limit = error.rateLimit;
  if (limit === undefined) {
    const after = Number(error.headers['retry-after']);
    return Number.isFinite(after) && after > 0 ? new Date(clock.now().getTime() + after * 1000) : undefined;
  }
  const spent = [limit, limit.day, limit.userDay].flatMap((each) => (each?.remaining === 0 ? [each.reset] : []));
  return new Date(Math.max(...(spent.length > 0 ? spent : [limit.reset])) * 1000);
}

/** X's own words: the problem's detail and the messages under it. */
function wordsOf(error: ApiResponseError): string {
  const { detail, title, error: word } = error.data ?? {};
  const messages = (error.data?.errors ?? []).flatMap((each) => ('message' in each ? [each.message] : 'detail' in each ? [String(each.detail)] : []));
  return [...new Set([detail ?? title ?? word, ...messages])].filter((part) => part !== undefined && part !== '').join(' ') || `HTTP ${error.code}`;
}
