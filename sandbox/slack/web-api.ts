import express from 'express';
import type { Request, Response, Router } from 'express';
import { methods } from './api/index.ts';
import type { Method } from './api/method.ts';
import { createArgs } from './args.ts';
import { SlackError } from './error.ts';
import { asText, isJson } from './json.ts';
import type { Json } from './json.ts';
import { inTransaction } from '../state.ts';
import type { World } from './world.ts';

/** POST (or GET) /api/<method>, form-encoded or JSON, Bearer token or `token` argument. */
export function createWebApi(world: World): Router {
  const router = express.Router();
  router.use(
    '/api',
    express.urlencoded({ extended: false, limit: '4mb', parameterLimit: 1000 }),
    express.json({ limit: '4mb', type: 'application/json' }),
  );
  router.all('/api/:method', (request, response) => {
    const body: unknown = request.body;
    const given: Json = { ...request.query, ...(isJson(body) ? body : {}) };
    try {
      const answer = call(world, request, response, given);
      if (!response.headersSent) response.json({ ok: true, ...answer });
    } catch (error) {
      if (error instanceof SlackError) response.json({ ok: false, error: error.code, ...error.more });
      else {
        world.log.error({ err: error, method: request.params.method }, 'a Web API method failed');
        response.status(500).json({ ok: false, error: 'internal_error' });
      }
    }
  });
  return router;
}

function call(world: World, request: Request, response: Response, given: Json): Json {
  const name = asText(request.params['method']);
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new SlackError('unknown_method', { req_method: name });
  checkToken(world, method, request, given);
  response.set('x-oauth-scopes', world.scopes.join(','));
  response.set('x-accepted-oauth-scopes', (method.scopes ?? []).join(','));
  const wait = world.limits.wait(name, { perMinute: method.perMinute, channel: asText(given['channel']) });
  if (wait > 0) {
    response.status(429).set('retry-after', String(wait)).json({ ok: false, error: 'ratelimited' });
    return {};
  }
  const { token: _token, ...rest } = given;
  // One transaction: a refused call leaves nothing behind, an answered one is on the disk.
  return inTransaction(world.db, () => method.run(world, createArgs(rest)));
}

function checkToken(world: World, method: Method, request: Request, given: Json): void {
  if (method.token === 'none') return;
  const { slackBotToken, slackAppToken } = world.deps.keys;
  const header = /^Bearer\s+(.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const token = header ?? asText(given['token']);
  if (token === '') throw new SlackError('not_authed');
  if (token !== slackBotToken && token !== slackAppToken) throw new SlackError('invalid_auth');
  if (method.token === 'app') {
    if (token !== slackAppToken) throw new SlackError('not_allowed_token_type');
    return;
  }
  if (token === slackAppToken) throw new SlackError('not_allowed_token_type');
  const needed = method.scopes;
  if (needed && !needed.some((one) => world.scopes.includes(one))) {
    throw new SlackError('missing_scope', { needed: needed[0], provided: world.scopes.join(',') });
  }
}
