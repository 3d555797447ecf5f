import { expect, it } from 'vitest';
import { CALLS } from '../../../../adapters/networks/facebook/calls.ts';
import { read, sources } from '../../../support/source.ts';

/** What an id in the source is of. */
const NODES: Readonly<Record<string, readonly string[]>> = {
  id: [':post', ':comment'],
  target: [':post', ':comment'],
  under: [':post', ':comment'],
  first: [':comment'],
  postId: [':post'],
  pageId: [':page'],
  account: [':page'],
  'parts.appId': [':app'],
  thread: [':thread'],
  'found.id': [':thread'],
  'direct.mid': [':message'],
  ownId: [':own'],
};
/** A call that is written for any message, though one kind of it is left out before. */
const NEVER = new Set(['POST /:post', 'DELETE /:post']);

/** Method and address of every call in the source. */
function made(): string[] {
  const text = [...sources('adapters/networks/facebook'), ...sources('adapters/networks/meta')].map(read).join('\n');
  const written = [
    ...text.matchAll(/\b(?:client|app)\.(get|post|delete)\((?:`([^`]+)`|'([^']+)'|(\w+))/g),
    ...text.matchAll(/\bclient\.(post)File\(\s*'([^']+)'/g),
    ...text.matchAll(/\b()read\('(me)'/g),
    ...text.matchAll(/\b()followList\((?:session\.)?read, `([^`]+)`/g),
    ...text.matchAll(/\b()follow\(directs, (?:`([^`]+)`|'([^']+)')/g),
    ...text.matchAll(/\b()path: encodeURIComponent\((direct\.mid)\)/g),
    ...text.matchAll(/\b()path: (?:`([^`]+)`|(id)\b)/g),
    // As the app, or as the person who lets us in.
    ...text.matchAll(/\basApp\(app\)\.(post)\('([^']+)'/g),
    ...text.matchAll(/\b()path: '(debug_token)'/g),
    ...text.matchAll(/\basPerson\(app, user\)\.(get)\((ownId)/g),
    // The doctor's own.
    ...text.matchAll(/\}\)\.(get)\('(me)'/g),
  ];
  return written.flatMap(([, verb, ...ways]) => {
    const method = (verb || 'get').toUpperCase();
    const at = ways.find((way) => way !== undefined) ?? '';
    if (at === 'path') return [];
    const name = /^\$\{([\w.]+)\}/.exec(at)?.[1] ?? (['id', 'direct.mid', 'ownId'].includes(at) ? at : undefined);
    if (name === undefined) return [`${method} /${at}`];
    const rest = at === name ? '' : at.slice(name.length + 3);
    return (NODES[name] ?? [name]).map((node) => `${method} /${node}${rest}`);
  });
}

it('the table of calls has every call that the source makes, and no other', () => {
  const calls = new Set(made().filter((call) => !NEVER.has(call)));
  expect([...calls].toSorted()).toEqual(CALLS.map(({ call }) => call).toSorted());
});
