import type { OddAnswer } from '../social/faults.ts';

const words = '{"error":"Too many requests"}';
const window = (reset: string): Record<string, string> => ({
  'x-ratelimit-limit': '300',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': reset,
});
const page = (title: string): string =>
  `<!DOCTYPE html>\n<html lang='en'><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
const html = (status: number, title: string): OddAnswer => ({ status, body: page(title), type: 'text/html' });

/** What servers that speak Mastodon's protocol, and what stands before them, have answered. Each is a whole answer. */
export const odd: Readonly<Record<string, OddAnswer>> = {
  '429-no-headers': { status: 429, body: words },
  '429-reset-text': { status: 429, headers: () => window('soon'), body: words },
  '429-reset-far': { status: 429, headers: () => window('2100-01-01T00:00:00.000000Z'), body: words },
  // Other servers of the protocol write seconds.
  '429-reset-seconds': {
    status: 429,
    headers: (now) => window(String(Math.ceil(now.getTime() / 1000) + 60)),
    body: words,
  },
  '500-html': html(500, "We're sorry, but something went wrong"),
  '502-html': html(502, '502 Bad Gateway'),
  '503-html': html(503, 'Under maintenance'),
  '503-empty': { status: 503, body: '' },
  '503-no-json': { status: 503, body: '{"error":' },
  '200-html': html(200, 'Checking your browser'),
};

/** What an answer may have that not every client expects. */
export const oddChanges = ['unknown-type', 'without-status', 'same-page'] as const;
