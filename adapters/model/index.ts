import { createHash } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Model, ModelQuestion } from '#core/ports/model.ts';
import { createBudget } from './budget.ts';
import { callModel, type Server } from './call.ts';

export interface ModelSettings {
  /** Of an OpenAI-compatible server, up to and with /v1. */
  baseUrl: string;
  name: string;
  key: string | undefined;
  readsPrivate: boolean;
  timeoutSeconds: number;
  perDay: number;
  perPersonPerDay: number;
}

/** Answers kept, so that the same question is asked once. */
const KEPT = 200;
/** After so many failures in a row it is left alone for a while. */
const FAILURES = 5;
const REST_MS = 60_000;

/** Any server that speaks the chat completions of OpenAI: one of your own, or one of a firm. */
export function createModel(settings: ModelSettings, { clock, log }: { clock: Clock; log: Log }): Model {
  const { name, readsPrivate } = settings;
  const server: Server = {
    url: `${settings.baseUrl.replace(/\/+$/, '')}/chat/completions`,
    name,
    key: settings.key,
    timeoutMs: settings.timeoutSeconds * 1_000,
    takes: { schema: true, format: true, most: 'max_tokens', temperature: true, seed: true },
  };
  const budget = createBudget(settings, clock);
  const kept = new Map<string, unknown>();
  let failures = 0;
  let restsUntil = 0;

  async function ask(question: ModelQuestion): Promise<unknown> {
    const now = clock.now().getTime();
    if (now < restsUntil) throw new RecadoError('model.unreachable', { params: { model: name } });
    budget.take(question.by);
    const from = performance.now();
    const about = { model: name, what: question.schema.name };
    try {
      const answered = await callModel(server, question);
      failures = 0;
      log.info({ ...about, ms: Math.round(performance.now() - from) }, 'the model answered');
      return answered;
    } catch (error) {
      failures += 1;
      if (failures >= FAILURES) restsUntil = now + REST_MS;
      // Whoever is told to wait waits: to ask at once would be refused again.
      if (error instanceof RecadoError && error.retryAfterMs !== undefined)
        restsUntil = Math.max(restsUntil, now + error.retryAfterMs);
      // Never its texts: they may hold what a customer wrote.
      log.warn(
        { ...about, code: error instanceof RecadoError ? error.code : 'unknown', failures },
        'the model did not answer',
      );
      throw error;
    }
  }

  return {
    isThere: true,
    name,
    readsPrivate,
    async ask(question) {
      const id = keyOf(question);
      if (kept.has(id)) return kept.get(id);
      const answered = await ask(question);
      kept.set(id, answered);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return answered;
    },
  };
}

function keyOf({ instructions, prompt, schema }: ModelQuestion): string {
  return createHash('sha256')
    .update(JSON.stringify([instructions, prompt, schema.name]))
    .digest('hex');
}
