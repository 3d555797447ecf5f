import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { MAX_FILE_BYTES, type Fetched, type FileRefusal, type Files } from '#core/ports/files.ts';
import { isPublic } from './address.ts';
import { typeOf } from './type.ts';

export interface FetcherOptions {
  /** Origins of our own, such as the local workspace's: plain http and any address are allowed for them, and for nothing else. */
  trusted?: readonly string[];
  /** All addresses of a name; left out: the system's resolver. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
  /** Bytes. */
  max?: number;
  /** For everything, redirects included. */
  deadlineMs?: number;
}

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Decided by us; travels through the connection as its error. */
class Refused extends Error {
  override name = 'Refused';
  readonly why: FileRefusal;

  constructor(why: FileRefusal, detail: string) {
    super(detail);
    this.why = why;
  }
}

/** Fetches what strangers point at, and nothing that lies behind our own walls. */
export function createFetcher({
  trusted = [],
  resolve = (host) => lookup(host, { all: true, verbatim: true }),
  max = MAX_FILE_BYTES,
  deadlineMs = 30_000,
}: FetcherOptions = {}): Files['fetch'] {
  async function publicAddresses(host: string): Promise<[LookupAddress, ...LookupAddress[]]> {
    const found = await resolve(host);
    const stranger = found.find(({ address }) => !isPublic(address));
    const [first, ...more] = found;
    if (!first || stranger) throw new Refused('address', `${host} is ${stranger?.address ?? 'nowhere'}`);
    return [first, ...more];
  }
  /** The addresses that are checked here are the ones that are connected to: there is no second look at the name. */
  const checked: LookupFunction = (host, options, done) => {
    callbackify(publicAddresses)(host, (error, found) => {
      if (error) done(error, '');
      else if (options.all === true) done(null, found);
      else done(null, found[0].address, found[0].family);
    });
  };

  function admit(address: string, base?: URL): { url: URL; isTrusted: boolean } {
    if (!URL.canParse(address, base?.href)) throw new Refused('address', 'no address');
    const url = new URL(address, base?.href);
    if (trusted.includes(url.origin)) return { url, isTrusted: true };
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '')
      throw new Refused('address', `${url.protocol}//${url.host}`);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A bare address is never looked up, so no hook would see it.
    if (isIP(host) !== 0 && !isPublic(host)) throw new Refused('address', host);
    return { url, isTrusted: false };
  }

  async function hop(
    { url, isTrusted }: { url: URL; isTrusted: boolean },
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const { promise, resolve: answered, reject } = Promise.withResolvers<http.IncomingMessage>();
    const client = url.protocol === 'https:' ? https : http;
    const request = client.get(url, {
      agent: false,
      signal,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'Recado', ...headers },
      lookup: isTrusted ? undefined : checked,
    });
    request.once('response', (response) => {
      const { remoteAddress = '' } = response.socket;
      if (isTrusted || isPublic(remoteAddress)) answered(response);
      else request.destroy(new Refused('address', remoteAddress));
    });
    request.once('error', reject);
    return promise;
  }

  async function read(response: http.IncomingMessage): Promise<Uint8Array> {
    if ((response.headers['content-encoding'] ?? 'identity') !== 'identity')
      throw new Refused('type', `encoded as ${response.headers['content-encoding']}`);
    if (Number(response.headers['content-length'] ?? 0) > max)
      throw new Refused('too-large', `${response.headers['content-length']} bytes`);
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of response) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > max) throw new Refused('too-large', `more than ${max} bytes`);
      parts.push(bytes);
    }
    if (!response.complete) throw new Error('the answer broke off');
    return Buffer.concat(parts);
  }

  async function follow(address: string, { signal, headers }: Parameters<Files['fetch']>[1]): Promise<Fetched> {
    let to = admit(address);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await hop(to, headers?.(to.url) ?? {}, signal);
      try {
        const { statusCode = 0 } = response;
        if (REDIRECTS.has(statusCode) && response.headers.location !== undefined) {
          to = admit(response.headers.location, to.url);
          continue;
        }
        if (statusCode === 429 || statusCode >= 500) return { kind: 'failed', detail: `HTTP ${statusCode}` };
        if (statusCode !== 200) return { kind: 'refused', why: 'gone', detail: `HTTP ${statusCode}` };
        const bytes = await read(response);
        const type = await typeOf(bytes);
        return type
          ? { kind: 'taken', bytes, type }
          : { kind: 'refused', why: 'type', detail: response.headers['content-type'] ?? 'no type' };
      } finally {
        response.destroy();
      }
    }
    return { kind: 'refused', why: 'address', detail: `more than ${MOST_REDIRECTS} redirects` };
  }

  return async (address, { signal, headers }) => {
    try {
      return await follow(address, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
        headers,
      });
    } catch (error) {
      if (error instanceof Refused) return { kind: 'refused', why: error.why, detail: error.message };
      return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
    }
  };
}
