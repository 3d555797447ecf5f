import { patience } from './patience.ts';

/** A refusal of the workspace's control API. */
export class ControlError extends Error {
  override name = 'ControlError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(`${status} ${message}`);
    this.status = status;
  }
}

/** One call of the workspace's control API. */
export async function control<T>(
  base: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  address: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${base}${address}`, {
    method,
    ...(method !== 'GET' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(patience(60_000)),
  });
  const text = await response.text();
  if (!response.ok) throw new ControlError(response.status, `${method} ${address}: ${text.slice(0, 500)}`);
  return text === '' ? (undefined as T) : JSON.parse(text);
}
