import { expect, it } from 'vitest';
import { CALLS } from '../../../../adapters/networks/whatsapp/calls.ts';
import { read, sources } from '../../../support/source.ts';

/** What an id in the source is of. */
const NODES: Readonly<Record<string, string>> = {
  business: ':business',
  'session.business': ':business',
  'phone.id': ':phone',
  'parts.appId': ':app',
};

it('the table of calls has every call that the source makes, and no other', () => {
  const text = sources('adapters/networks/whatsapp').map(read).join('\n');
  const made = [
    ...text.matchAll(/\b(?:client|app)\.(get|post)(?:Json|File)?\(\s*(?:`\$\{([\w.]+)\}([^`]*)`|(id))/g),
  ].map(
    ([, verb = '', node = '', rest = '', file]) =>
      `${verb.toUpperCase()} /${file === undefined ? (NODES[node] ?? node) + rest : ':file'}`,
  );
  expect([...new Set(made)].toSorted()).toEqual(CALLS.map(({ call }) => call).toSorted());
});
