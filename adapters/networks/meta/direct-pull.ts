import type { z } from 'zod';
import type { InboundMessage } from '#core/message.ts';
import { GraphCallError } from './client.ts';
import { fromWire, toDirect } from './direct-message.ts';
import { WireDirect, WireThread } from './direct-wire.ts';
import type { Directs } from './directs.ts';
import { toOutcome } from './errors.ts';
import { followList, readList } from './lists.ts';
import { readRow } from './read-row.ts';

const PER_PAGE = 50;
/** Conversations, and messages of each, that one look reads at most. */
const MOST_PAGES = 10;

/** New messages of every conversation in which something was said since then. @throws GraphCallError, ZodError */
export async function readSince(directs: Directs, since: Date, signal?: AbortSignal): Promise<InboundMessage[]> {
  const ourId = await directs.ourId(signal);
  const threads = await follow(directs, 'me/conversations', {
    parameters: { platform: directs.platform, fields: 'id,updated_time' },
    shape: WireThread,
    enough: (found) => (found.at(-1)?.updated_time ?? since) < since,
    signal,
  });
  const messages: InboundMessage[] = [];
  for (const { id: thread, updated_time } of threads.rows) {
    if (updated_time !== undefined && updated_time < since) continue;
    const { rows } = await follow(directs, `${thread}/messages`, {
      parameters: { fields: directs.fields },
      shape: WireDirect,
      enough: (found) => (found.at(-1)?.created_time ?? since) < since,
      signal,
    });
    for (const row of rows) {
      const said = row.created_time >= since ? fromWire(row, ourId) : undefined;
      if (said) messages.push(toDirect(said, directs, ourId));
    }
  }
  return messages;
}

/** The newest messages with one person, newest first, and who she is. @throws GraphCallError, ZodError */
export async function readWith(
  directs: Directs,
  participant: string,
): Promise<{ messages: InboundMessage[]; complete: boolean }> {
  const ourId = await directs.ourId();
  const [found] = await threadsWith(directs, participant);
  if (!found) return { messages: [], complete: true };
  const { rows, complete } = await follow(directs, `${found.id}/messages`, {
    parameters: { fields: directs.fields },
    shape: WireDirect,
    enough: (found) => found.length >= 2 * PER_PAGE,
  });
  return {
    complete: complete && rows.length < 2 * PER_PAGE,
    messages: rows.flatMap((row) => {
      const said = fromWire(row, ourId);
      return said ? [toDirect(said, directs, ourId)] : [];
    }),
  };
}

/** The conversation with one person; empty where there is none. @throws GraphCallError, ZodError */
export async function threadsWith({ client, platform }: Directs, participant: string): Promise<WireThread[]> {
  const answer = await client.get('me/conversations', {
    platform,
    user_id: participant,
    fields: 'id,updated_time,participants',
  });
  return readList(answer).rows.flatMap((row) => WireThread.safeParse(row).data ?? []);
}

/** Our app may not read private messages, which spoils nothing else. */
export function mayNotRead(error: unknown): boolean {
  if (!(error instanceof GraphCallError) || error.failure.kind !== 'answer') return false;
  const { code } = error.failure;
  const outcome = toOutcome(error.failure);
  const isToken = code === 190 || code === 102;
  return !isToken && outcome.kind === 'refused' && outcome.code === 'not-authorised';
}

async function follow<S extends z.ZodType>(
  { client, log, network }: Directs,
  list: string,
  {
    parameters,
    shape,
    enough,
    signal,
  }: {
    parameters: Record<string, string>;
    shape: S;
    enough(rows: readonly z.output<S>[]): boolean;
    signal?: AbortSignal | undefined;
  },
): Promise<{ rows: z.output<S>[]; complete: boolean }> {
  const { rows, complete } = await followList((path, asked, until) => client.get(path, asked, until), list, {
    parameters: { ...parameters, limit: PER_PAGE },
    pages: MOST_PAGES,
    read: (row) => readRow(shape, row, { network, what: 'private message', log }),
    enough,
    signal,
  });
  if (!complete) log.warn({ network, rows: rows.length }, 'there are more private messages than one look reads');
  return { rows, complete };
}
