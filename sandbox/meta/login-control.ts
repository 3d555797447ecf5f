import express, { Router } from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { answerRefusal, bodyOf } from '../social/requests.ts';
import type { Tokens } from './tokens.ts';

const Lasts = z.strictObject({ days: z.number().int().min(1).max(90) });

/** Control calls for what people grant. */
export function createLoginControl(tokens: Pick<Tokens, 'last'>, { name, log }: { name: string; log: Log }): Router {
  const router = Router();
  router.use('/login', express.json({ limit: '10kb' }));
  router.post('/login', (request, response) => {
    const { days } = bodyOf(Lasts, request);
    tokens.last(days);
    response.json({ days });
  });
  router.use('/login', answerRefusal(name, log));
  return router;
}
