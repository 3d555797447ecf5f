import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Basket, BasketRules, FileDoor, ShownFile } from '#core/ports/public-files.ts';
import type { Files } from '#core/ports/files.ts';
import type { GivenFile } from '#core/form.ts';
import type { SurfaceMemory } from '#core/ports/surface-memory.ts';
import type { Settings } from '../config/environment.ts';
import { createSeal } from './signed-token.ts';
import { isTrial } from '../teams/settings.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** How long an address of a file works; it is drawn anew with the card that it hangs under. */
const PUBLIC_MS = 7 * DAY_MS;
const PRIVATE_MS = 8 * HOUR_MS;
const UPLOAD_MS = HOUR_MS;
/** What was added to a form that was never sent in is forgotten. */
const KEPT_MS = DAY_MS;
/** How often baskets that are over are looked for. */
const PRUNE_EVERY = 100;

const REF = /^upload:([0-9a-f]{64})$/;
const Kinds = z.array(z.object({ mimes: z.array(z.string()), extensions: z.array(z.string()), maxBytes: z.number(), alone: z.boolean(), alt: z.boolean() }));
const Kept = z.object({
  until: z.number(),
  open: z.boolean(),
  rules: z.object({ label: z.string(), extensions: z.array(z.string()), max: z.number(), kinds: Kinds.optional() }),
  files: z.array(z.object({ sha256: z.string(), name: z.string(), size: z.number(), mime: z.string() })),
});
export type KeptBasket = z.output<typeof Kept>;

export type OpenedFile = { sha256: string; shown: ShownFile; isPrivate: boolean };
export type OpenedBasket = { kind: 'open'; id: string; basket: KeptBasket } | { kind: 'sent' | 'expired' | 'unknown' };

/** The door with what its two pages need. */
export interface FileDoorParts extends FileDoor {
  /** What an address of a file leads to; undefined for whatever it leads to no more. */
  openFile(token: string): Promise<OpenedFile | undefined>;
  openBasket(token: string): Promise<OpenedBasket>;
  saveBasket(id: string, basket: KeptBasket): Promise<void>;
  readonly files: Files;
}

interface Options {
  /** Where people outside reach us; undefined where they do not. */
  base: string | undefined;
  secret: string;
  memory: SurfaceMemory;
  files: Files;
  /** The file that stands in a conversation under this reference now; undefined once it was withdrawn. */
  shownAs(ref: string, sha256: string): Promise<ShownFile | undefined>;
  clock: Clock;
}

function idOf({ surface, userId, action, about, field }: Basket): string {
  return createHash('sha256')
    .update(JSON.stringify([surface, userId, action, about, field]))
    .digest('base64url');
}

/** Addresses that only we can have given away, and baskets of what people added to a form. */
export function createFileDoor({ base, secret, memory, files, shownAs, clock }: Options): FileDoorParts {
  const fileSeal = createSeal({ secret, purpose: 'file', clock });
  const uploadSeal = createSeal({ secret, purpose: 'upload', clock });
  const keyOf = (id: string): string => `basket/${id}`;
  let asked = 0;

  async function kept(id: string): Promise<KeptBasket | undefined> {
    const found = Kept.safeParse(await memory.get(keyOf(id))).data;
    return found && found.until > clock.now().getTime() ? found : undefined;
  }
  async function prune(): Promise<void> {
    for (const { key, value } of await memory.list('basket/')) {
      const found = Kept.safeParse(value).data;
      if (found === undefined || found.until <= clock.now().getTime()) await memory.remove(key);
    }
  }
  const asGiven = (found: KeptBasket | undefined): GivenFile[] => (found?.open === true ? found.files.map(({ sha256, name, size }) => ({ ref: `upload:${sha256}`, name, size })) : []);

  return {
    files,
    typeOf: files.typeOf,
    keep: (bytes) => files.box.put(bytes),

    async shown({ ref, sha256 }) {
      const now = base === undefined ? undefined : await shownAs(ref, sha256);
      if (now === undefined) return undefined;
      const until = new Date(clock.now().getTime() + (now.private ? PRIVATE_MS : PUBLIC_MS));
      return { address: `${base}/files/${fileSeal.close([ref, now.private ? 'p' : 'o', Buffer.from(sha256, 'hex').toString('base64url')], until)}`, until };
    },

    async openFile(token) {
      const opened = fileSeal.open(token);
      const [ref, kind, hash] = opened?.parts ?? [];
      if (opened === undefined || opened.past || ref === undefined || hash === undefined) return undefined;
      const sha256 = Buffer.from(hash, 'base64url').toString('hex');
      const shown = await shownAs(ref, sha256);
      // An address for days, given away while its conversation was open to all, leads nowhere once it is private.
      if (shown === undefined || (shown.private && kind !== 'p')) return undefined;
      return { sha256, shown, isPrivate: shown.private || kind === 'p' };
    },

    async ask(basket, rules) {
      if (base === undefined) return undefined;
      asked += 1;
      if (asked % PRUNE_EVERY === 0) await prune();
      const id = idOf(basket);
      const before = await kept(id);
      const found = { until: clock.now().getTime() + KEPT_MS, open: true, rules: copyOf(rules), files: before?.open === true ? before.files : [] };
      await memory.put(keyOf(id), found);
      return { address: `${base}/upload/${uploadSeal.close([id], new Date(clock.now().getTime() + UPLOAD_MS))}`, files: asGiven(found) };
    },

    given: async (basket) => asGiven(await kept(idOf(basket))),

    async close(basket) {
      const id = idOf(basket);
      const found = await kept(id);
      if (found) await memory.put(keyOf(id), { ...found, open: false, files: [] });
    },

    async openBasket(token) {
      const opened = uploadSeal.open(token);
      const [id] = opened?.parts ?? [];
      if (opened === undefined || id === undefined) return { kind: 'unknown' };
      if (opened.past) return { kind: 'expired' };
      const basket = await kept(id);
      if (basket === undefined) return { kind: 'expired' };
      return basket.open ? { kind: 'open', id, basket } : { kind: 'sent' };
    },

    saveBasket: (id, basket) => memory.put(keyOf(id), basket),

    async read(ref, { bytes: most }) {
      const [, sha256] = REF.exec(ref) ?? [];
      const bytes = sha256 === undefined ? undefined : await files.box.get(sha256);
      if (bytes === undefined) throw new RecadoError('file.unreadable');
      if (bytes.length > most) throw new RecadoError('file.too-large', { params: { max: Math.floor(most / 1024 / 1024) } });
      return bytes;
    },
  };
}

function copyOf({ label, extensions, max, kinds }: BasketRules): KeptBasket['rules'] {
  return { label, extensions: [...extensions], max, ...(kinds && { kinds: kinds.map((kind) => ({ ...kind, mimes: [...kind.mimes], extensions: [...kind.extensions] })) }) };
}

/** Teams loads pictures from safe addresses of the internet only; a Teams of this machine takes ours as it is. */
export function fileBase({ publicUrl, settings, port }: { publicUrl: string | undefined; settings: Pick<Settings, 'teams'>; port: number }): string | undefined {
  if (publicUrl?.startsWith('https://') === true) return publicUrl.replace(/\/+$/, '');
  return settings.teams && isTrial(settings.teams) ? `http://127.0.0.1:${port}` : undefined;
}
