import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createLateMetrics } from '../../../bot/http/late-metrics.ts';

const source = (problems: number): Parameters<ReturnType<typeof createLateMetrics>['ready']>[0] => ({
  inbox: async () => ({ waiting: 0, failed: 0, oldest: null }),
  work: async () => ({ due: 0, running: 0, dead: 0 }),
  accounts: () => [],
  problems: () => problems,
  now: () => new Date(),
});

it('what was counted before anybody read how to tell it is told with the rest, by the names that the library has', async () => {
  const { metrics, ready, text, contentType } = createLateMetrics();
  metrics.messagesIn('x', 'poll', 3);
  metrics.tried('card', 'posted');
  ready(source(2));
  expect(await text()).toContain('recado_messages_in_total{network="x",by="poll"} 3');
  metrics.messagesIn('x', 'poll', 1);
  const told = await text();
  expect(told).toContain('recado_messages_in_total{network="x",by="poll"} 4');
  expect(told).toContain('recado_problems 2');
  expect(told).toMatch(/kind="card",outcome="posted"\} 1/);
  ready(source(5));
  expect(await text()).toContain('recado_problems 5');
  expect(contentType).toBe(new Registry().contentType);
});
