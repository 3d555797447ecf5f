import { setTimeout as pause } from 'node:timers/promises';
import { RecadoError } from '#core/errors.ts';
import { atMost } from '#core/visible-text.ts';
import type { SurfaceFiles } from '#core/ports/surface.ts';
import type { SlackApi } from './api.ts';
import { refusalOf, RETRY } from './errors.ts';
import { postBytes } from './post-bytes.ts';
import { present } from '#core/present.ts';

/** For the bytes of one file, which are at most 20 MB. */
const BYTES_MS = 60_000;
/** Clocks of ours and of Slack may differ. */
const EARLIER_SECONDS = 2;
const PAGE = 200;
const GONE = new Set(['file_not_found', 'file_deleted']);

interface SlackFilesDeps {
  api: SlackApi;
  botToken: string;
  /** Origins beside Slack's own that may be told the token. */
  origins: readonly string[];
}

/** Files by Slack's three-step upload, and those that people give in a form by their private address. */
export function createSlackFiles({ api, botToken, origins }: SlackFilesDeps): SurfaceFiles {
  /** The token is told to Slack and to nobody else. */
  function privateAddress(ref: string): URL {
    if (URL.canParse(ref)) {
      const url = new URL(ref);
      if (origins.includes(url.origin) || (url.protocol === 'https:' && url.hostname.endsWith('.slack.com')))
        return url;
    }
    throw new RecadoError('file.unreadable');
  }

  return {
    holdsFiles: true,
    async show({ channel, thread, name, title, alt, bytes }, begun) {
      const id = await put(api, { name, alt, bytes, channel });
      await begun(id);
      await api.call(
        'files.completeUploadExternal',
        (client) =>
          client.files.completeUploadExternal({ files: [{ id, title }], channel_id: channel, thread_ts: thread }),
        { channel, effect: 'once' },
      );
      // The card that shows it is drawn next. It stands in the thread all the same where that cannot be known.
      try {
        await isLookedAt(api, id);
      } catch (error) {
        if (!(error instanceof RecadoError)) throw error;
      }
    },

    async find({ channel, thread, ref, since }) {
      const range = {
        channel,
        ts: thread,
        oldest: (since.getTime() / 1000 - EARLIER_SECONDS).toFixed(6),
        inclusive: true,
        limit: PAGE,
      };
      let cursor: string | undefined;
      do {
        const page = { ...range, cursor };
        const { messages, response_metadata: rest } = await api.call(
          'conversations.replies',
          (client) => client.conversations.replies(page),
          { channel },
        );
        if (messages?.some(({ files }) => files?.some(({ id }) => id === ref))) return true;
        cursor = rest?.next_cursor === '' ? undefined : rest?.next_cursor;
      } while (cursor !== undefined);
      return false;
    },

    async remove(ref) {
      try {
        await api.call('files.delete', (client) => client.files.delete({ file: ref }));
      } catch (error) {
        if (!(error instanceof RecadoError) || !GONE.has(refusalOf(error.cause) ?? '')) throw error;
      }
    },

    async read(ref, { bytes: most }) {
      // `url_private` of the file: it wants the bot's token and the scope files:read.
      const answer = await answered(
        fetch(privateAddress(ref), {
          headers: { authorization: `Bearer ${botToken}` },
          redirect: 'manual',
          signal: AbortSignal.timeout(BYTES_MS),
        }),
      );
      // Whoever may not see it is led to the page to sign in, or shown it as a success.
      const isPage =
        (answer.status >= 300 && answer.status < 400) || /^text\/html/i.test(answer.headers.get('content-type') ?? '');
      if (isPage || answer.status === 401 || answer.status === 403)
        throw new RecadoError('surface.not-authorised', { params: { error: 'files:read' } });
      if (answer.status !== 200 || answer.body === null) throw new RecadoError('file.unreadable');
      return await readBody(answer.body, most);
    },
  };
}

/** Puts the bytes where nobody sees them yet. Gives the id that they will have. */
async function put(
  api: SlackApi,
  { name, alt, bytes, channel }: { name: string; alt: string | undefined; bytes: Uint8Array; channel?: string },
): Promise<string> {
  // As Slack's page names it; the type of its SDK has another name.
  const described = present({ alt_txt: alt === undefined ? undefined : atMost(alt, 1_000) });
  const { upload_url: address, file_id: id } = await api.call(
    'files.getUploadURLExternal',
    (client) => client.files.getUploadURLExternal({ filename: name, length: bytes.length, ...described }),
    { channel },
  );
  if (address === undefined || id === undefined)
    throw new RecadoError('surface.refused', { params: { error: 'files.getUploadURLExternal' } });
  await upload(address, bytes);
  return id;
}

/** Slack looks at a file after it took it, and refuses a message that shows one sooner. */
const LOOKS_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];

/** A picture that stands in no channel by itself: cards show it by its id. */
export async function keepPicture(
  api: SlackApi,
  { name, alt, bytes }: { name: string; alt: string; bytes: Uint8Array },
): Promise<string> {
  const id = await put(api, { name, alt, bytes });
  await api.call('files.completeUploadExternal', (client) =>
    client.files.completeUploadExternal({ files: [{ id, title: name }] }),
  );
  if (await isLookedAt(api, id)) return id;
  throw new RecadoError('surface.refused', { params: { error: 'files.info' } });
}

/** False where Slack takes longer than anybody should wait. */
async function isLookedAt(api: SlackApi, id: string): Promise<boolean> {
  for (const wait of LOOKS_MS) {
    const { file } = await api.call('files.info', (client) => client.files.info({ file: id }));
    if (file?.mimetype) return true;
    await pause(wait);
  }
  return false;
}

/** The bytes alone show nothing to anybody: that step may simply be made again, with a new address. */
async function upload(address: string, bytes: Uint8Array): Promise<void> {
  const { status } = await answered(postBytes(address, bytes, BYTES_MS).then((told) => ({ status: told })));
  if (status !== 200)
    throw new RecadoError('surface.unreachable', { params: { status }, retryAfterMs: RETRY.unreachableMs });
}

async function answered<T extends { status: number }>(asking: Promise<T>): Promise<T> {
  try {
    const answer = await asking;
    if (answer.status >= 500) throw new RecadoError('surface.unreachable', { retryAfterMs: RETRY.unreachableMs });
    return answer;
  } catch (error) {
    if (error instanceof RecadoError) throw error;
    throw new RecadoError('surface.unreachable', { cause: error, retryAfterMs: RETRY.unreachableMs });
  }
}

async function readBody(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > most) throw new RecadoError('file.too-large', { params: { max: Math.floor(most / 1024 / 1024) } });
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof RecadoError) throw error;
    throw new RecadoError('surface.unreachable', { cause: error, retryAfterMs: RETRY.unreachableMs });
  }
  return Buffer.concat(parts);
}
