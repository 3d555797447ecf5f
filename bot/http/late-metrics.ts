import { lazily, once } from '#core/lazily.ts';
import type { Metrics } from '#core/ports/metrics.ts';
import type { MetricsRegistry, MetricsSource } from './metrics.ts';

/** The library's own, told before it is read. */
const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Prometheus' view of this process, whose library of eighty files is read once Recado is ready, or when somebody asks before: what
 * is counted until then is kept and counted when it is there.
 */
export function createLateMetrics(): MetricsRegistry {
  let kept: ((metrics: Metrics) => void)[] | undefined = [];
  let made: MetricsRegistry | undefined;
  let source: MetricsSource | undefined;

  const read = once(async (): Promise<MetricsRegistry> => {
    const { createMetrics } = await import('./metrics.ts');
    made = createMetrics();
    if (source) made.ready(source);
    for (const step of kept ?? []) step(made.metrics);
    kept = undefined;
    return made;
  });
  lazily(() => void read().catch(() => undefined));

  function count(step: (metrics: Metrics) => void): void {
    if (made) step(made.metrics);
    else kept?.push(step);
  }

  return {
    metrics: {
      messagesIn: (...given) => count((metrics) => metrics.messagesIn(...given)),
      cardShown: (...given) => count((metrics) => metrics.cardShown(...given)),
      acted: (...given) => count((metrics) => metrics.acted(...given)),
      published: (...given) => count((metrics) => metrics.published(...given)),
      accountRead: (...given) => count((metrics) => metrics.accountRead(...given)),
      chatCall: (...given) => count((metrics) => metrics.chatCall(...given)),
      tried: (...given) => count((metrics) => metrics.tried(...given)),
      slowed: (...given) => count((metrics) => metrics.slowed(...given)),
      storeCall: (...given) => count((metrics) => metrics.storeCall(...given)),
    },
    ready(wired) {
      source = wired;
      made?.ready(wired);
    },
    text: async () => await (await read()).text(),
    contentType: CONTENT_TYPE,
  };
}
