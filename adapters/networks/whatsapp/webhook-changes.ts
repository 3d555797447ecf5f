import { toldDeleted, type InboundEvent, type InboundMessage } from '#core/message.ts';
import type { MetaEntry } from '../meta/webhook-wire.ts';
import { contentOf } from './content.ts';
import { refusalOf } from './errors.ts';
import { targetId, threadId } from './ids.ts';
import { ignoredFields, ignoredTypes } from './ignored.ts';
import { WireMessage, WireStatus, WireValue, type Content } from './wire.ts';

/** Our own telephone number, as Meta knows it. */
export interface Phone {
  id: string;
  name: string;
  handle: string;
  /** Where the file of an id is asked for. */
  addressOf(file: string): string;
}

export type Meaning =
  | { kind: 'event'; event: InboundEvent }
  /** On purpose: why. */
  | { kind: 'ignored'; why: string }
  /** Of another number of the same business. */
  | { kind: 'other' }
  /** Nobody thought of it. */
  | { kind: 'unknown'; what: string };

const RECEIPTS = ['sent', 'delivered', 'read', 'failed'] as const;

/** Pure: the same call says the same twice. */
export function meaningsOf(
  { object, changes, time }: MetaEntry,
  { now, phone }: { now: Date; phone: Phone },
): Meaning[] {
  if (object !== 'whatsapp_business_account') return [{ kind: 'unknown', what: `object ${object.slice(0, 40)}` }];
  const at = time ?? now;
  return changes.flatMap(({ field, value }): Meaning[] => {
    if (field === undefined) return [{ kind: 'unknown', what: 'a change without a field' }];
    const why = ignoredFields[field];
    if (why !== undefined) return [{ kind: 'ignored', why }];
    const isKnown = field === 'messages' || field === 'smb_message_echoes';
    const read = isKnown ? WireValue.safeParse(value).data : undefined;
    if (!read) return [{ kind: 'unknown', what: field.slice(0, 40) }];
    if (read.metadata.phone_number_id !== phone.id) return [{ kind: 'other' }];
    const found = [
      ...read.messages.map((row) => ofMessage(row, { value: read, phone, at, isOurs: false })),
      ...read.message_echoes.map((row) => ofMessage(row, { value: read, phone, at, isOurs: true })),
      ...read.statuses.map((row) => ofStatus(row, at)),
      ...read.errors.map(({ code }): Meaning => ({ kind: 'unknown', what: `error ${code ?? '?'}` })),
    ];
    return found.length > 0 ? found : [{ kind: 'unknown', what: `${field}: nothing that is known` }];
  });
}

interface Around {
  value: WireValue;
  phone: Phone;
  /** When it was told, where nothing says when it happened. */
  at: Date;
  isOurs: boolean;
}

function ofMessage(row: unknown, around: Around): Meaning {
  const read = WireMessage.safeParse(row);
  if (!read.success) return { kind: 'unknown', what: 'messages: a row that makes no sense' };
  const { data } = read;
  const { type, group_id: group, revoke, edit, timestamp = around.at, id } = data;
  const why = group === undefined ? ignoredTypes[type] : 'a group: Recado answers one person at a time';
  if (why !== undefined) return { kind: 'ignored', why };
  if (revoke)
    return {
      kind: 'event',
      event: toldDeleted({ nativeId: revoke.original_message_id, at: timestamp, forget: true }),
    };
  const person = around.isOurs ? (data.to ?? data.to_user_id) : (data.from ?? data.from_user_id ?? onlyOne(around));
  if (person === undefined) return { kind: 'unknown', what: `${type.slice(0, 40)}: nobody wrote it` };
  const said = { person, at: timestamp, quoted: data.context?.id };
  if (!edit) return eventOf({ ...said, id, version: 0, content: data }, around);
  const version = Math.floor(timestamp.getTime() / 1000);
  return eventOf({ ...said, id: edit.original_message_id, version, content: edit.message }, around);
}

/** Where only Meta's name of her is told, and beside the message. */
function onlyOne({ value: { contacts } }: Around): string | undefined {
  return contacts.length === 1 ? (contacts[0]?.wa_id ?? contacts[0]?.user_id) : undefined;
}

interface MessageFacts {
  id: string;
  person: string;
  at: Date;
  version: number;
  quoted: string | undefined;
  content: Content;
}

function eventOf(
  { id, person, at, version, quoted, content }: MessageFacts,
  { value, phone, isOurs }: Around,
): Meaning {
  const her = value.contacts.find(({ wa_id, user_id }) => wa_id === person || user_id === person) ?? value.contacts[0];
  const username = her?.profile?.username?.replace(/^@/, '');
  const handle = /^\d+$/.test(person) ? person : username || person;
  const message: InboundMessage = {
    nativeId: id,
    currentId: targetId({ person, wamid: id }),
    version,
    uncounted: true,
    kind: 'dm',
    private: true,
    ...contentOf(content, phone.addressOf),
    author: isOurs
      ? { nativeId: phone.id, handle: phone.handle, name: phone.name }
      : { nativeId: person, handle, name: her?.profile?.name || username || '' },
    postedAt: at,
    // A private conversation has no address of its own.
    url: '',
    conversationId: threadId(phone.id, person),
    parentId: quoted,
    mentions: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  };
  return {
    kind: 'event',
    event: { kind: isOurs ? 'own-message' : 'message', eventKey: `${id}:${version}`, message },
  };
}

function ofStatus(row: unknown, at: Date): Meaning {
  const read = WireStatus.safeParse(row);
  if (!read.success) return { kind: 'unknown', what: 'statuses: a row that makes no sense' };
  const { id, status, timestamp = at, recipient_type, biz_opaque_callback_data: opId, errors } = read.data;
  if (recipient_type === 'group') return { kind: 'ignored', why: 'a group: Recado answers one person at a time' };
  const what = RECEIPTS.find((each) => each === status);
  if (what === undefined) {
    const why = status === 'played' ? 'that she heard it says no more than that she read it' : undefined;
    return why === undefined ? { kind: 'unknown', what: `status ${status.slice(0, 40)}` } : { kind: 'ignored', why };
  }
  const [problem] = errors ?? [];
  const detail = problem?.error_data?.details || problem?.title || problem?.message || '';
  return {
    kind: 'event',
    event: {
      kind: 'receipt',
      eventKey: `${id}:${what}`,
      nativeId: id,
      what,
      at: timestamp,
      opId: opId || undefined,
      why:
        what === 'failed'
          ? { code: refusalOf(problem?.code), detail: `${detail} (${problem?.code ?? '?'})` }
          : undefined,
    },
  };
}
