import { createHash, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { XKeys } from './keys.ts';
import { invalidRequest, Problem, unauthorized } from './problem.ts';
import { createXIds } from './ids.ts';
import type { Users } from '../social/users.ts';
import type { Calls } from './webhook-calls.ts';
import { activityTypes } from './webhook-events.ts';
import type { SubscriptionRow, WebhookRow } from './webhook-tables.ts';

/** Of the pay-per-use plan. */
const MOST_WEBHOOKS = 5;

const NewWebhook = z.strictObject({ url: z.string().min(1).max(200) });
const NewSubscription = z.strictObject({
  event_type: z.string(),
  filter: z.strictObject({
    user_id: z.string().regex(/^\d{1,19}$/),
    direction: z.enum(['inbound', 'outbound']).optional(),
  }),
  tag: z.string().min(1).max(200).optional(),
  webhook_id: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
});

interface Parts {
  db: DatabaseSync;
  clock: Clock;
  keys: XKeys;
  users: Users;
  calls: Calls;
  /** Whose token a request carries. @throws Problem 401 */
  verify(request: Request): string;
}

/** X's calls for webhooks and activity subscriptions, and the app's own login. */
export function createWebhookApi({ db, clock, keys, users, calls, verify }: Parts): Router {
  const router = Router();
  const nextId = createXIds(clock);
  const bearer = `AAAAAAAAAA${createHash('sha256').update(`${keys.apiKey}:${keys.apiKeySecret}`).digest('hex')}`;

  /** The account whose token it is; undefined for the app itself. */
  function who(request: Request): string | undefined {
    const { authorization = '' } = request.headers;
    if (!authorization.startsWith('Bearer ')) return verify(request);
    if (!same(authorization.slice('Bearer '.length), bearer)) throw unauthorized();
    return undefined;
  }
  const webhook = (id: unknown): WebhookRow | undefined =>
    db.prepare('SELECT * FROM x_webhooks WHERE id = ?').get(String(id)) as unknown as WebhookRow | undefined;
  const read = <T>(schema: z.ZodType<T>, request: Request): T => {
    const body = schema.safeParse(request.body);
    if (body.success) return body.data;
    throw invalidRequest(body.error.issues.map(({ path, message }) => ({ message: `${path.join('.')}: ${message}` })));
  };

  router.post('/oauth2/token', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
    const given = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');
    const body: unknown = request.body;
    if (!same(given, `${keys.apiKey}:${keys.apiKeySecret}`))
      return void response.status(403).json({
        errors: [{ code: 99, message: 'Unable to verify your credentials', label: 'authenticity_token_error' }],
      });
    if (
      typeof body !== 'object' ||
      body === null ||
      !('grant_type' in body) ||
      body.grant_type !== 'client_credentials'
    )
      return void response
        .status(400)
        .json({ errors: [{ code: 170, message: 'Missing required parameter: grant_type' }] });
    return void response.json({ token_type: 'bearer', access_token: bearer });
  });

  router.use(['/2/webhooks', '/2/activity/subscriptions'], express.json({ limit: '20kb' }));
  router.get('/2/webhooks', (request, response) => {
    if (who(request) !== undefined) throw unsupported('OAuth 1.0a User Context', 'OAuth 2.0 Application-Only');
    const rows = db.prepare('SELECT * FROM x_webhooks ORDER BY id').all() as unknown as WebhookRow[];
    response.json({ data: rows.length > 0 ? rows.map(shown) : undefined, meta: { result_count: rows.length } });
  });
  router.post('/2/webhooks', async (request, response) => {
    who(request);
    const { url } = read(NewWebhook, request);
    if (!isAllowed(url)) throw failed('UrlValidationFailed', `The URL ${url} does not meet the requirements.`);
    if (db.prepare('SELECT 1 FROM x_webhooks WHERE url = ?').get(url) !== undefined)
      throw failed('DuplicateUrlFailed', 'Webhook URL already exists.');
    if ((db.prepare('SELECT COUNT(*) AS n FROM x_webhooks').get() as { n: number }).n >= MOST_WEBHOOKS)
      throw failed('WebhookLimitExceeded', 'Too many webhooks.');
    const why = await calls.challenge(url);
    if (why !== undefined) throw failed('CrcValidationFailed', `The CRC check failed: ${why}.`);
    const row: WebhookRow = { id: nextId(), url, valid: 1, created_ms: clock.now().getTime() };
    db.prepare('INSERT INTO x_webhooks (id, url, valid, created_ms) VALUES (?, ?, 1, ?)').run(
      row.id,
      url,
      row.created_ms,
    );
    response.json(shown(row));
  });
  router.put('/2/webhooks/:id', async (request, response) => {
    who(request);
    const row = webhook(request.params['id']) ?? raise(missing('webhook', request.params['id']));
    const why = await calls.challenge(row.url);
    db.prepare('UPDATE x_webhooks SET valid = ? WHERE id = ?').run(why === undefined ? 1 : 0, row.id);
    if (why !== undefined) throw failed('CrcValidationFailed', `The CRC check failed: ${why}.`);
    response.json({ data: { attempted: true } });
  });
  router.delete('/2/webhooks/:id', (request, response) => {
    who(request);
    const row = webhook(request.params['id']) ?? raise(missing('webhook', request.params['id']));
    db.prepare('DELETE FROM x_webhooks WHERE id = ?').run(row.id);
    response.json({ data: { deleted: true } });
  });

  router.get('/2/activity/subscriptions', (request, response) => {
    who(request);
    const rows = db.prepare('SELECT * FROM x_subscriptions ORDER BY id').all() as unknown as SubscriptionRow[];
    response.json({ data: rows.length > 0 ? rows.map(told) : undefined, meta: { result_count: rows.length } });
  });
  router.post('/2/activity/subscriptions', (request, response) => {
    const account = who(request);
    const { event_type, filter, tag, webhook_id } = read(NewSubscription, request);
    if (!activityTypes.some((type) => type === event_type))
      throw invalidRequest([{ message: `event_type: ${event_type} is not one of ${activityTypes.join(', ')}` }]);
    // What only the account may know is told only to who holds its token.
    if (account === undefined || users.byAccount(account)?.id !== filter.user_id)
      throw new Problem(403, {
        title: 'Forbidden',
        detail: 'You are not authorized to subscribe to private events of this user.',
        type: 'about:blank',
        status: 403,
      });
    if (webhook_id !== undefined && webhook(webhook_id) === undefined) throw missing('webhook', webhook_id);
    const row: SubscriptionRow = {
      id: nextId(),
      event_type,
      user_id: filter.user_id,
      tag: tag ?? null,
      webhook: webhook_id ?? null,
      created_ms: clock.now().getTime(),
    };
    const { changes } = db
      .prepare(
        'INSERT OR IGNORE INTO x_subscriptions (id, event_type, user_id, tag, webhook, created_ms) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(row.id, event_type, row.user_id, row.tag, row.webhook, row.created_ms);
    if (changes === 0) throw failed('DuplicateSubscriptionFailed', 'Subscription already exists.');
    response.json({
      data: { subscription: told(row) },
      meta: { total_subscriptions: (db.prepare('SELECT COUNT(*) AS n FROM x_subscriptions').get() as { n: number }).n },
    });
  });

  router.use(
    ['/2/webhooks', '/2/activity', '/oauth2'],
    (error: unknown, _request: Request, response: Response, next: NextFunction) => {
      if (!(error instanceof Problem) || response.headersSent) return next(error);
      return void response.status(error.status).type('application/problem+json').send(JSON.stringify(error.body));
    },
  );
  return router;
}

/** X takes only https without a port; the workspace also this machine, so that a bot beside it can be called. */
function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, port, hostname } = new URL(url);
  return (
    (protocol === 'https:' && port === '') ||
    (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'))
  );
}

function shown({ id, url, valid, created_ms }: WebhookRow): Record<string, unknown> {
  return { id, url, valid: valid === 1, created_at: new Date(created_ms).toISOString() };
}

function told({ id, event_type, user_id, tag, webhook, created_ms }: SubscriptionRow): Record<string, unknown> {
  const at = new Date(created_ms).toISOString();
  return {
    subscription_id: id,
    event_type,
    filter: { user_id },
    tag: tag ?? undefined,
    webhook_id: webhook ?? undefined,
    created_at: at,
    updated_at: at,
  };
}

function failed(title: string, detail: string): Problem {
  return new Problem(400, {
    errors: [{ message: `${title}: ${detail}` }],
    title,
    detail,
    type: 'https://api.twitter.com/2/problems/invalid-request',
    status: 400,
  });
}

function missing(kind: string, id: unknown): Problem {
  return new Problem(404, {
    title: 'Not Found Error',
    detail: `Could not find ${kind} with id: [${String(id)}].`,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
    status: 404,
  });
}

function unsupported(used: string, wanted: string): Problem {
  return new Problem(403, {
    title: 'Unsupported Authentication',
    detail: `Authenticating with ${used} is forbidden for this endpoint. Supported authentication types are [${wanted}].`,
    type: 'https://api.twitter.com/2/problems/unsupported-authentication',
    status: 403,
  });
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function raise(problem: Problem): never {
  throw problem;
}
