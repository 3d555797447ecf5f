import { z } from 'zod';
import { parseExactly } from './exact-json.ts';
import { proofOf } from './signature.ts';
import { waitOf } from './usage.ts';
import { present } from '#core/present.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What is in the words of a call. A list or an object goes out as JSON, as Graph reads it. */
export type GraphParameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** How a call ended without a good answer. */
export type GraphFailure =
  | {
      kind: 'answer';
      status: number;
      /** Undefined where no error of Graph's stood in the answer. */
      code: number | undefined;
      subcode: number | undefined;
      /** Graph says that the same call may do later. */
      passes: boolean;
      detail: string;
      waitMs: number | undefined;
    }
  /** The connection was never made, so that nothing of the request can have arrived. */
  | { kind: 'never-connected'; detail: string }
  /** No whole answer: Meta may have done it. */
  | { kind: 'no-answer'; detail: string };

export class GraphCallError extends Error {
  override name = 'GraphCallError';
  readonly failure: GraphFailure;

  constructor(failure: GraphFailure, cause?: unknown) {
    super(failure.detail, { cause });
    this.failure = failure;
  }
}

/** What an account needs to call Graph. */
export interface GraphAccess {
  /** Address of Graph without a slash at the end. */
  base: string;
  /** Such as "v26.0". */
  version: string;
  /** From the environment, which never changes; undefined where a person is to let us in. */
  token: string | undefined;
  appSecret: string;
}

export interface GraphFile {
  bytes: Uint8Array;
  mime: string;
  name: string;
  /** What the call names the file; left out: `file`. */
  part?: string;
}

export interface GraphClient {
  /** @throws GraphCallError */
  get(path: string, parameters: GraphParameters, signal?: AbortSignal): Promise<unknown>;
  /** @throws GraphCallError */
  post(path: string, parameters: GraphParameters): Promise<unknown>;
  /** The same with its words as one JSON object, where Meta describes them so. @throws GraphCallError */
  postJson(path: string, body: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The same with a file beside its words. @throws GraphCallError */
  postFile(path: string, parameters: GraphParameters, file: GraphFile): Promise<unknown>;
  /** @throws GraphCallError */
  delete(path: string): Promise<unknown>;
  /** Several readings in one call; each ends for itself. @throws GraphCallError where the call itself failed */
  batch(reads: readonly { path: string; parameters: GraphParameters }[]): Promise<(unknown | GraphCallError)[]>;
}

/** Calls that failed in one of these ways never left this machine. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
/** Graph's code for a token that is not good. */
const NOBODY_CONNECTED = 190;
/** A file may take so much longer than other calls. */
const FILE_DEADLINES = 6;
const LONGEST_WORDS = 200;
/** More than any page of Graph. */
const LONGEST_ANSWER = 20 * 1024 * 1024;

const GraphError = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number().optional().catch(undefined),
    error_subcode: z.number().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});
const Batch = z.array(z.object({ code: z.number(), body: z.string() }).nullable());

/** One account's calls to Graph. None is repeated, and the token is in no address: addresses are what others write down. */
export function createGraph(
  access: GraphAccess,
  { deadlineMs, granted }: { deadlineMs: number; granted?: () => Promise<string | undefined> },
): GraphClient {
  const { base, version, appSecret } = access;

  /** What somebody granted goes before what the environment has: it is newer. */
  async function tokenNow(): Promise<string> {
    const token = (await granted?.()) ?? access.token;
    if (token !== undefined) return token;
    throw new GraphCallError({
      kind: 'answer',
      status: 401,
      code: NOBODY_CONNECTED,
      subcode: undefined,
      passes: false,
      detail: 'nobody has connected this account yet',
      waitMs: undefined,
    });
  }

  async function call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    parameters: GraphParameters,
    {
      signal,
      json,
      file,
    }: { signal?: AbortSignal | undefined; json?: Readonly<Record<string, unknown>>; file?: GraphFile } = {},
  ): Promise<unknown> {
    const token = await tokenNow();
    const signed = { ...parameters, appsecret_proof: proofOf(token, appSecret) };
    const words = formOf(signed);
    const url = `${base}/${version}${path === '' ? '/' : `/${path}`}`;
    const deadline = AbortSignal.timeout(file ? FILE_DEADLINES * deadlineMs : deadlineMs);
    let response: Response;
    let text: string;
    try {
      signal?.throwIfAborted();
      const isForm = method === 'POST' && json === undefined;
      const sent = file ? partsOf(signed, file) : isForm ? words : JSON.stringify(json);
      response = await fetch(isForm ? url : `${url}?${words}`, {
        method,
        headers: present({
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          // The one of a file names its boundary, which fetch writes itself.
          'content-type': method !== 'POST' || file ? undefined : isForm ? FORM : 'application/json',
        }),
        ...present({ body: method === 'POST' ? sent : undefined }),
        // A redirect would turn what publishes into a look.
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      text = await textOf(response);
    } catch (error) {
      throw new GraphCallError(failureOf(error), error);
    }
    return answerOf(response.status, text, response.headers);
  }

  return {
    get: (path, parameters, signal) => call('GET', path, parameters, { signal }),
    post: (path, parameters) => call('POST', path, parameters),
    postJson: (path, body) => call('POST', path, {}, { json: body }),
    postFile: (path, parameters, file) => call('POST', path, parameters, { file }),
    delete: (path) => call('DELETE', path, {}),
    async batch(reads) {
      const proof = proofOf(await tokenNow(), appSecret);
      const wanted = reads.map(({ path, parameters }) => ({
        method: 'GET',
        relative_url: `${version}/${path}?${formOf({ ...parameters, appsecret_proof: proof })}`,
      }));
      const answered = await call('POST', '', { batch: JSON.stringify(wanted), include_headers: false });
      const parts = Batch.safeParse(answered);
      if (!parts.success) throw new GraphCallError({ kind: 'no-answer', detail: 'Graph answered without the parts' });
      return reads.map((_, index) => partOf(parts.data[index]));
    },
  };
}

/** What Graph did not get to in time is missing from its answer. */
function partOf(part: { code: number; body: string } | null | undefined): unknown | GraphCallError {
  if (part === null || part === undefined)
    return new GraphCallError({ kind: 'no-answer', detail: 'Graph left this part out' });
  try {
    return answerOf(part.code, part.body, new Headers());
  } catch (error) {
    if (error instanceof GraphCallError) return error;
    throw error;
  }
}

function answerOf(status: number, text: string, headers: Headers): unknown {
  const json = parsed(text);
  const told = GraphError.safeParse(json);
  // Graph sends some of its errors with 200.
  if (status < 400 && !told.success) {
    if (json === undefined)
      throw new GraphCallError({ kind: 'no-answer', detail: `HTTP ${status}, and what came is no JSON` });
    return json;
  }
  const error = told.data?.error;
  throw new GraphCallError({
    kind: 'answer',
    status,
    code: error?.code,
    subcode: error?.error_subcode,
    passes: error?.is_transient === true,
    detail: shortened(error?.error_user_msg ?? (error?.message || `HTTP ${status}`)),
    waitMs: waitOf(headers),
  });
}

function formOf(parameters: GraphParameters): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) words.set(name, typeof value === 'object' ? value.join(',') : String(value));
  return words.toString();
}

function partsOf(parameters: GraphParameters, { bytes, mime, name, part: named = 'file' }: GraphFile): FormData {
  const parts = new FormData();
  for (const [part, value] of new URLSearchParams(formOf(parameters))) parts.set(part, value);
  // Meta takes names of plain letters alone.
  parts.set(named, new Blob([Buffer.from(bytes)], { type: mime }), name.replace(/[^\w.-]/g, '_'));
  return parts;
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > LONGEST_ANSWER) throw new TypeError('the answer has more bytes than any page of Graph');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function failureOf(error: unknown): GraphFailure {
  const code = codeOf(error);
  if (code !== undefined && NEVER_LEFT.has(code)) return { kind: 'never-connected', detail: code };
  const words = error instanceof Error ? error.message : String(error);
  return { kind: 'no-answer', detail: shortened(code === undefined ? words : `${words} (${code})`) };
}

/** The system's word for what happened, which fetch keeps below its own error. */
function codeOf(error: unknown): string | undefined {
  let found: string | undefined;
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1)
    if ('code' in each && typeof each.code === 'string') found = each.code;
  return found;
}

function shortened(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS).toWellFormed()}…` : words;
}
