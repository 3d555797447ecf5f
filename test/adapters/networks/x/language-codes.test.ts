import { expect, it } from 'vitest';
import { toMessage } from '../../../../adapters/networks/x/message.ts';

it.each([
  ['iw', 'he'],
  ['in', 'id'],
  ['pt', 'pt'],
])('X calls a language %s, everybody else %s', (lang, hint) => {
  const post = {
    id: '1',
    text: 'x',
    author_id: '2',
    created_at: '2026-11-20T10:00:00Z',
    lang,
    referenced: [],
    history: undefined,
    note: undefined,
    metrics: undefined,
  };
  const page = { users: new Map(), media: new Map(), authorOf: new Map() };
  const reader = {
    meId: '9',
    meHandle: 'alba',
    permalink: () => 'https://x.com/a/status/1',
    directLink: () => 'https://x.com/messages',
  };
  expect(toMessage(post, page, reader)?.languageHint).toBe(hint);
});
