import type { DatabaseSync } from 'node:sqlite';
import { noField, noParameter, notThere, unknownPath } from '../meta/problem.ts';
import { fileOf } from '../meta/directs.ts';
import type { Social } from '../social/social.ts';
import type { DirectRow, UserRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';
import { BUSINESS } from './address.ts';
import type { Messaging } from './send.ts';
import type { Uploads } from './uploads.ts';
import { templates } from './templates.ts';

const everywhere = ['appsecret_proof', 'access_token', 'fields', 'limit', 'after'];
const fields = {
  phone_numbers: ['id', 'display_phone_number', 'verified_name', 'quality_rating'],
  message_templates: ['id', 'name', 'language', 'status', 'category', 'components'],
};

/** Graph as far as a business with telephone numbers needs it. */
export function createGraphOf(
  db: DatabaseSync,
  {
    social,
    messaging,
    uploads,
    subscribe,
    address,
  }: {
    social: Social;
    messaging: Messaging;
    uploads: Uploads;
    subscribe(page: string, fields: string[]): void;
    address(): string;
  },
) {
  const direct = db.prepare('SELECT * FROM whatsapp_directs WHERE id = ?');

  function list(name: keyof typeof fields, rows: readonly object[], parameters: URLSearchParams): unknown {
    const asked = (parameters.get('fields') ?? fields[name].join(',')).split(',');
    for (const field of asked) if (!fields[name].includes(field)) throw noField(field, 'WhatsAppBusinessAccount');
    return {
      data: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => asked.includes(field)))),
      paging: { cursors: { before: 'MQ', after: 'MQ' } },
    };
  }

  /** @throws Problem for a parameter that is not taken */
  function check(parameters: URLSearchParams, ...also: string[]): void {
    for (const name of parameters.keys()) if (![...everywhere, ...also].includes(name)) throw noParameter(name);
  }

  function file(id: string, phone: UserRow): unknown {
    const row = direct.get(id) as DirectRow | undefined;
    const [item] = row && (row.sender === phone.id || row.recipient === phone.id) ? mediaOf(row) : [];
    if (item === undefined) throw notThere(id, 'get');
    return {
      messaging_product: 'whatsapp',
      url: fileOf(item.url, address()),
      mime_type: item.type === 'photo' ? 'image/png' : 'video/mp4',
      id,
    };
  }

  return {
    reads: {
      answer(path: readonly string[], parameters: URLSearchParams, phone: UserRow): unknown {
        const [id = '', edge = '', ...rest] = path;
        if (rest.length > 0) throw unknownPath();
        check(parameters, 'status', 'name', 'phone_number_id');
        if (id !== BUSINESS && edge === '') return file(id, phone);
        if (id !== BUSINESS) throw notThere(id, 'get');
        if (edge === 'phone_numbers')
          return list(
            edge,
            social.users.accounts().map((row) => ({
              id: row.id,
              display_phone_number: `+${row.handle}`,
              verified_name: row.name,
              quality_rating: 'GREEN',
            })),
            parameters,
          );
        if (edge !== 'message_templates') throw unknownPath();
        const status = parameters.get('status');
        return list(
          edge,
          templates.filter((each) => status === null || each.status === status),
          parameters,
        );
      },
    },
    writes: {
      publishes: (method: string, path: readonly string[]): boolean => method === 'POST' && path[1] === 'messages',
      answer(
        method: 'POST' | 'DELETE',
        path: readonly string[],
        parameters: URLSearchParams,
        phone: UserRow,
        bytes?: Buffer,
      ): unknown {
        const [id = '', edge = '', ...rest] = path;
        if (rest.length > 0 || method !== 'POST') throw unknownPath();
        if (id === BUSINESS && edge === 'subscribed_apps') {
          check(parameters);
          subscribe(BUSINESS, ['messages', 'smb_message_echoes']);
          return { success: true };
        }
        if (edge !== 'messages' && edge !== 'media') throw unknownPath();
        if (id !== phone.id) throw notThere(id, 'post');
        if (edge === 'media') {
          check(parameters, 'messaging_product', 'type');
          return uploads.take(phone, parameters, bytes);
        }
        return messaging.send(phone, parameters);
      },
    },
  };
}
