import type { OddAnswer } from '../social/faults.ts';

const json = (error: Record<string, unknown>): string =>
  JSON.stringify({ error: { type: 'OAuthException', ...error } });

/** What Graph, and what stands before it, has answered. Each is a whole answer. */
export const odd: Readonly<Record<string, OddAnswer>> = {
  '200-error': { status: 200, body: json({ code: 2, message: 'Service temporarily unavailable' }) },
  '400-code-1': {
    status: 400,
    body: json({ code: 1, message: 'Please reduce the amount of data you are asking for, then retry your request' }),
  },
  '400-unknown-code': { status: 400, body: json({ code: 987_654, message: 'Something else' }) },
  '400-no-error': { status: 400, body: '{}' },
  '403-permission': {
    status: 403,
    body: json({ code: 230, message: '(#230) Requires pages_messaging permission to manage the object' }),
  },
  '502-html': { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>', type: 'text/html' },
  '200-html': { status: 200, body: '<html><body>Log in</body></html>', type: 'text/html' },
  '200-half': { status: 200, body: '{"id":' },
  '429-usage-words': {
    status: 400,
    headers: () => ({ 'x-business-use-case-usage': 'soon' }),
    body: json({ code: 4, message: 'Application request limit reached' }),
  },
};

/** What an answer may have that not every client expects. */
export const oddChanges = ['number-ids', 'without-from', 'same-page', 'odd-row'] as const;
