import { ticketLines } from '../lists/lines.ts';
import { drawQueue, OLDEST } from '../lists/queue-card.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import type { ChannelQueue, TicketLine } from '../../store/lists/lists.ts';

/** A channel that is busy would else see nothing but this. */
const APART_MS = 60_000;
/** What jumped is drawn at once, but no two draws stand closer than this. */
const SOON_MS = 3_000;
/** A card is on its way for so long; the first queue message waits for it, to lead there. */
const FRESH_MS = 10_000;
const CARD_MS = 1_000;

/** Says, pinned in its channel, how many wait there and who was waiting longest. The store adds it when its chat is opened. */
export const queue = defineChatPost({
  kind: 'queue',
  to: 'channel',
  whenGone: 'again',
  pinned: true,

  async load({ config, store }: Services, channel: string, surface: string) {
    const configured = config.channels[channel];
    if (!configured || configured.queue === false) return null;
    return { channel, channelQueue: await store.lists.channel(channel, OLDEST, surface) };
  },

  restMs({ subject: { channelQueue }, post: { drawnAt, state, contentHash }, now }) {
    const passed = drawnAt === null ? APART_MS : now.getTime() - drawnAt.getTime();
    if (passed < SOON_MS) return SOON_MS - passed;
    if (passed < APART_MS && !jumps(contentHash, channelQueue)) return APART_MS - passed;
    if (state !== 'wanted') return 0;
    // "Nobody is waiting" would call everybody to an empty channel: the first is posted with the first conversation.
    if (channelQueue.waiting + channelQueue.claimed + channelQueue.approval === 0) return Infinity;
    return channelQueue.oldest.some(({ ts, since }) => ts === null && now.getTime() - since.getTime() < FRESH_MS)
      ? CARD_MS
      : 0;
  },

  /** What it counts, so that the next draw knows how far it is from the truth. */
  look: ({ channelQueue: { waiting, again } }) => `${waiting}+${again}:`,

  async draw(services, { subject: { channel, channelQueue }, post: { surface } }) {
    const { config, texts, directory } = services;
    const t = texts.in(config.channels[channel]?.language ?? config.language);
    const people = new Map(
      await Promise.all(
        channelQueue.owners.map(
          async ({ personId }) => [personId, (await directory.person(personId, surface))?.name] as const,
        ),
      ),
    );
    const isOpen = !(await directory.privateChannels(surface)).has(channel);
    const brief = { t, brief: true, secret: (line: TicketLine) => line.private && isOpen };
    const lines = [
      ...(await ticketLines(services, channelQueue.oldest, brief)),
      ...(await ticketLines(services, channelQueue.oldestAgain, { ...brief, owners: true })),
    ];
    const nameOf = (id: string): string => people.get(id) ?? config.people[id]?.name ?? id;
    return drawQueue({ channel, channelQueue, config, t, lines, nameOf });
  },
});

const MANY = 5;

/** From nobody to somebody or back, or by so many that it says something else: nobody should read the old number for a minute. */
function jumps(shown: string | null, { waiting, again }: ChannelQueue): boolean {
  const [, ...channelQueue] = /^(\d+)\+(\d+):/.exec(shown ?? '') ?? [];
  const [before, againBefore] = channelQueue.map(Number);
  if (before === undefined || againBefore === undefined) return false;
  const isMany = Math.abs(waiting - before) >= Math.max(MANY, Math.max(waiting, before) / 2);
  return isMany || waiting > 0 !== before > 0 || again > 0 !== againBefore > 0;
}
