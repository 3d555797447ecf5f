import { createFeed } from '../feed.ts';
import { nextTransaction, writeBare, writtenSince } from './bare-rows.ts';
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
}

export interface IngestRound {
  messages: number;
  realMs: number;
  bareMs: number;
  rows: number;
  commits: number;
}

/** Rounds of real ingest and of the same rows bare, in turns, each in a database of its own that grows alike. */
async function measure({ folders, round, rounds, together, atOnce }: IngestOrder): Promise<IngestRound[]> {
  const real = await openIngestRig(folders.real);
  const bare = await openIngestRig(folders.bare);
  const feed = createFeed(`p${together}x${atOnce}x`);
  const done: IngestRound[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const pages = Array.from({ length: round / together }, () => feed.page(together));
    const first = await nextTransaction(real.opened);
    const before = real.counts();
    const from = performance.now();
    const arriving = pages.values();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const page of arriving) await real.add(page);
      }),
    );
    await real.drained();
    const realMs = performance.now() - from;
    const after = real.counts();
    const commits = (await nextTransaction(real.opened)) - first;
    const written = await writtenSince(real.opened, first);

    const arrivals = after.adds - before.adds;
    const batches = after.batches - before.batches;
    const bareFrom = performance.now();
    await writeBare(bare.opened, written, { arrivals, batches, others: Math.max(0, commits - arrivals - batches) });
    const bareMs = performance.now() - bareFrom;
    if (i > 0) done.push({ messages: round, realMs, bareMs, rows: written.rows, commits });
  }
  await real.close();
  await bare.close();
  return done;
}

process.once('message', (order: IngestOrder) => {
  void measure(order).then((rounds) => process.send?.(rounds, () => process.disconnect()));
});
