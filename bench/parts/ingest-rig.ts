import path from 'node:path';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { InboundEvent } from '#core/message.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { nullServices, type Services } from '../../handlers/context.ts';
import { createDirectory } from '../../handlers/people/directory.ts';
import { ingestMessage } from '../../handlers/jobs/ingest-message.ts';
import { goStraight } from '../../handlers/intake/straight.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { openEmbedded, type Embedded } from '../../store/database/embedded.ts';
import { createStore } from '../../store/index.ts';
import { until } from '../web.ts';

export interface IngestRig {
  opened: Embedded;
  add(events: InboundEvent[]): Promise<void>;
  /** Everything added was taken in. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** The store with the real ingest job on it. Cards are ordered as always and wait: no chat is connected. */
export async function openIngestRig(folder: string): Promise<IngestRig> {
  const opened = await openEmbedded({ folder, log: silentLog });
  const config = loadConfig(path.join(import.meta.dirname, '..', 'brand.yaml'));
  const { store, queue } = await createStore({ opened, jobs, decide, log: silentLog, timeZone: config.timeZone });
  let running = 0;
  const surfaces = new Map();
  const services: Services = {
    ...nullServices,
    store,
    config,
    clock: systemClock,
    log: silentLog,
    texts: createTexts(config.language),
    text: createTextAnalysis(),
    surfaces,
    networks: new Map(),
    directory: createDirectory({ config, surfaces, store, clock: systemClock }),
  };
  async function handle(payload: unknown, signal: AbortSignal): Promise<void> {
    running += 1;
    try {
      await ingestMessage.handle(services, payload, signal);
    } finally {
      running -= 1;
    }
  }
  await queue.work([{ ...ingestMessage, handle }]);
  goStraight(services);
  return {
    opened,
    async add(events) {
      await store.inbox.add(
        events.map((event) => ({ network: 'x', account: 'alba', brand: 'alba', event })),
        systemClock.now(),
      );
    },
    async drained() {
      const idle = async () => running === 0 && (await store.inbox.waiting()).waiting === 0;
      await until('the inbox to be empty', idle, { everyMs: 5, withinMs: 300_000 });
      const { failed } = await store.inbox.waiting();
      if (failed > 0) throw new Error(`${failed} messages were set aside`);
    },
    close: () => store.close(),
  };
}
