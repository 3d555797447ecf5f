import type { Response } from 'express';

/** What X and what stands before it have answered instead of a problem in good order. Each is a whole answer. */
const answers = {
  '429-reset-ms': {
    status: 429,
    headers: (now) => ({
      'x-rate-limit-limit': '300',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(now + 900_000),
    }),
  },
  '429-reset-far': {
    status: 429,
    headers: () => ({ 'x-rate-limit-limit': '300', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '4102444800' }),
  },
  '429-reset-text': {
    status: 429,
    headers: () => ({ 'x-rate-limit-limit': '300', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': 'abc' }),
  },
  '429-no-reset': { status: 429, headers: () => ({ 'x-rate-limit-limit': '300' }) },
  '429-no-headers': { status: 429, headers: () => ({}) },
  '429-retry-huge': { status: 429, headers: () => ({ 'retry-after': '1000000000000' }) },
  '429-retry-text': { status: 429, headers: () => ({ 'retry-after': 'soon' }) },
  '429-day': {
    status: 429,
    headers: (now) => ({
      'x-rate-limit-limit': '300',
      'x-rate-limit-remaining': '299',
      'x-rate-limit-reset': String(Math.ceil(now / 1000) + 60),
      'x-user-limit-24hour-limit': '100',
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': String(Math.ceil(now / 1000) + 80_000),
    }),
  },
  '429-words': { status: 429, headers: () => ({}), body: '{"errors":["Too Many Requests"]}' },
  '503-null': { status: 503, headers: () => ({}), body: '{"errors":[null]}' },
  '503-null-beside': {
    status: 503,
    headers: () => ({}),
    body: '{"errors":[{"code":131,"message":"Internal error"},null]}',
  },
  '503-list': { status: 503, headers: () => ({}), body: '[null,"x",{"errors":{"0":1}}]' },
  '503-empty': { status: 503, headers: () => ({}), body: '' },
  '502-html': {
    status: 502,
    headers: () => ({}),
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
    type: 'text/html',
  },
  '503-no-json': { status: 503, headers: () => ({}), body: '{"errors":' },
} as const satisfies Record<
  string,
  { status: number; headers(now: number): Record<string, string>; body?: string; type?: string }
>;

type Answer = { status: number; headers(now: number): Record<string, string>; body?: string; type?: string };

/** What an answer that X calls good may lack or say too much. */
const changes = ['no-users', 'empty-page', 'same-token', 'spent-reset-ms', 'refused-since', 'refused-page'] as const;
export type OddChange = (typeof changes)[number];

export const oddAnswers: readonly string[] = Object.keys(answers);
export const oddReads: readonly string[] = [...oddAnswers, ...changes].map((kind) => `read:${kind}`);

/** True where that was a whole answer, which is sent now. */
export function answerOddly(kind: string, response: Response, now: Date): boolean {
  const answer = Object.entries<Answer>(answers).find(([name]) => name === kind)?.[1];
  if (answer === undefined) return false;
  for (const name of response.getHeaderNames()) if (name.startsWith('x-rate-limit')) response.removeHeader(name);
  response
    .status(answer.status)
    .set(answer.headers(now.getTime()))
    .type(answer.type ?? 'application/json')
    .send(
      answer.body ?? '{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}',
    );
  return true;
}

/** A page as it is with the odd thing in it. */
export function changePage(
  kind: OddChange,
  body: Record<string, unknown>,
  { response, now, nth }: { response: Response; now: Date; nth: number },
): Record<string, unknown> {
  switch (kind) {
    case 'no-users': {
      const { users: _users, ...includes } = (body['includes'] ?? {}) as Record<string, unknown>;
      return { ...body, includes };
    }
    case 'empty-page':
      return { meta: { result_count: 0, next_token: `7140w${nth.toString(36)}` } };
    case 'same-token':
      return { ...body, meta: { ...(body['meta'] as object | undefined), next_token: '7140w1' } };
    case 'spent-reset-ms':
      response.set({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(now.getTime() + 900_000) });
      return body;
    default:
      return body;
  }
}
