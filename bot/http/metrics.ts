import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '#core/ports/metrics.ts';

/** What is read anew at each look. */
export interface MetricsSource {
  inbox(): Promise<{ waiting: number; failed: number; oldest: Date | null }>;
  work(): Promise<{ due: number; running: number; dead: number }>;
  /** Seconds since each account was last in contact. */
  accounts(): { key: string; network: string; lastPullAt: Date | null }[];
  problems(): number;
  now(): Date;
}

export interface MetricsRegistry {
  metrics: Metrics;
  /** Everything is wired. */
  ready(source: MetricsSource): void;
  /** The text of GET /metrics. */
  text(): Promise<string>;
  readonly contentType: string;
}

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];
const slow = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600];

/** Prometheus' view of this process. Labels are our own words: no text, no handle, no person. */
export function createMetrics(): MetricsRegistry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'recado_' });
  const messagesIn = new Counter({
    name: 'recado_messages_in_total',
    help: 'New messages put into the inbox, our own posts included',
    labelNames: ['network', 'by'],
    registers,
  });
  const cardShown = new Histogram({
    name: 'recado_post_to_card_seconds',
    help: "From a customer's post to its card",
    labelNames: ['network'],
    buckets: slow,
    registers,
  });
  const acted = new Histogram({
    name: 'recado_act_seconds',
    help: 'From the arrival of a press, form or command until the person was answered',
    labelNames: ['kind'],
    buckets: quick,
    registers,
  });
  const published = new Counter({
    name: 'recado_deliveries_total',
    help: 'Calls that publish an answer, by what they came to',
    labelNames: ['network', 'outcome'],
    registers,
  });
  const accountRead = new Counter({
    name: 'recado_account_reads_total',
    help: 'Calls that ask a network about our own account, for the daily snapshot',
    labelNames: ['network'],
    registers,
  });
  const chatCall = new Histogram({
    name: 'recado_chat_call_seconds',
    help: 'Calls to the chat, waiting for their turn included',
    labelNames: ['surface', 'call', 'outcome'],
    buckets: quick,
    registers,
  });
  const tried = new Counter({
    name: 'recado_chat_posts_total',
    help: 'Tries to post a message of ours in a chat, by its kind and what they came to',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const slowed = new Counter({
    name: 'recado_limiter_wait_seconds_total',
    help: 'Time that calls to the chat were told to wait for their turn',
    labelNames: ['surface'],
    registers,
  });
  const storeCall = new Histogram({
    name: 'recado_store_call_seconds',
    help: 'Calls of the store',
    labelNames: ['call'],
    buckets: quick,
    registers,
  });

  let source: MetricsSource | undefined;
  new Gauge({
    name: 'recado_jobs',
    help: 'Jobs now, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const work = await source?.work();
      for (const [state, count] of Object.entries(work ?? {})) this.set({ state }, count);
    },
  });
  const inbox = new Gauge({
    name: 'recado_inbox_events',
    help: 'Messages in the inbox that wait or were set aside',
    labelNames: ['state'],
    registers,
  });
  new Gauge({
    name: 'recado_ingest_lag_seconds',
    help: 'Age of the oldest message that waits in the inbox',
    registers,
    async collect() {
      if (source === undefined) return;
      const { waiting, failed, oldest } = await source.inbox();
      inbox.set({ state: 'waiting' }, waiting);
      inbox.set({ state: 'failed' }, failed);
      this.set(oldest === null ? 0 : Math.max(0, (source.now().getTime() - oldest.getTime()) / 1_000));
    },
  });
  new Gauge({
    name: 'recado_account_contact_age_seconds',
    help: 'Since an account was last read',
    labelNames: ['network', 'account'],
    registers,
    collect() {
      for (const { key, network, lastPullAt } of source?.accounts() ?? [])
        if (lastPullAt)
          this.set(
            { network, account: key },
            Math.max(0, ((source?.now() ?? lastPullAt).getTime() - lastPullAt.getTime()) / 1_000),
          );
    },
  });
  new Gauge({
    name: 'recado_problems',
    help: 'Problems that /health tells',
    registers,
    collect() {
      this.set(source?.problems() ?? 0);
    },
  });

  return {
    metrics: {
      messagesIn: (network, by, count) => messagesIn.inc({ network, by }, count),
      cardShown: (network, seconds) => cardShown.observe({ network }, seconds),
      acted: (kind, seconds) => acted.observe({ kind }, seconds),
      published: (network, outcome) => published.inc({ network, outcome }),
      accountRead: (network) => accountRead.inc({ network }),
      chatCall: (surface, call, outcome, seconds) => chatCall.observe({ surface, call, outcome }, seconds),
      tried: (kind, outcome) => tried.inc({ kind, outcome }),
      slowed: (surface, seconds) => slowed.inc({ surface }, seconds),
      storeCall: (call, seconds) => storeCall.observe({ call }, seconds),
    },
    ready: (wired) => {
      source = wired;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
