import { present } from '#core/present.ts';

/** The workspace's control API, as the people of the day use it. */
export interface Calls {
  get<T>(address: string): Promise<T>;
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: unknown): Promise<T>;
}

/** A refusal in words. */
export class CallRefused extends Error {
  override name = 'CallRefused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** `key`: where the workspace is guarded. */
export function createCalls(base: string | (() => string), key?: string): Calls {
  async function call<T>(method: string, address: string, body?: unknown): Promise<T> {
    const response = await fetch(`${typeof base === 'string' ? base : base()}${address}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      headers: present({
        'x-recado-key': key,
        'content-type': method === 'GET' ? undefined : 'application/json',
      }),
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
    });
    const text = await response.text();
    if (!response.ok)
      throw new CallRefused(response.status, `${method} ${address} answered ${response.status}: ${text.slice(0, 300)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  return { get: (address) => call('GET', address), send: (method, address, body) => call(method, address, body) };
}
