import type { Response } from 'express';
import type { OddAnswer } from '../social/faults.ts';

const spent = (headers: (now: number) => Record<string, string>): OddAnswer => ({
  status: 429,
  headers: (now) => headers(now.getTime()),
  body: '{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}',
});
const window = (reset: string): Record<string, string> => ({
  'x-rate-limit-limit': '300',
  'x-rate-limit-remaining': '0',
  'x-rate-limit-reset': reset,
});

/** What X and what stands before it have answered instead of a problem in good order. Each is a whole answer. */
export const odd: Readonly<Record<string, OddAnswer>> = {
  '429-reset-ms': spent((now) => window(String(now + 900_000))),
  '429-reset-far': spent(() => window('4102444800')),
  '429-reset-text': spent(() => window('abc')),
  '429-no-reset': spent(() => ({ 'x-rate-limit-limit': '300' })),
  '429-no-headers': spent(() => ({})),
  '429-retry-huge': spent(() => ({ 'retry-after': '1000000000000' })),
  '429-retry-text': spent(() => ({ 'retry-after': 'soon' })),
  '429-day': spent((now) => ({
    'x-rate-limit-limit': '300',
    'x-rate-limit-remaining': '299',
    'x-rate-limit-reset': String(Math.ceil(now / 1000) + 60),
    'x-user-limit-24hour-limit': '100',
    'x-user-limit-24hour-remaining': '0',
    'x-user-limit-24hour-reset': String(Math.ceil(now / 1000) + 80_000),
  })),
  '429-words': { status: 429, body: '{"errors":["Too Many Requests"]}' },
  '503-null': { status: 503, body: '{"errors":[null]}' },
  '503-null-beside': {
    status: 503,
    body: '{"errors":[{"code":131,"message":"Internal error"},null]}',
  },
  '503-list': { status: 503, body: '[null,"x",{"errors":{"0":1}}]' },
  '503-empty': { status: 503, body: '' },
  '502-html': {
    status: 502,
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
    type: 'text/html',
  },
  '503-no-json': { status: 503, body: '{"errors":' },
};

export const oddAnswers: readonly string[] = Object.keys(odd);

/** What an answer that X calls good may lack or say too much. */
export const oddChanges = [
  'no-users',
  'empty-page',
  'same-token',
  'spent-reset-ms',
  'refused-since',
  'refused-page',
] as const;

/** A page as it is with the odd thing in it. */
export function changePage(
  kind: string,
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
