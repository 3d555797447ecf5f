import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { ApiResponseError, ITwitterApiClientPlugin, TwitterApi, TwitterApiTokens } from 'twitter-api-v2';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import { lazily } from '#core/lazily.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { NetworkDeps } from '#core/ports/network.ts';
import type { XAccess } from './environment.ts';
import { accessTokenOf } from './oauth.ts';
import { remainingOf, resetOf, type Remaining } from './limits.ts';

/** Address that twitter-api-v2 has built in; replaced by the configured one in every request. */
const builtIn = 'https://api.x.com';

/** Read at the first call: a start does not wait for it. */
const library = lazily(async () => await import('twitter-api-v2'));

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
export function createClient(
  access: XAccess,
  { clock, deadlineMs, granted }: { clock: Clock; deadlineMs: number; granted?: NetworkDeps['granted'] },
): XClient {
  const limits = new Map<string, Remaining>();

  async function call(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    data: XQuery | Record<string, unknown>,
    {
      signal,
      asApp = false,
      body = 'json',
    }: { signal?: AbortSignal | undefined; asApp?: boolean; body?: 'json' | 'form-data' } = {},
  ): Promise<unknown> {
    const twitter = await library();
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
    const settings = { httpAgent: connection.agent, plugins: [plugin], compression: 'identity' as const };
    try {
      signal?.throwIfAborted();
      const tokens = asApp ? await bearer(settings) : await ofAccount();
      const api =
        typeof tokens === 'string'
          ? new twitter.TwitterApi(tokens, settings)
          : new twitter.TwitterApi(tokens, settings);
      const answer =
        method === 'get' || method === 'delete'
          ? await api.v2[method]<Buffer>(path, data as XQuery, unread)
          : await api.v2[method]<Buffer>(path, data, { ...unread, forceBodyMode: body });
      keepLimit(path, answer.headers);
      return parsed(answer.data, answer.headers);
    } catch (error) {
      if (error instanceof XCallError) throw error;
      if (error instanceof twitter.ApiResponseError) {
        keepLimit(path, error.headers);
        throw new XCallError(toAnswer(error, clock.now()));
      }
      // The library keeps the reason of a failed request to itself, so the connection is asked.
      const reason = deadline.aborted ? new Error(`no answer within ${deadlineMs / 1000} s`) : connection.error();
      throw new XCallError(toSilence(error, { reason, connected: connection.ready() }));
    } finally {
      connection.agent.destroy();
    }
  }

  /** What somebody granted goes before what the environment has: it is newer. */
  async function ofAccount(): Promise<string | TwitterApiTokens> {
    const secret = await granted?.();
    if (secret !== undefined) return accessTokenOf(secret);
    if (access.own) return { appKey: access.appKey, appSecret: access.appSecret, ...access.own };
    const detail = 'nobody has connected this account yet';
    throw new XCallError({
      kind: 'answer',
      status: 401,
      body: undefined,
      resetAt: undefined,
      detail,
      cause: undefined,
    });
  }

  /** The app's own token, in the library's place: that one reads the answer in a way that an odd one would end the process. */
  async function bearer(settings: ConstructorParameters<typeof TwitterApi>[1]): Promise<string> {
    const { TwitterApi: Api } = await library();
    const { v2 } = new Api(
      { username: encodeURIComponent(access.appKey), password: encodeURIComponent(access.appSecret) },
      settings,
    );
    const answer = await v2.post<Buffer>(
      `${builtIn}/oauth2/token`,
      { grant_type: 'client_credentials' },
      { ...unread, forceBodyMode: 'url', prefix: '' },
    );
    return Token.parse(parsed(answer.data, answer.headers)).access_token;
  }

  function keepLimit(path: string, headers: http.IncomingHttpHeaders): void {
    const left = remainingOf(headers, clock.now());
    if (left !== undefined) limits.set(path.replace(/\d+/g, ':id'), left);
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

/** The library looks into the bodies of errors inside a listener, where one that it does not expect would end the process: it gets none to read. */
const unread = { fullResponse: true, forceParseMode: 'buffer' } as const;
const Token = z.object({ access_token: z.string().min(1) });

/** The body of an answer that X calls good. @throws Error where it is not whole, or no JSON: then nobody knows what X did */
function parsed(body: Buffer, headers: http.IncomingHttpHeaders): unknown {
  const length = Number(headers['content-length'] ?? body.length);
  if (body.length < length) throw new Error('the answer broke off');
  if (body.length === 0) return undefined;
  return parseJson(body.toString('utf8'));
}

function toAnswer({ code, data, headers }: ApiResponseError, now: Date): XFailure {
  const body = bodyOf(data);
  const detail = wordsOf(body, code);
  // Not the library's error: it holds the request, and with it what it was signed with.
  return {
    kind: 'answer',
    status: code,
    body,
    resetAt: resetOf(headers, now),
    detail,
    cause: new Error(`HTTP ${code} ${detail}`),
  };
}

function toSilence(error: unknown, { reason, connected }: { reason: Error | undefined; connected: boolean }): XFailure {
  const detail = reason?.message ?? (error instanceof Error ? error.message : String(error));
  return { kind: connected ? 'no-answer' : 'never-connected', detail, cause: reason ?? error };
}

/** What an error says, whatever its body is: X's JSON, the page of a gateway, or nothing. */
function bodyOf(data: unknown): unknown {
  if (!Buffer.isBuffer(data)) return undefined;
  const text = data.toString('utf8').slice(0, LONGEST_ERROR);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** Characters of an error that are read; X's are far shorter. */
const LONGEST_ERROR = 100_000;
const words = z.string().optional().catch(undefined);
const Said = z.object({
  detail: words,
  title: words,
  error: words,
  errors: z.array(z.unknown()).catch([]).default([]),
});
const Message = z.union([
  z.string(),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
]);

/** X's own words: the problem's detail and the messages under it. */
function wordsOf(body: unknown, status: number): string {
  const said = Said.safeParse(body).data;
  const messages = (said?.errors ?? []).flatMap((each) => Message.safeParse(each).data ?? []);
  return (
    [...new Set([said?.detail ?? said?.title ?? said?.error, ...messages])]
      .filter((part) => part !== undefined && part !== '')
      .join(' ') || `HTTP ${status}`
  );
}
