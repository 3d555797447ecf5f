import express, { Router } from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { answerRefusal, bodyOf, refuse } from '../social/requests.ts';
import type { Users } from '../social/users.ts';
import type { Auth } from './auth.ts';

const Scopes = z.strictObject({
  scopes: z.array(z.string().regex(/^[a-z]+(:[a-z_]+)?$/, 'a scope such as read:statuses')),
});

/** Control calls for what the token of an account may do. */
export function createScopeControl({ auth, users, log }: { auth: Auth; users: Users; log: Log }): Router {
  const router = Router();
  router.use('/scopes', express.json({ limit: '10kb' }));
  const account = (key: string): string =>
    users.byAccount(key)?.account ?? refuse(404, `There is no account "${key}".`);
  router.get('/scopes/:key', (request, response) => {
    response.json({ scopes: auth.scopesOf(account(request.params.key)) });
  });
  router.put('/scopes/:key', (request, response) => {
    const { scopes } = bodyOf(Scopes, request);
    auth.setScopes(account(request.params.key), scopes);
    response.json({ scopes });
  });
  router.use('/scopes', answerRefusal('Mastodon', log));
  return router;
}
