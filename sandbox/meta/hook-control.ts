import express, { Router } from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { answerRefusal, bodyOf } from '../social/requests.ts';
import { callFaults, type Hooks } from './hooks.ts';

const CallFault = z.strictObject({ next: z.enum(callFaults), times: z.number().int().min(1).max(1000).default(1) });
const Sent = z.strictObject({ body: z.unknown() });

/** Control calls for Meta's calls of the app's address. */
export function createHookControl(hooks: Hooks, { name, log }: { name: string; log: Log }): Router {
  const router = Router();
  router.use('/webhooks', express.json({ limit: '20mb' }));
  router.get('/webhooks', (_request, response) => void response.json(hooks.counts()));
  router.post('/webhooks/faults', (request, response) => {
    const { next, times } = bodyOf(CallFault, request);
    hooks.fault(next, times);
    response.json(hooks.counts());
  });
  router.post('/webhooks/send', async (request, response) => {
    const { body } = bodyOf(Sent, request);
    response.json({ status: (await hooks.send(typeof body === 'string' ? body : JSON.stringify(body))) ?? null });
  });
  router.use('/webhooks', answerRefusal(name, log));
  return router;
}
