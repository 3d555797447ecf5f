import express, { Router } from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { answerRefusal, bodyOf } from '../social/requests.ts';
import { callFaults, type Calls } from './webhook-calls.ts';

const CallFault = z.strictObject({ next: z.enum(callFaults), times: z.number().int().min(1).max(1000).default(1) });

/** Control calls for X's calls of registered addresses. */
export function createWebhookControl(calls: Calls, log: Log): Router {
  const router = Router();
  router.use('/webhooks', express.json({ limit: '10kb' }));
  router.get('/webhooks', (_request, response) => void response.json(calls.counts()));
  router.post('/webhooks/faults', (request, response) => {
    const { next, times } = bodyOf(CallFault, request);
    calls.fault(next, times);
    response.json(calls.counts());
  });
  router.use('/webhooks', answerRefusal('X', log));
  return router;
}
