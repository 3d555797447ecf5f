import { describe, expect, it } from 'vitest';
import { removedKey } from '#core/message.ts';
import { meaningsOf, type Meaning, type Phone } from '../../../../adapters/networks/whatsapp/webhook-changes.ts';
import { refusalOf } from '../../../../adapters/networks/whatsapp/errors.ts';
import { readEntries } from '../../../../adapters/networks/meta/webhook-wire.ts';

const phone: Phone = { id: '106', name: 'Alba', handle: '34911234567', addressOf: (file) => `https://graph/${file}` };
const now = new Date('2026-01-02T03:04:05Z');

function told(value: Record<string, unknown>, field = 'messages'): Meaning[] {
  const body = { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field, value }] }] };
  return (readEntries(Buffer.from(JSON.stringify(body)))?.entries ?? []).flatMap((entry) =>
    meaningsOf(entry, { now, phone }),
  );
}
const of = (message: Record<string, unknown>, more: Record<string, unknown> = {}): Meaning[] =>
  told({
    metadata: { phone_number_id: '106' },
    contacts: [{ profile: { name: 'Ana' }, wa_id: '34600111222' }],
    messages: [{ from: '34600111222', id: 'wamid.1', timestamp: '1753000000', ...message }],
    ...more,
  });
const textOf = ([meaning]: Meaning[]): string | undefined =>
  meaning?.kind === 'event' && 'message' in meaning.event ? meaning.event.message.text : undefined;

describe('what WhatsApp tells', () => {
  it('is words and files, whatever kind of message it was; what Meta does not pass on says so', () => {
    expect(textOf(of({ type: 'text', text: { body: 'Hola' } }))).toBe('Hola');
    expect(textOf(of({ type: 'location', location: { latitude: 41.6, longitude: -0.9, name: 'Plaza' } }))).toBe(
      '📍 Plaza: 41.6, -0.9',
    );
    const contacts = [{ name: { formatted_name: 'Eva Gil' }, phones: [{ phone: '+34 600' }] }];
    expect(textOf(of({ type: 'contacts', contacts }))).toBe('👤 Eva Gil · +34 600');
    expect(textOf(of({ type: 'button', button: { text: 'Sí, por favor' } }))).toBe('Sí, por favor');
    const errors = [{ code: 131_051, title: 'Message type unknown' }];
    expect(textOf(of({ type: 'unsupported', errors }))).toBe('⚠ Message type unknown (131051)');
    expect(textOf(of({ type: 'poll' }))).toBe('⚠ poll');
    expect(of({ type: 'document', document: { id: 77, filename: 'factura.pdf', caption: 'Aquí' } })).toMatchObject([
      { event: { message: { text: 'Aquí', media: [{ kind: 'file', url: 'https://graph/77', alt: 'factura.pdf' }] } } },
    ]);
    expect(of({ type: 'sticker', sticker: { id: '78' } })).toMatchObject([
      { event: { message: { text: '', media: [{ kind: 'image' }] } } },
    ]);
  });

  it('names who wrote by number, or by what Meta calls her where she hides it, and what she quotes', () => {
    const context = { id: 'wamid.0' };
    expect(of({ type: 'text', text: { body: 'a' }, context })).toMatchObject([
      {
        event: {
          eventKey: 'wamid.1:0',
          message: {
            nativeId: 'wamid.1',
            currentId: '34600111222:wamid.1',
            conversationId: '106:34600111222',
            parentId: 'wamid.0',
            author: { nativeId: '34600111222', handle: '34600111222', name: 'Ana' },
          },
        },
      },
    ]);
    const hidden = of(
      { type: 'text', text: { body: 'a' }, from: undefined, from_user_id: 'US.13' },
      { contacts: [{ profile: { name: 'Ana', username: '@ana' }, user_id: 'US.13' }] },
    );
    expect(hidden).toMatchObject([
      { event: { message: { author: { nativeId: 'US.13', handle: 'ana' }, currentId: 'US.13:wamid.1' } } },
    ]);
  });

  it('changes the words of what she edited and forgets what she took back', () => {
    const edit = { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'mejor así' } } };
    expect(of({ type: 'edit', edit })).toMatchObject([
      { event: { kind: 'message', message: { nativeId: 'wamid.0', version: 1_753_000_000, text: 'mejor así' } } },
    ]);
    expect(of({ type: 'revoke', revoke: { original_message_id: 'wamid.0' } })).toMatchObject([
      { event: { kind: 'deleted', eventKey: removedKey('wamid.0'), nativeId: 'wamid.0', forget: true } },
    ]);
  });

  it('leaves other numbers, groups and signs alone, and counts what nobody knows', () => {
    expect(of({ type: 'text', text: { body: 'a' } }, { metadata: { phone_number_id: '107' } })).toEqual([
      { kind: 'other' },
    ]);
    for (const message of [{ type: 'text', group_id: 'g' }, { type: 'reaction' }, { type: 'system' }])
      expect(of(message)).toMatchObject([{ kind: 'ignored' }]);
    expect(of({ type: 7 })).toMatchObject([{ kind: 'unknown' }]);
    expect(told({}, 'new_field')).toEqual([{ kind: 'unknown', what: 'new_field' }]);
    expect(told({ metadata: { phone_number_id: '106' } })).toMatchObject([{ kind: 'unknown' }]);
  });

  it('of a message that did not arrive says why, in our words for it', () => {
    const statuses = [
      { id: 'wamid.9', status: 'failed', timestamp: '1753000000', errors: [{ code: 131_047, title: 'Re-engagement' }] },
      { id: 'wamid.8', status: 'read', timestamp: '1753000000', biz_opaque_callback_data: 'op_8' },
    ];
    expect(told({ metadata: { phone_number_id: '106' }, statuses })).toMatchObject([
      { event: { kind: 'receipt', what: 'failed', why: { code: 'window-closed', detail: 'Re-engagement (131047)' } } },
      { event: { kind: 'receipt', what: 'read', opId: 'op_8', nativeId: 'wamid.8' } },
    ]);
    expect([131_026, 131_042, 132_001, 5].map(refusalOf)).toEqual([
      'undeliverable',
      'out-of-credit',
      'template',
      'rejected',
    ]);
  });
});
