import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { timeOf } from './cursor.ts';
import { readPage, type Page } from './wire.ts';

const id = z.string().regex(/^\d{1,19}$/);

/** A direct message of GET /2/dm_events; joining and leaving are no messages. */
const DirectMessage = z
  .object({
    id,
    event_type: z.literal('MessageCreate').default('MessageCreate'),
    text: z.string().catch('').default(''),
    sender_id: id,
    /** "<smaller id>-<larger id>" between two people. */
    dm_conversation_id: z.string(),
    created_at: z.iso.datetime({ offset: true }).optional().catch(undefined),
    participant_ids: z.array(z.string()).optional().catch(undefined),
    attachments: z
      .object({ media_keys: z.array(z.string()).default([]) })
      .optional()
      .catch(undefined),
    entities: z
      .object({
        urls: z
          .array(
            z.object({
              url: z.string(),
              expanded_url: z.string().optional(),
              display_url: z.string().optional(),
              media_key: z.string().optional(),
            }),
          )
          .catch([])
          .default([]),
      })
      .optional()
      .catch(undefined),
  })
  .transform((event) => ({ ...event, created_at: event.created_at ?? new Date(timeOf(event.id)).toISOString() }));
export type WireDirectMessage = z.output<typeof DirectMessage>;

const Rows = z.object({ data: z.union([z.array(z.unknown()), z.looseObject({})]).nullish() });

export interface DirectPage extends Pick<Page, 'users' | 'media' | 'nextToken'> {
  direct: WireDirectMessage[];
}

/** Reads an answer; what is no message between people is left out. @throws ZodError when it is not an answer of X at all */
export function readDirectPage(json: unknown, log: Log): DirectPage {
  const { data } = Rows.parse(json);
  const rows = data === undefined || data === null ? [] : Array.isArray(data) ? data : [data];
  const { users, media, nextToken } = readPage({ ...Object(json), data: [] }, log);
  return {
    users,
    media,
    nextToken,
    direct: rows.flatMap((row) => {
      const read = DirectMessage.safeParse(row);
      if (!read.success)
        log.debug({ network: 'x', issues: read.error.issues.map(({ path }) => path.join('.')) }, 'no direct message');
      return read.success ? [read.data] : [];
    }),
  };
}

/** POST /2/dm_conversations/with/:participant_id/messages */
export const SentDirect = z.object({ data: z.object({ dm_event_id: id, dm_conversation_id: z.string() }) });
