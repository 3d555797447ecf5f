import type { ApiParts } from './api-parts.ts';
import type { Endpoints } from './endpoint.ts';
import { limitOf, listOf, pageOf, setLinks } from './links.ts';
import { notFound } from './problem.ts';

/** What the account was told, newest first; a page says in its Link header where the next one is, as long as it has something. */
export function addNotificationApi(
  { read, write }: Endpoints,
  { notifications, shaper, address }: Pick<ApiParts, 'notifications' | 'shaper' | 'address'>,
): void {
  read('/v1/notifications', {
    name: 'notifications',
    scopes: ['read:notifications'],
    handle: ({ user, request, query, response, odd }) => {
      const found = notifications.page(user.id, {
        ...pageOf(query),
        limit: limitOf(query, { usual: 40, most: 80 }),
        types: listOf(query, 'types'),
        without: listOf(query, 'exclude_types'),
      });
      const [newest, oldest] = [found[0]?.id, found.at(-1)?.id];
      const older = odd === 'same-page' ? (newest ?? 1) + 1 : oldest;
      setLinks(request, response, { base: address(), older: older?.toString(), newer: newest?.toString() });
      const list = found.map((row) => shaper.notification(row, user));
      if (odd === 'unknown-type')
        list.unshift({ ...list[0], id: '999999999', type: 'annual_report', status: undefined });
      response.json(odd === 'without-status' ? list.map(({ status: _status, ...rest }) => rest) : list);
    },
  });
  read('/v1/notifications/:id', {
    name: 'notifications',
    scopes: ['read:notifications'],
    handle: ({ user, request, response }) => {
      const row = notifications.byId(user.id, String(request.params['id']));
      if (row === undefined) throw notFound();
      response.json(shaper.notification(row, user));
    },
  });
  write('post', '/v1/notifications/:id/dismiss', {
    scopes: ['write:notifications'],
    handle: ({ user, request, response }) => {
      if (!notifications.dismiss(user.id, String(request.params['id']))) throw notFound();
      response.json({});
    },
  });
}
