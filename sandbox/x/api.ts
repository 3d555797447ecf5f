import express, { Router, type NextFunction, type Request, type Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Answerer } from './answer.ts';
import { answerDirects } from './direct-shape.ts';
import type { Endpoint, RateState } from './limits.ts';
import { checkParameters, parameters, type Rules } from './parameters.ts';
import {
  forbidden,
  invalidRequest,
  notFound,
  notVisible,
  Problem,
  serverError,
  tooManyRequests,
  unauthorized,
} from './problem.ts';
import { judge, judgeDirect } from './publish.ts';
import { playReadFault } from './read-faults.ts';
import { flagOf, fromToken, pathId, sinceOf, textOf, toToken } from './read-call.ts';
import { parseSearch, says } from './search.ts';
import type { Shaper } from './shape.ts';
import { idAt } from './ids.ts';
import type { Social } from '../social/social.ts';
import type { DirectRow, PostRow, UserRow } from '../social/tables.ts';
import type { Uploads } from './uploads.ts';

export interface ApiParts {
  social: Social;
  clock: Clock;
  log: Log;
  shaper: Shaper;
  uploads: Uploads;
  answer: Answerer;
  limits(endpoint: Endpoint, user: string): RateState;
  /** Whose token a request carries. @throws Problem 401 */
  verify(request: Request): string;
}

interface Call {
  user: UserRow;
  query: URLSearchParams;
  request: Request;
  response: Response;
}
type Handle = (call: Call) => { status?: number; body: Record<string, unknown> } | undefined;

const weekMs = 7 * 24 * 3_600_000;

/** The calls of X's API v2 that Recado makes, and their neighbours, under /2. */
export function createApi(parts: ApiParts): Router {
  const { social, answer, clock, shaper, uploads } = parts;
  const { users, posts, directs, acts, follows, faults, changed } = social;
  const router = Router();
  router.use(express.json({ limit: '100kb' }));

  function endpoint(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    { kind, rules, handle }: { kind: Endpoint; rules: Rules; handle: Handle },
  ): void {
    router[method](path, (request: Request, response: Response) => {
      const user = users.byAccount(parts.verify(request));
      if (user === undefined) throw unauthorized();
      const rate = parts.limits(kind, user.id);
      response.set({
        'x-rate-limit-limit': String(rate.limit),
        'x-rate-limit-remaining': String(rate.remaining),
        'x-rate-limit-reset': String(rate.reset),
      });
      if (rate.exceeded) throw tooManyRequests();
      const query = new URL(request.originalUrl, 'http://x').searchParams;
      const odd =
        method === 'get' ? playReadFault(faults, { endpoint: kind, query, response, now: clock.now() }) : undefined;
      if (odd === 'settled') return;
      checkParameters(query, rules);
      const result = handle({ user, query, request, response });
      if (result !== undefined)
        response.status(result.status ?? 200).json(odd === undefined ? result.body : odd(result.body));
    });
  }

  const page = (
    find: (limit: number, untilId: string | undefined) => PostRow[],
    query: URLSearchParams,
    standard: number,
  ): { body: Record<string, unknown> } => {
    const size = Number(query.get('max_results') ?? standard);
    const token = query.get('pagination_token') ?? query.get('next_token') ?? undefined;
    const until = [token === undefined ? undefined : fromToken(token), query.get('until_id') ?? undefined]
      .filter((each) => each !== undefined)
      .map((each) => each.padStart(19, '0'))
      .toSorted()[0];
    const found = find(size + 1, until);
    // As on X, who is away is left out after the page was cut: it may be shorter than asked for, or empty.
    const last = found.slice(0, size).at(-1);
    const rows = found.slice(0, size).filter(({ author }) => !users.isAway(author));
    return {
      body: {
        ...answer.posts(rows, query, false),
        meta: {
          result_count: rows.length,
          ...(rows[0] !== undefined && { newest_id: rows[0].id, oldest_id: rows.at(-1)?.id }),
          next_token: found.length > size && last !== undefined ? toToken(last.id) : undefined,
        },
      },
    };
  };
  const userOr404 = (wanted: string, parameter: string, found: UserRow | undefined): UserRow =>
    found ?? raise(new Problem(200, { errors: [notFound({ value: wanted, kind: 'user', parameter })] }));

  endpoint('get', '/users/me', {
    kind: 'users/me',
    rules: parameters.user,
    handle: ({ user, query }) => ({ body: answer.user(user, query) }),
  });
  endpoint('get', '/users/by/username/:username', {
    kind: 'users/by/username',
    rules: parameters.user,
    handle: ({ request, query }) => {
      const handle = pathId(request, 'username', /^\w{1,15}$/);
      return { body: answer.user(userOr404(handle, 'username', users.byHandle(handle)), query) };
    },
  });
  endpoint('get', '/users/:id', {
    kind: 'users/:id',
    rules: parameters.user,
    handle: ({ request, query }) => {
      const id = pathId(request);
      return { body: answer.user(userOr404(id, 'id', users.byId(id)), query) };
    },
  });
  endpoint('get', '/users/:id/mentions', {
    kind: 'users/:id/mentions',
    rules: parameters.mentions,
    handle: ({ request, query }) => {
      const id = pathId(request);
      return page((limit, untilId) => posts.mentions(id, { limit, untilId, sinceId: sinceOf(query) }), query, 10);
    },
  });
  endpoint('get', '/users/:id/tweets', {
    kind: 'users/:id/tweets',
    rules: parameters.timeline,
    handle: ({ request, query }) => {
      const id = pathId(request);
      const replies = query.get('exclude')?.split(',').includes('replies') !== true;
      return page(
        (limit, untilId) => posts.timeline(id, { limit, untilId, sinceId: sinceOf(query), replies }),
        query,
        10,
      );
    },
  });
  endpoint('get', '/users/:id/followers', {
    kind: 'users/:id/followers',
    rules: parameters.followers,
    handle: ({ request, query }) => {
      const size = Number(query.get('max_results') ?? 100);
      const token = query.get('pagination_token');
      const found = follows.newest(pathId(request), {
        limit: size + 1,
        before: token === null ? undefined : Number(fromToken(token)),
      });
      const rows = found.slice(0, size).filter(({ follower }) => !users.isAway(follower));
      const last = found.slice(0, size).at(-1);
      return {
        body: {
          ...answer.users(
            rows.flatMap(({ follower }) => users.byId(follower) ?? []),
            query,
          ),
          meta: {
            result_count: rows.length,
            next_token: found.length > size && last !== undefined ? toToken(String(last.seq)) : undefined,
          },
        },
      };
    },
  });
  endpoint('get', '/tweets/search/recent', {
    kind: 'tweets/search/recent',
    rules: parameters.search,
    handle: ({ query }) => {
      const filter = parseSearch(query.get('query') ?? '');
      const week = idAt(clock.now().getTime() - weekMs);
      const since = sinceOf(query) ?? week;
      if (since < week)
        throw invalidRequest([
          {
            message: `'since_id' must be a tweet id created after [${new Date(clock.now().getTime() - weekMs).toISOString()}].`,
          },
        ]);
      const { any, notFrom } = filter;
      const handleOf = (row: PostRow): string => users.byId(row.author)?.handle ?? '';
      return page(
        (limit, untilId) =>
          any === undefined
            ? posts.search(filter, { limit, untilId, sinceId: since })
            : posts.find(
                (row) =>
                  !notFrom.some((handle) => handle.toLowerCase() === handleOf(row).toLowerCase()) &&
                  any.some((term) => says(row.prefix + row.text, term, handleOf(row))),
                { limit, untilId, sinceId: since },
              ),
        query,
        10,
      );
    },
  });
  endpoint('get', '/tweets', {
    kind: 'tweets',
    rules: parameters.tweets,
    handle: ({ query }) => {
      const ids = [...new Set((query.get('ids') ?? '').split(','))];
      const there = ids.flatMap((id) => live(posts.byId(id)) ?? []);
      const rows = there.filter(({ author }) => !users.isAway(author));
      const body = answer.posts(rows, query, false);
      const errors = ids
        .filter((id) => rows.every((row) => row.id !== id))
        .map((id) =>
          there.some((row) => row.id === id)
            ? notVisible({ value: id, kind: 'tweet', parameter: 'ids' })
            : notFound({ value: id, kind: 'tweet', parameter: 'ids' }),
        );
      const beside = Array.isArray(body['errors']) ? body['errors'] : [];
      const all = [...errors, ...beside];
      return { body: { ...body, errors: all.length > 0 ? all : undefined } };
    },
  });
  endpoint('post', '/tweets', {
    kind: 'POST tweets',
    rules: parameters.none,
    handle: ({ user, request, response }) => {
      const write = (): PostRow => {
        const row = posts.create(judge(request.body, { author: user, posts, users, clock, uploads }));
        changed();
        return row;
      };
      if (faults.play({ request, response, write, now: clock.now() })) return undefined;
      const row = write();
      return {
        status: 201,
        body: { data: { id: row.id, text: shaper.post(row)['text'], edit_history_tweet_ids: [row.id] } },
      };
    },
  });
  endpoint('get', '/tweets/:id', {
    kind: 'tweets/:id',
    rules: parameters.tweet,
    handle: ({ request, query }) => {
      const id = pathId(request);
      const row = live(posts.byId(id));
      if (row === undefined) return { body: { errors: [notFound({ value: id, kind: 'tweet', parameter: 'id' })] } };
      return {
        body: users.isAway(row.author)
          ? { errors: [notVisible({ value: id, kind: 'tweet', parameter: 'id' })] }
          : answer.posts([row], query, true),
      };
    },
  });
  endpoint('delete', '/tweets/:id', {
    kind: 'DELETE tweets/:id',
    rules: parameters.none,
    handle: ({ user, request }) => {
      const row = live(posts.byId(pathId(request)));
      if (row !== undefined && row.author !== user.id) throw forbidden('You are not authorized to delete this Tweet.');
      if (row !== undefined) posts.remove(row);
      changed();
      return { body: { data: { deleted: row !== undefined } } };
    },
  });
  endpoint('put', '/tweets/:id/hidden', {
    kind: 'PUT tweets/:id/hidden',
    rules: parameters.none,
    handle: ({ user, request }) => {
      const hidden = flagOf(request.body, 'hidden');
      const row = live(posts.byId(pathId(request)));
      if (row === undefined) throw forbidden('You cannot hide a Tweet that does not exist.');
      // Only whoever began a conversation tidies the replies in it.
      if (row.reply_to === null || posts.byId(row.conversation)?.author !== user.id)
        throw forbidden('You are not permitted to hide this reply.');
      acts.hide(row, hidden);
      changed();
      return { body: { data: { hidden } } };
    },
  });
  endpoint('post', '/users/:id/likes', {
    kind: 'POST users/:id/likes',
    rules: parameters.none,
    handle: ({ user, request }) => {
      if (pathId(request) !== user.id) throw forbidden('You are not permitted to perform this action for this user.');
      const id = textOf(request.body, 'tweet_id');
      const row = live(posts.byId(id));
      if (row === undefined)
        throw new Problem(404, {
          title: 'Not Found',
          type: 'about:blank',
          status: 404,
          detail: `Could not find tweet with id: [${id}].`,
        });
      acts.like(user.id, row);
      changed();
      return { body: { data: { liked: true } } };
    },
  });
  endpoint('get', '/tweets/:id/quote_tweets', {
    kind: 'tweets/:id/quote_tweets',
    rules: parameters.quotes,
    handle: ({ request, query }) => {
      const root = posts.byId(pathId(request))?.root ?? '';
      return page((limit, untilId) => posts.quotes(root, { limit, untilId }), query, 10);
    },
  });

  const directPage = (
    find: (window: { limit: number; untilId: string | undefined }) => DirectRow[],
    query: URLSearchParams,
  ): { body: Record<string, unknown> } => {
    const size = Number(query.get('max_results') ?? 100);
    const token = query.get('pagination_token');
    const found = find({ limit: size + 1, untilId: token === null ? undefined : fromToken(token).padStart(19, '0') });
    const rows = found.slice(0, size);
    const last = rows.at(-1);
    return {
      body: {
        ...answerDirects(rows, query, { users, shaper }),
        meta: {
          result_count: rows.length,
          next_token: found.length > size && last !== undefined ? toToken(last.id) : undefined,
        },
      },
    };
  };
  endpoint('get', '/dm_events', {
    kind: 'dm_events',
    rules: parameters.direct,
    handle: ({ user, query }) => directPage((window) => directs.of(user.id, window), query),
  });
  endpoint('get', '/dm_conversations/with/:id/dm_events', {
    kind: 'dm_conversations/with/:id/dm_events',
    rules: parameters.direct,
    handle: ({ user, request, query }) => {
      const id = pathId(request);
      return directPage((window) => directs.between(user.id, id, window), query);
    },
  });
  endpoint('post', '/dm_conversations/with/:id/messages', {
    kind: 'POST dm_conversations/with/:id/messages',
    rules: parameters.none,
    handle: ({ user, request, response }) => {
      const write = (): DirectRow => {
        const row = directs.write(
          judgeDirect(request.body, { author: user, participant: pathId(request), users, directs, uploads }),
        );
        changed();
        return row;
      };
      if (faults.play({ request, response, write, now: clock.now() })) return undefined;
      const row = write();
      return { status: 201, body: { data: { dm_conversation_id: row.conversation, dm_event_id: row.id } } };
    },
  });

  router.use((request: Request) => {
    parts.log.info({ method: request.method, path: request.path }, 'call that the simulated X does not have');
    throw new Problem(404, { title: 'Not Found', type: 'about:blank', status: 404, detail: 'Not Found' });
  });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const problem =
      error instanceof Problem
        ? error
        : error instanceof SyntaxError
          ? invalidRequest([{ message: 'The body is no JSON' }])
          : serverError();
    if (problem.status === 500 && !(error instanceof Problem)) parts.log.error({ error }, 'the simulated X failed');
    response
      .status(problem.status)
      .type(problem.status === 200 ? 'application/json' : 'application/problem+json')
      .send(JSON.stringify(problem.body));
  });
  return router;
}

function live(row: PostRow | undefined): PostRow | undefined {
  return row?.deleted === 0 ? row : undefined;
}

function raise(problem: Problem): never {
  throw problem;
}
