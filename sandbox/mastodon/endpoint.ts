import type { NextFunction, Request, Response, Router } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Faults } from '../social/faults.ts';
import type { UserRow } from '../social/tables.ts';
import type { Auth } from './auth.ts';
import type { Limit } from './limits.ts';
import { Problem, serverError, tooManyRequests, unauthorized } from './problem.ts';
import type { ReadEndpoint } from './rules.ts';

export interface Call {
  user: UserRow;
  query: URLSearchParams;
  request: Request;
  response: Response;
  /** One of the changes that a fault makes in this answer. */
  odd: string | undefined;
}

interface Rules {
  /** Any of them. */
  scopes: readonly string[];
  /** Windows in which the call counts besides the usual one. */
  counts?: readonly Limit[];
  handle(call: Call): void;
}

export interface Endpoints {
  read(path: string, rules: Rules & { name: ReadEndpoint }): void;
  write(method: 'post' | 'put' | 'delete', path: string, rules: Rules): void;
}

interface Parts {
  auth: Auth;
  faults: Faults;
  clock: Clock;
  /** Counts a call and says so in the headers. True: it was one too many. */
  limits(response: Response, user: string, kinds: readonly Limit[]): boolean;
}

/** Calls as Mastodon takes them: whose token, within which scopes and limits. */
export function createEndpoints(router: Router, { auth, faults, clock, limits }: Parts): Endpoints {
  function begin(request: Request, response: Response, { scopes, counts = [] }: Rules): Omit<Call, 'odd'> {
    const query = new URL(request.originalUrl, 'http://mastodon').searchParams;
    const pages = ['since_id', 'max_id', 'min_id'].some((name) => query.has(name));
    const user = auth.who(request, scopes);
    if (limits(response, user.id, ['api', ...(pages ? ['paging' as const] : []), ...counts])) throw tooManyRequests();
    response.set('cache-control', 'private, no-store');
    return { user, query, request, response };
  }
  return {
    read: (path, rules) =>
      void router.get(path, (request, response) => {
        const call = begin(request, response, rules);
        const played = faults.playRead({ endpoint: rules.name, response, now: clock.now() });
        if (played !== 'settled') rules.handle({ ...call, odd: played?.change });
      }),
    write: (method, path, rules) =>
      void router[method](path, (request, response) => {
        rules.handle({ ...begin(request, response, rules), odd: undefined });
      }),
  };
}

/** Errors as Mastodon says them: a sentence, and for what it did not expect a page, unless the client says it reads JSON. */
export function answerProblem(log: Log) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status === 500 && !(error instanceof Problem)) log.error({ error }, 'the simulated Mastodon failed');
    response.status(problem.status);
    if (problem.status === 401) response.set('www-authenticate', 'Bearer realm="Doorkeeper", error="invalid_token"');
    if (problem.status !== 500) return void response.json({ error: problem.message });
    if (saysJson(request)) return void response.json({ status: 500, error: problem.message });
    const title = "We're sorry, but something went wrong";
    return void response
      .type('html')
      .send(`<!DOCTYPE html><html><head><title>${title}</title></head><body></body></html>`);
  };
}

/** The router is asked for what it does not have. */
export function answerUnknown(log: Log) {
  return (request: Request, response: Response): void => {
    log.info({ method: request.method, path: request.path }, 'call that the simulated Mastodon does not have');
    response.status(404);
    if (saysJson(request)) response.json({ error: 'Not Found' });
    else response.type('html').send('<!DOCTYPE html><html><head><title>404</title></head><body></body></html>');
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SyntaxError) return new Problem(400, 'Bad Request');
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new Problem(413, 'Payload Too Large');
  return status === 401 ? unauthorized() : serverError();
}

const saysJson = (request: Request): boolean => request.get('accept')?.includes('application/json') === true;
