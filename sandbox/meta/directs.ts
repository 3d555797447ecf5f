import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { z } from 'zod';
import { conversationOf, type Choice } from '../social/directs.ts';
import type { MediaItem } from '../social/posts.ts';
import type { Social } from '../social/social.ts';
import type { DirectRow, UserRow } from '../social/tables.ts';
import { mediaPath, type MediaRow } from '../social/media.ts';
import { mediaOf } from '../social/view.ts';
import { alreadyReplied, invalid, nobody, noParameter, notThere, outsideWindow } from './problem.ts';
import type { Tree } from './tree.ts';
import { createUploads, type FileType, type Uploads } from './uploads.ts';

const HOUR_MS = 3_600_000;
const most = 500;

export type Value = string | number | boolean | undefined | { [name: string]: Value } | Value[];

/** Messenger: what a Page and one person say to each other. */
export interface Messenger {
  /** Conversations of a Page, where something was said last first; of one person alone where she is named. */
  threads(page: UserRow, person: string | null): UserRow[];
  /** The person of a conversation's number; undefined for one that is not there. */
  personOf(thread: string): UserRow | undefined;
  messages(page: UserRow, person: UserRow): DirectRow[];
  message(mid: string, page: UserRow): DirectRow | undefined;
  showThread(page: UserRow, person: UserRow): Record<string, Value>;
  showMessage(row: DirectRow): Record<string, Value>;
  /** A Page's POST /me/messages. @throws Problem */
  send(page: UserRow, parameters: URLSearchParams): { recipient_id: string; message_id: string };
  /** A Page's POST /me/message_attachments. @throws Problem */
  attach: Uploads['take'];
}

export const midOf = ({ id }: Pick<DirectRow, 'id'>): string => `m_${id}`;
export const fileOf = (url: string, address: string): string => (url.startsWith('/') ? `${address}${url}` : url);

export interface MessengerParts {
  social: Social;
  tree: Tree;
  clock: Clock;
  address(): string;
  /** `metadata`: what the sender wants to read in the echo. */
  wrote(row: DirectRow, metadata?: string): void;
  /** Who somebody is, as the network tells it in private. */
  person(id: string): Record<string, Value>;
  /** A text that is too long for it. */
  most: { is(text: string): boolean; said: string };
  /** How a call that brings a file names the network. */
  platform: string | undefined;
  /** Echoes say the sender's own word back. */
  saysBack: boolean;
}

export function createMessenger(
  db: DatabaseSync,
  { social, tree, clock, address, wrote, person: shown, most: mostWritten, platform, saysBack }: MessengerParts,
): Messenger {
  const { users, directs, rules, shelf } = social;
  const uploads = createUploads(shelf, platform);
  const { id: net } = rules;
  db.exec(`CREATE TABLE IF NOT EXISTS ${net}_private_replies (root TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`);
  const replied = db.prepare(`SELECT 1 FROM ${net}_private_replies WHERE root = ?`);
  const reply = db.prepare(`INSERT INTO ${net}_private_replies (root) VALUES (?)`);
  const byId = db.prepare(`SELECT * FROM ${net}_directs WHERE id = ?`);
  const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
  const otherOf = (row: DirectRow, page: UserRow): string => (row.sender === page.id ? row.recipient : row.sender);

  function personTo(page: UserRow, recipient: Record<string, unknown>): { person: UserRow; isReply: boolean } {
    const { id, comment_id: comment, post_id: post } = recipient;
    const named = comment ?? post;
    if (typeof named === 'string') {
      const found = tree.find(named);
      if (found === undefined || found.node === 'page' || tree.pageOf(found.row).id !== page.id)
        throw notThere(named, 'post');
      const person = users.byId(found.row.author);
      if (person === undefined || person.id === page.id) throw nobody();
      if (replied.get(found.row.root) !== undefined) throw alreadyReplied();
      if (clock.now().getTime() - found.row.created_ms > 7 * 24 * HOUR_MS) throw outsideWindow();
      reply.run(found.row.root);
      return { person, isReply: true };
    }
    const person = typeof id === 'string' ? users.byId(id) : undefined;
    if (person === undefined || person.account !== null || !directs.wrote(person.id, page.id)) throw nobody();
    return { person, isReply: false };
  }

  return {
    threads(page, wanted) {
      const people = [...new Set(directs.of(page.id, { limit: most }).map((row) => otherOf(row, page)))];
      return people.flatMap((id) => (wanted === null || wanted === id ? (users.byId(id) ?? []) : []));
    },
    personOf: (thread) => users.byId(/^t_(\d+)$/.exec(thread)?.[1] ?? ''),
    messages: (page, person) => directs.between(page.id, person.id, { limit: most }),
    message(mid, page) {
      const row = byId.get(/^m_(\d+)$/.exec(mid)?.[1] ?? '') as DirectRow | undefined;
      return row?.conversation === (row && conversationOf(page.id, otherOf(row, page))) ? row : undefined;
    },
    showThread(page, person) {
      const [newest] = directs.between(page.id, person.id, { limit: 1 });
      return {
        id: `t_${person.id}`,
        updated_time: stamp(newest?.created_ms ?? 0),
        participants: { data: [shown(person.id), shown(page.id)] },
        link: `/messages/t/${person.id}`,
      };
    },
    showMessage(row) {
      const files = mediaOf(row).map(({ type, url }): Value => {
        const at = fileOf(url, address());
        if (type === 'file') return { mime_type: 'application/pdf', file_url: at };
        return type === 'photo'
          ? { mime_type: 'image/png', image_data: { url: at } }
          : { mime_type: 'video/mp4', video_data: { url: at } };
      });
      return {
        id: midOf(row),
        message: row.text,
        created_time: stamp(row.created_ms),
        from: shown(row.sender),
        to: { data: [shown(row.recipient)] },
        attachments: files.length > 0 ? { data: files } : undefined,
      };
    },
    attach: uploads.take,
    send(page, parameters) {
      const recipient = objectIn(parameters, 'recipient');
      const { text, attachment, metadata, quick_replies: replies, ...unknown } = objectIn(parameters, 'message');
      const [odd] = [...Object.keys(unknown), ...(metadata === undefined || saysBack ? [] : ['metadata'])];
      if (odd !== undefined) throw noParameter(`message[${odd}]`);
      const word = z.string().max(1_000).optional().safeParse(metadata);
      if (!word.success) throw invalid('The parameter message[metadata] is not valid');
      const choices = choicesIn(replies);
      const type = parameters.get('messaging_type') ?? 'RESPONSE';
      const tag = parameters.get('tag');
      // One message is words or a file.
      if (attachment !== undefined && text !== undefined) throw invalid('Must not send text and attachment together');
      const media = attachment === undefined ? [] : [mediaIn(uploads.ready(attachment, page), net)];
      if (media.length === 0 && (typeof text !== 'string' || text.trim() === ''))
        throw invalid('The parameter message[text] is required');
      const words = typeof text === 'string' ? text : '';
      if (mostWritten.is(words)) throw invalid(mostWritten.said);
      if (!['RESPONSE', 'UPDATE', 'MESSAGE_TAG'].includes(type))
        throw invalid('Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}');
      if ((type === 'MESSAGE_TAG') !== (tag !== null) || (tag !== null && tag !== 'HUMAN_AGENT'))
        throw invalid('Param tag goes with MESSAGE_TAG, and HUMAN_AGENT is the one that this app may use');
      const { person, isReply } = personTo(page, recipient);
      const last = directs.between(page.id, person.id, { limit: most }).find(({ sender }) => sender === person.id);
      const age = clock.now().getTime() - (last?.created_ms ?? 0);
      if (!isReply && age > (tag === null ? 24 : 7 * 24) * HOUR_MS) throw outsideWindow();
      const row = directs.write({ from: page, to: person, text: words, media, choices });
      for (const { url } of media) shelf.keepPrivate(url);
      social.changed();
      wrote(row, word.data);
      return { recipient_id: person.id, message_id: midOf(row) };
    },
  };
}

/** What Messenger says of a file that somebody sent. */
export function attachmentOf({ type, url }: MediaItem, address: string): Value {
  const kind = ({ photo: 'image', animated_gif: 'image', video: 'video', file: 'file' } as const)[type];
  return { type: kind, payload: { url: fileOf(url, address) } };
}

function mediaIn({ type, row }: { type: FileType; row: MediaRow }, network: string): MediaItem {
  return { type: type === 'image' ? 'photo' : type, url: `${mediaPath(network)}${row.id}` };
}

const QuickReplies = z
  .array(
    z.strictObject({
      content_type: z.literal('text'),
      title: z.string().min(1).max(20),
      payload: z.string().min(1).max(1_000),
    }),
  )
  .min(1)
  .max(13);

function choicesIn(replies: unknown): Choice[] {
  if (replies === undefined) return [];
  const read = QuickReplies.safeParse(replies);
  if (!read.success) throw invalid('The parameter message[quick_replies] is not valid');
  return read.data.map(({ title, payload }) => ({ title, id: payload }));
}

/** What comes with words that were pressed. */
export function pressOf({ pressed }: Pick<DirectRow, 'pressed'>): Record<string, Value> {
  return pressed === '' ? {} : { quick_reply: { payload: pressed } };
}

function objectIn(parameters: URLSearchParams, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(parameters.get(name) ?? '');
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid(`The parameter ${name} is required`);
}
