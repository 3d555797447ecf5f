import { silentLog } from '#core/ports/log.ts';
import type { InboundEvent } from '#core/message.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createFeed } from '../feed.ts';
import { makeBare, nextTransaction, writeBare } from './bare-rows.ts';
import { openIngestRig } from './ingest-rig.ts';

/** What the parent orders. */
export interface IngestOrder {
  folders: { real: string; bare: string };
  /** Messages of one round, rounds (the first of them is not counted), and how many arrive together. */
  round: number;
  rounds: number;
  together: number;
  /** Arrivals under way at once; with 1 each waits until the one before is committed. */
  atOnce: number;
  /** They are what listening finds, and open nothing. */
  heard?: boolean;
}

/** Time on the clock and CPU of the process, with its database thread. */
export interface Cost {
  ms: number;
  cpuMs: number;
}

export interface IngestRound {
  messages: number;
  real: Cost;
  bare: Cost;
  commits: number;
}

/** The same, said to nobody in particular. */
function asHeard(event: InboundEvent): InboundEvent {
  if (event.kind !== 'message') return event;
  const { message, eventKey } = event;
  return {
    kind: 'heard',
    eventKey: `heard:${eventKey}`,
    message: { ...message, kind: 'post', mentions: [] },
    watch: 'rivals',
  };
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const [from, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - from, cpuMs: (user + system) / 1_000 };
}

/** Rounds of real ingest and of the four bare rows of the same messages, in turns, each in a database of its own. */
async function measure({
  folders,
  round,
  rounds,
  together,
  atOnce,
  heard = false,
}: IngestOrder): Promise<IngestRound[]> {
  const real = await openIngestRig(folders.real);
  const bare = await openEmbedded({ folder: folders.bare, log: silentLog });
  await makeBare(bare);
  const feed = createFeed(`p${together}x${atOnce}x`);
  const nextPage = (): InboundEvent[] => (heard ? feed.page(together).map(asHeard) : feed.page(together));
  const done: IngestRound[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const pages = Array.from({ length: round / together }, nextPage);
    const each = async (add: (page: (typeof pages)[number]) => Promise<void>): Promise<void> => {
      const arriving = pages.values();
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (const page of arriving) await add(page);
        }),
      );
    };
    const first = await nextTransaction(real.opened);
    const ours = await costOf(async () => {
      await each((page) => real.add(page));
      await real.drained();
    });
    const commits = (await nextTransaction(real.opened)) - first;
    const theirs = await costOf(() => each((page) => writeBare(bare, page)));
    if (i > 0) done.push({ messages: round, real: ours, bare: theirs, commits });
  }
  await real.close();
  await bare.close();
  return done;
}

process.once('message', (order: IngestOrder) => {
  void measure(order).then((rounds) => process.send?.(rounds, () => process.disconnect()));
});
