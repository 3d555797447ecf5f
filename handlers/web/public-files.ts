import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { PendingUpload, UploadRules, PublicFiles, ReadUpload, FileInChat } from '#core/ports/public-files.ts';
import type { Files } from '#core/ports/files.ts';
import type { GivenFile } from '#core/form.ts';
import type { Memory } from '#core/ports/memory.ts';
import { createSignedTokens } from './signed-token.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** How long an address of a file works; it is drawn anew with the card that it hangs under. */
const PUBLIC_MS = 7 * DAY_MS;
const PRIVATE_MS = 8 * HOUR_MS;
const UPLOAD_MS = HOUR_MS;
/** What was added to a form that was never sent in is forgotten. */
const KEPT_MS = DAY_MS;
/** How often pending uploads that are over are looked for. */
const PRUNE_EVERY = 100;
/** Uploads read at once: each may hold every file of a form in mind. */
const AT_ONCE = 4;

const PENDING = 'pending-upload/';
/** Where versions before kept them: what was added to a form that was open meanwhile is not lost. */
const FORMERLY = 'basket/';

const REF = /^upload:([0-9a-f]{64})$/;
const Kinds = z.array(
  z.object({
    mimes: z.array(z.string()),
    extensions: z.array(z.string()),
    maxBytes: z.number(),
    alone: z.boolean(),
    alt: z.boolean(),
  }),
);
const Kept = z.object({
  until: z.number(),
  open: z.boolean(),
  rules: z.object({ label: z.string(), extensions: z.array(z.string()), max: z.number(), kinds: Kinds.optional() }),
  files: z.array(z.object({ sha256: z.string(), name: z.string(), size: z.number(), mime: z.string() })),
});
export type KeptUpload = z.output<typeof Kept>;

export type OpenedFile = { sha256: string; shown: FileInChat; isPrivate: boolean };
export type OpenedUpload = { kind: 'open'; id: string; pending: KeptUpload } | { kind: 'sent' | 'expired' | 'unknown' };

/** The same with what the two routes need. */
export interface OpenPublicFiles extends PublicFiles {
  /** What an address of a file leads to; undefined for whatever it leads to no more. */
  openFile(token: string): Promise<OpenedFile | undefined>;
  openUpload(token: string): Promise<OpenedUpload>;
  /** One change of a pending upload after the other: `change` is given what is in it by then, and what it gives is kept. */
  changeUpload<T>(
    token: string,
    change: (pending: KeptUpload) => Promise<{ pending: KeptUpload; result: T }>,
  ): Promise<{ pending: KeptUpload; result: T } | undefined>;
  /** Takes one of the few turns to read an upload, until it is disposed of; undefined while all are taken. */
  uploadTurn(): Disposable | undefined;
  readonly readUpload: ReadUpload;
  readonly files: Files;
}

interface PublicFilesOptions {
  /** Where people outside reach us; undefined where they do not. */
  base: string | undefined;
  secret: string;
  memory: Memory;
  files: Files;
  readUpload: ReadUpload;
  /** The file that stands in a conversation under this reference now; undefined once it was withdrawn. */
  shownAs(ref: string, sha256: string): Promise<FileInChat | undefined>;
  clock: Clock;
}

function idOf({ surface, userId, action, about, field }: PendingUpload): string {
  return createHash('sha256')
    .update(JSON.stringify([surface, userId, action, about, field]))
    .digest('base64url');
}

/** Addresses that only we can have given away, and pending uploads of what people added to a form. */
export function createPublicFiles({
  base,
  secret,
  memory,
  files,
  readUpload,
  shownAs,
  clock,
}: PublicFilesOptions): OpenPublicFiles {
  const fileTokens = createSignedTokens({ secret, purpose: 'file', clock });
  const uploadTokens = createSignedTokens({ secret, purpose: 'upload', clock });
  const keyOf = (id: string): string => `${PENDING}${id}`;
  const turns = new Map<string, Promise<unknown>>();
  let asked = 0;
  let reading = 0;

  async function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(id) ?? Promise.resolve()).then(work, work);
    turns.set(id, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(id) === mine) turns.delete(id);
    }
  }

  async function kept(id: string): Promise<KeptUpload | undefined> {
    const found = Kept.safeParse((await memory.get(keyOf(id))) ?? (await memory.get(`${FORMERLY}${id}`))).data;
    return found && found.until > clock.now().getTime() ? found : undefined;
  }
  async function prune(): Promise<void> {
    for (const { key, value } of [...(await memory.list(PENDING)), ...(await memory.list(FORMERLY))]) {
      const found = Kept.safeParse(value).data;
      if (found === undefined || found.until <= clock.now().getTime()) await memory.remove(key);
    }
  }
  const asGiven = (found: KeptUpload | undefined): GivenFile[] =>
    found?.open === true ? found.files.map(({ sha256, name, size }) => ({ ref: `upload:${sha256}`, name, size })) : [];

  async function openUpload(token: string): Promise<OpenedUpload> {
    const opened = uploadTokens.read(token);
    const [id] = opened?.parts ?? [];
    if (opened === undefined || id === undefined) return { kind: 'unknown' };
    if (opened.past) return { kind: 'expired' };
    const pending = await kept(id);
    if (pending === undefined) return { kind: 'expired' };
    return pending.open ? { kind: 'open', id, pending } : { kind: 'sent' };
  }

  return {
    files,
    readUpload,
    typeOf: files.typeOf,
    keep: (bytes) => files.box.put(bytes),

    async linkTo({ ref, sha256 }) {
      const now = base === undefined ? undefined : await shownAs(ref, sha256);
      if (now === undefined) return undefined;
      const until = new Date(clock.now().getTime() + (now.private ? PRIVATE_MS : PUBLIC_MS));
      return {
        address: `${base}/files/${fileTokens.sign([ref, now.private ? 'p' : 'o', Buffer.from(sha256, 'hex').toString('base64url')], until)}`,
        until,
      };
    },

    async openFile(token) {
      const opened = fileTokens.read(token);
      const [ref, kind, hash] = opened?.parts ?? [];
      if (opened === undefined || opened.past || ref === undefined || hash === undefined) return undefined;
      const sha256 = Buffer.from(hash, 'base64url').toString('hex');
      const shown = await shownAs(ref, sha256);
      // An address for days, given away while its conversation was open to all, leads nowhere once it is private.
      if (shown === undefined || (shown.private && kind !== 'p')) return undefined;
      return { sha256, shown, isPrivate: shown.private || kind === 'p' };
    },

    async ask(pending, rules) {
      if (base === undefined) return undefined;
      asked += 1;
      if (asked % PRUNE_EVERY === 0) await prune();
      const id = idOf(pending);
      const before = await kept(id);
      const found = {
        until: clock.now().getTime() + KEPT_MS,
        open: true,
        rules: copyOf(rules),
        files: before?.open === true ? before.files : [],
      };
      await memory.put(keyOf(id), found);
      return {
        address: `${base}/upload/${uploadTokens.sign([id], new Date(clock.now().getTime() + UPLOAD_MS))}`,
        files: asGiven(found),
      };
    },

    given: async (pending) => asGiven(await kept(idOf(pending))),

    async close(pending) {
      const id = idOf(pending);
      const found = await kept(id);
      if (found) await memory.put(keyOf(id), { ...found, open: false, files: [] });
    },

    openUpload,

    async changeUpload(token, change) {
      const before = await openUpload(token);
      if (before.kind !== 'open') return undefined;
      return inTurn(before.id, async () => {
        const opened = await openUpload(token);
        if (opened.kind !== 'open') return undefined;
        const changed = await change(opened.pending);
        await memory.put(keyOf(opened.id), changed.pending);
        return changed;
      });
    },

    uploadTurn() {
      if (reading >= AT_ONCE) return undefined;
      reading += 1;
      return { [Symbol.dispose]: () => void (reading -= 1) };
    },

    async read(ref, { bytes: most }) {
      const [, sha256] = REF.exec(ref) ?? [];
      const bytes = sha256 === undefined ? undefined : await files.box.get(sha256);
      if (bytes === undefined) throw new RecadoError('file.unreadable');
      if (bytes.length > most)
        throw new RecadoError('file.too-large', { params: { max: Math.floor(most / 1024 / 1024) } });
      return bytes;
    },
  };
}

function copyOf({ label, extensions, max, kinds }: UploadRules): KeptUpload['rules'] {
  return {
    label,
    extensions: [...extensions],
    max,
    kinds: kinds?.map((kind) => ({ ...kind, mimes: [...kind.mimes], extensions: [...kind.extensions] })),
  };
}
