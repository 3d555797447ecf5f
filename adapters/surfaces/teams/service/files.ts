import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { PublicFiles } from '#core/ports/public-files.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { SurfaceFiles } from '#core/ports/surface.ts';
import { RecadoError } from '#core/errors.ts';
import { isVisible, MARK } from '#core/visible-text.ts';
import type { TeamsCalls } from './api.ts';
import { asMessage, withOpId } from '../drawing/card.ts';
import { adaptiveCard } from '../drawing/elements.ts';
import type { AdaptiveCard, Element, TextRun } from '../drawing/elements.ts';
import type { Finder } from './find.ts';
import { createPersistentCache } from './persistent-cache.ts';
import { LIMIT, oneLine } from '../drawing/limits.ts';
import { nameFromOutside, plainLine, webAddress } from '../drawing/rich.ts';
import type { TeamsContext } from '../context.ts';

/** What Teams draws as a picture (learn.microsoft.com, "Cards: image formats"); everything else is opened. */
const PICTURES = new Set(['png', 'jpg', 'gif']);
const DAY_MS = 24 * 60 * 60_000;
/** Threads whose addresses are known to last. */
const MOST_THREADS = 10_000;

const Kept = z.object({
  channel: z.string(),
  thread: z.string(),
  /** Undefined until it was posted. */
  ts: z.string().optional(),
  at: z.number(),
  sha256: z.string(),
  isPicture: z.boolean(),
  title: z.string(),
  alt: z.string().optional(),
  original: z.string().optional(),
  language: z.string(),
  /** When its address should be drawn anew; left out where it has none. */
  renewAt: z.number().optional(),
});
type Kept = z.output<typeof Kept>;

interface TeamsFilesOptions {
  context: Pick<TeamsContext, 'clock' | 'log' | 'language' | 'handlers' | 'send' | 'update'>;
  publicFiles: Pick<PublicFiles, 'keep' | 'linkTo' | 'read'>;
  api: Pick<TeamsCalls, 'remove'>;
  finder: Pick<Finder, 'find'>;
  memory: Memory;
}

export interface TeamsFiles {
  files: SurfaceFiles;
  /** Draws anew what hangs under a card and whose address is getting old. */
  renew(card: { channel: string; ts: string }): Promise<void>;
}

const PREFIX = 'file/';
const threadKey = (channel: string, thread: string): string =>
  createHash('sha256').update(`${channel}\n${thread}`).digest('base64url').slice(0, 20);
/** A reference names its thread, so that all of one are found together. */
const keyOf = (ref: string): string => `${ref.slice(0, 20)}/${ref.slice(20)}`;

/** Teams' bots cannot put files into a channel: a card in the thread shows them from an address of ours. */
export function createTeamsFiles({ context, publicFiles, api, finder, memory }: TeamsFilesOptions): TeamsFiles {
  const { clock, log } = context;
  const kept = createPersistentCache({
    memory,
    clock,
    log,
    prefix: PREFIX,
    shape: Kept,
    max: 2_000,
    ttlMs: 60 * DAY_MS,
  });
  const due = new Map<string, number>();

  /** The card as it stands from now on. */
  async function draw(ref: string, file: Kept): Promise<{ content: AdaptiveCard; renewAt?: number }> {
    const say = (key: 'open' | 'original' | 'closed'): string =>
      context.handlers()?.words(file.language, `teams.file.${key}`) ?? '';
    const title: TextRun = { type: 'TextRun', text: nameFromOutside(file.title, LIMIT.line), weight: 'Bolder' };
    const body: Element[] = [{ type: 'RichTextBlock', inlines: [title] }];
    const shown = await publicFiles.linkTo({ ref, sha256: file.sha256 });
    if (shown === undefined) {
      const original = file.original === undefined ? undefined : webAddress(file.original);
      body.push(plainLine(say('closed')));
      if (original !== undefined)
        body.push({
          type: 'ActionSet',
          actions: [{ type: 'Action.OpenUrl', title: oneLine(say('original'), LIMIT.buttonText), url: original }],
        });
      return { content: withOpId(adaptiveCard(body), ref) };
    }
    const { address: url, until } = shown;
    if (file.isPicture) {
      const alt = nameFromOutside(file.alt ?? file.title, LIMIT.altText);
      body.push({
        type: 'Image',
        url,
        altText: isVisible(alt) ? alt : MARK,
        size: 'Large',
        msteams: { allowExpand: true },
      });
    } else
      body.push({
        type: 'ActionSet',
        actions: [{ type: 'Action.OpenUrl', title: oneLine(say('open'), LIMIT.buttonText), url }],
      });
    const now = clock.now().getTime();
    return { content: withOpId(adaptiveCard(body), ref), renewAt: now + (until.getTime() - now) / 2 };
  }

  async function standing(
    ref: string,
    search: { channel: string; thread: string; since: Date },
  ): Promise<string | undefined> {
    const known = await kept.get(keyOf(ref));
    if (known?.ts !== undefined) return known.ts;
    const found = await finder.find({ channel: search.channel, thread: search.thread, opId: ref, since: search.since });
    if (found !== undefined && known !== undefined) await kept.put(keyOf(ref), { ...known, ts: found.ts });
    return found?.ts;
  }

  async function renewOne(ref: string, file: Kept): Promise<number> {
    const { ts, channel, renewAt = Infinity } = file;
    if (ts === undefined || renewAt > clock.now().getTime()) return renewAt;
    const drawn = await draw(ref, file);
    // Withdrawn: it is taken away by who withdrew it.
    if (drawn.renewAt === undefined) return Infinity;
    await context.update({ channel, ts }, asMessage(drawn.content, file.title), { yields: true });
    await kept.put(keyOf(ref), { ...file, renewAt: drawn.renewAt });
    return drawn.renewAt;
  }

  const files: SurfaceFiles = {
    keepsGiven: true,

    async show({ channel, thread, name, title, alt, bytes, original, language = context.language }, begun) {
      const sha256 = await publicFiles.keep(bytes);
      const ref = `${threadKey(channel, thread)}${randomBytes(16).toString('base64url')}`;
      const file: Kept = {
        channel,
        thread,
        at: clock.now().getTime(),
        sha256,
        isPicture: PICTURES.has(name.slice(name.lastIndexOf('.') + 1)),
        title,
        language,
        alt,
        original,
      };
      await kept.put(keyOf(ref), file);
      await begun(ref);
      const { content, renewAt } = await draw(ref, file);
      const { ts } = await context.send({ channel, thread }, asMessage(content, title), { turn: ref });
      await kept.put(keyOf(ref), { ...file, ts, renewAt: renewAt ?? file.renewAt });
      due.delete(threadKey(channel, thread));
    },

    find: async ({ channel, thread, ref, since }) => (await standing(ref, { channel, thread, since })) !== undefined,

    async remove(ref) {
      const known = await kept.get(keyOf(ref));
      if (known === undefined) return;
      const ts = await standing(ref, { channel: known.channel, thread: known.thread, since: new Date(known.at) });
      if (ts !== undefined) {
        try {
          await api.remove({ channel: known.channel, ts });
        } catch (error) {
          if (!(error instanceof RecadoError) || error.code !== 'surface.message-gone') throw error;
        }
      }
      await kept.remove(keyOf(ref));
    },

    read: publicFiles.read,
  };

  return {
    files,
    async renew({ channel, ts: thread }) {
      const key = threadKey(channel, thread);
      if ((due.get(key) ?? 0) > clock.now().getTime()) return;
      let next = Infinity;
      for (const { key: path } of await memory.list(`${PREFIX}${key}/`)) {
        const ref = `${key}${path.slice(PREFIX.length + key.length + 1)}`;
        const file = await kept.get(keyOf(ref));
        if (file !== undefined) next = Math.min(next, await renewOne(ref, file));
      }
      if (due.size > MOST_THREADS) due.clear();
      due.set(key, next);
    },
  };
}
