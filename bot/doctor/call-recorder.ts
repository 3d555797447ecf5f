import { skewOf } from '#core/finding.ts';

/** One call of a Web API, as it was seen from outside. */
export interface Seen {
  method: string;
  /** "ok", or the service's word for the refusal. */
  result: string;
  ms: number;
}

/** A `fetch` that remembers what went through it; never an argument or a token. */
export interface CallRecorder {
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  readonly seen: Seen[];
  /** What the newest answer to a bot token said it may. */
  scopes(): string[] | undefined;
  /** Milliseconds that the other clock is ahead of ours, by the newest answer; whole seconds. */
  skewMs(): number | undefined;
}

export function createCallRecorder(): CallRecorder {
  const seen: Seen[] = [];
  let scopes: string[] | undefined;
  let skewMs: number | undefined;
  return {
    seen,
    scopes: () => scopes,
    skewMs: () => skewMs,
    async fetch(url, init) {
      const method = new URL(url).pathname.split('/').at(-1) ?? '';
      const from = Date.now();
      const note = (result: string): void => void seen.push({ method, result, ms: Date.now() - from });
      let response: Response;
      try {
        response = await fetch(url, init);
      } catch (error) {
        note('no answer');
        throw error;
      }
      skewMs = skewOf(response.headers.get('date'), { from, now: Date.now() }) ?? skewMs;
      const granted = response.headers.get('x-oauth-scopes');
      if (granted !== null)
        scopes = granted
          .split(',')
          .map((scope) => scope.trim())
          .filter((scope) => scope !== '');
      note(await resultOf(response));
      return response;
    },
  };
}

async function resultOf(response: Response): Promise<string> {
  if (!response.ok) return `HTTP ${response.status}`;
  if (!(response.headers.get('content-type') ?? '').includes('json')) return 'ok';
  const body: unknown = await response.clone().json();
  const isRefused = typeof body === 'object' && body !== null && 'ok' in body && body.ok === false;
  return isRefused ? ('error' in body ? String(body.error) : 'refused') : 'ok';
}
