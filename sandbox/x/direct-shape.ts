import type { Shape, Shaper } from './shape.ts';
import type { DirectRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import { mediaOf } from '../social/view.ts';

/** A private message as X shows it, whole. */
export function shapeDirect(row: DirectRow): Shape {
  const items = mediaOf(row);
  return {
    id: row.id,
    event_type: 'MessageCreate',
    text: row.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    sender_id: row.sender,
    dm_conversation_id: row.conversation,
    created_at: new Date(row.created_ms).toISOString(),
    participant_ids: [row.sender, row.recipient],
    attachments: items.length > 0 ? { media_keys: items.map((_, i) => keyOf(row, i)) } : undefined,
  };
}

/** What a query asks for, and what stands beside it. */
export function answerDirects(
  rows: DirectRow[],
  query: URLSearchParams,
  { users, shaper }: { users: Users; shaper: Shaper },
): Record<string, unknown> {
  const expansions = new Set(query.get('expansions')?.split(',') ?? []);
  const fields = (name: string, always: string[]): Set<string> =>
    new Set([...always, ...(query.get(name)?.split(',') ?? [])]);
  const pick = (whole: Record<string, unknown>, names: Set<string>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)));
  const wanted = fields('dm_event.fields', [
    'id',
    'event_type',
    'text',
    ...(expansions.has('sender_id') ? ['sender_id'] : []),
    ...(expansions.has('attachments.media_keys') ? ['attachments'] : []),
  ]);
  const people = expansions.has('sender_id')
    ? [...new Set(rows.map(({ sender }) => sender))].flatMap((id) => users.byId(id) ?? [])
    : [];
  const media = expansions.has('attachments.media_keys') ? rows.flatMap((row) => shapeMedia(row, shaper)) : [];
  return {
    data: rows.length > 0 ? rows.map((row) => pick(shapeDirect(row), wanted)) : undefined,
    includes:
      people.length + media.length > 0
        ? {
            users:
              people.length > 0
                ? people.map((row) => pick(shaper.user(row), fields('user.fields', ['id', 'name', 'username'])))
                : undefined,
            media:
              media.length > 0
                ? media.map((each) => pick(each, fields('media.fields', ['media_key', 'type'])))
                : undefined,
          }
        : undefined,
  };
}

function shapeMedia(row: DirectRow, shaper: Shaper): Record<string, unknown>[] {
  return mediaOf(row).map((item, i) => ({
    media_key: keyOf(row, i),
    type: item.type,
    ...(item.type === 'photo'
      ? { url: shaper.file(item, true) }
      : {
          preview_image_url: shaper.file(item, true),
          variants: [{ content_type: 'video/mp4', url: shaper.file(item, true) }],
        }),
    alt_text: item.alt,
  }));
}

function keyOf(row: DirectRow, index: number): string {
  return `3_${BigInt(row.id) + BigInt(index) + 1n}`;
}
