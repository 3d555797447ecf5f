import type { Clock } from '#core/ports/clock.ts';
import type { Hooks } from '../meta/hooks.ts';
import type { Social } from '../social/social.ts';
import type { DirectRow, UserRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';
import { BUSINESS } from './address.ts';

interface Outcome {
  phone: UserRow;
  /** Her number. */
  person: string;
  wamid: string;
  /** What the call wanted to have said back. */
  opaque: string | undefined;
  failure: { code: number; title: string } | undefined;
}

/** Tells what happens, as Meta does. */
export interface Teller {
  wroteDirect(row: DirectRow): void;
  /** What becomes of a message of ours: it is delivered at once, read when she writes next, or fails. */
  status(outcome: Outcome): void;
}

export const wamidOf = ({ id }: Pick<DirectRow, 'id'>): string => `wamid.${id}`;

export function createTeller(social: Social, { hooks, clock }: { hooks: Hooks; clock: Clock }): Teller {
  const { users, directs } = social;
  const unread = new Map<string, Outcome[]>();

  function emit(phone: UserRow, field: string, value: Record<string, unknown>): void {
    const metadata = { display_phone_number: phone.handle, phone_number_id: phone.id };
    hooks.emit(BUSINESS, field, { messaging_product: 'whatsapp', metadata, ...value }, clock.now());
  }

  function emitStatus({ phone, person, wamid, opaque, failure }: Outcome, status: string): void {
    emit(phone, 'messages', {
      statuses: [
        {
          id: wamid,
          status,
          timestamp: seconds(clock.now().getTime()),
          recipient_id: person,
          biz_opaque_callback_data: opaque,
          errors: failure
            ? [{ ...failure, message: failure.title, error_data: { details: `${failure.title}.` } }]
            : undefined,
        },
      ],
    });
  }

  function tell(row: DirectRow, content: Record<string, unknown>): void {
    const phone = users.accounts().find(({ id }) => id === row.sender || id === row.recipient);
    if (phone === undefined) return;
    const isEcho = row.sender === phone.id;
    const other = users.byId(isEcho ? row.recipient : row.sender);
    const message = { id: wamidOf(row), timestamp: seconds(row.created_ms), ...content };
    const contacts = [{ profile: { name: other?.name ?? '' }, wa_id: other?.id }];
    if (isEcho)
      return emit(phone, 'smb_message_echoes', {
        message_echoes: [{ from: phone.handle, to: row.recipient, ...message }],
      });
    const read = unread.get(`${phone.id} ${row.sender}`) ?? [];
    unread.delete(`${phone.id} ${row.sender}`);
    for (const outcome of read) emitStatus(outcome, 'read');
    return emit(phone, 'messages', { contacts, messages: [{ from: row.sender, ...message }] });
  }

  directs.watch?.({
    unsent: (row) =>
      tell(row, {
        id: `${wamidOf(row)}r`,
        timestamp: seconds(clock.now().getTime()),
        type: 'revoke',
        revoke: { original_message_id: wamidOf(row) },
      }),
  });

  return {
    wroteDirect(row) {
      const [item] = mediaOf(row);
      if (row.pressed !== '')
        return tell(row, {
          type: 'interactive',
          interactive: { type: 'list_reply', list_reply: { id: row.pressed, title: row.text } },
        });
      if (item === undefined) return tell(row, { type: 'text', text: { body: row.text } });
      const type = item.type === 'photo' ? 'image' : 'video';
      const mime = item.type === 'photo' ? 'image/png' : 'video/mp4';
      const file = { id: row.id, mime_type: mime, caption: row.text === '' ? undefined : row.text };
      return tell(row, { type, [type]: file });
    },
    status(outcome) {
      if (outcome.failure) return emitStatus(outcome, 'failed');
      emitStatus(outcome, 'sent');
      emitStatus(outcome, 'delivered');
      const key = `${outcome.phone.id} ${outcome.person}`;
      unread.set(key, [...(unread.get(key) ?? []), outcome]);
    },
  };
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}
