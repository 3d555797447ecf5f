import express, { Router } from 'express';
import type { PostRow, UserRow } from '../social/tables.ts';
import { createEndpoints } from './endpoint.ts';
import { instance } from './instance.ts';
import { limitOf, listOf, pageOf, setLinks } from './links.ts';
import type { ApiParts } from './api-parts.ts';
import { addMediaApi } from './media-api.ts';
import { entitiesIn } from './text.ts';
import { addNotificationApi } from './notification-api.ts';
import { notFound } from './problem.ts';

/** The calls of Mastodon's API that Recado makes, and their neighbours, under /api/v1 and /api/v2. */
export function createApi(parts: ApiParts): Router {
  const { social, auth, clock, shaper, statuses, publisher, address } = parts;
  const { users, posts, acts, faults, changed } = social;
  const router = Router();
  // Slack's calls lie beside these.
  router.use(['/v1', '/v2'], express.json({ limit: '100kb' }), express.urlencoded({ extended: true, limit: '100kb' }));
  const { read, write } = createEndpoints(router, { auth, faults, clock, limits: parts.limits });

  router.get('/v2/instance', (_request, response) => void response.json(instance(parts)));

  read('/v1/accounts/verify_credentials', {
    name: 'verify_credentials',
    scopes: ['profile', 'read:accounts'],
    handle: ({ user, response }) => void response.json(shaper.ownAccount(user)),
  });
  read('/v1/accounts/lookup', {
    name: 'accounts',
    scopes: ['read:accounts'],
    handle: ({ query, response }) => {
      const named = social.rules.handle.safeParse(query.get('acct') ?? '').data;
      response.json(shaper.account((named && users.byHandle(named)) || missing()));
    },
  });
  read('/v1/accounts/:id', {
    name: 'accounts',
    scopes: ['read:accounts'],
    handle: ({ request, response }) => void response.json(shaper.account(accountOf(request.params['id']))),
  });
  read('/v1/accounts/:id/statuses', {
    name: 'accounts/:id/statuses',
    scopes: ['read:statuses'],
    handle: ({ user, request, query, response }) => {
      const limit = limitOf(query, { usual: 20, most: 40 });
      const author = accountOf(request.params['id']).id;
      const isOn = (name: string): boolean => ['true', '1'].includes(query.get(name) ?? '');
      const found = statuses.of(author, { ...pageOf(query), limit, replies: !isOn('exclude_replies') });
      const rows = found.filter((row) => statuses.isSeen(row, user.id));
      const shown = isOn('only_media') ? rows.filter((row) => row.media !== '[]') : rows;
      const older = found.length === limit ? found.at(-1)?.root : undefined;
      setLinks(request, response, { base: address(), older, newer: found[0]?.root });
      response.json(shown.map((row) => shaper.status(row, user)));
    },
  });
  read('/v1/timelines/tag/:tag', {
    name: 'timelines/tag/:id',
    scopes: ['read:statuses'],
    handle: ({ user, request, query, response }) => {
      const limit = limitOf(query, { usual: 20, most: 40 });
      const tag = String(request.params['tag']).toLowerCase();
      const { since, max } = pageOf(query);
      // What is unlisted stands in no timeline.
      const found = posts.find(
        (row) =>
          row.visibility === 'public' &&
          (since === undefined || row.root > since) &&
          (max === undefined || row.root < max) &&
          statuses.isSeen(row, user.id) &&
          entitiesIn(row.prefix + row.text).some(
            ({ kind, value }) => kind === 'hashtag' && value.toLowerCase() === tag,
          ),
        { limit },
      );
      const older = found.length === limit ? found.at(-1)?.root : undefined;
      setLinks(request, response, { base: address(), older, newer: found[0]?.root });
      response.json(found.map((row) => shaper.status(row, user)));
    },
  });
  addNotificationApi({ read, write }, parts);

  read('/v1/statuses', {
    name: 'statuses',
    scopes: ['read:statuses'],
    handle: ({ user, query, response }) => {
      const found = listOf(query, 'id').flatMap((id) => statuses.seen(id, user.id) ?? []);
      response.json(found.map((row) => shaper.status(row, user)));
    },
  });
  write('post', '/v1/statuses', {
    scopes: ['write:statuses'],
    counts: ['statuses'],
    handle: ({ user, request, response }) => {
      const publish = (): PostRow => {
        const row = publisher.publish(user, request.body, request.get('idempotency-key'));
        changed();
        return row;
      };
      if (faults.play({ request, response, write: () => void publish(), now: clock.now() })) return;
      response.json(shaper.status(publish(), user));
    },
  });
  read('/v1/statuses/:id', {
    name: 'statuses/:id',
    scopes: ['read:statuses'],
    handle: ({ user, request, response }) => {
      response.json(shaper.status(statusOf(request.params['id'], user), user));
    },
  });
  read('/v1/statuses/:id/context', {
    name: 'context',
    scopes: ['read:statuses'],
    handle: ({ user, request, response }) => {
      const row = statusOf(request.params['id'], user);
      const shown = (rows: PostRow[]): unknown[] =>
        rows.filter((each) => statuses.isSeen(each, user.id)).map((each) => shaper.status(each, user));
      response.json({ ancestors: shown(statuses.ancestors(row)), descendants: shown(statuses.descendants(row)) });
    },
  });
  read('/v1/statuses/:id/history', {
    name: 'statuses/:id',
    scopes: ['read:statuses'],
    handle: ({ user, request, response }) => {
      const row = statusOf(request.params['id'], user);
      const versions = posts.history(row.root).map((each) => shaper.status(each, user));
      const edits = versions.map(
        ({ content, spoiler_text, sensitive, created_at, edited_at, account, media_attachments, emojis }) => ({
          content,
          spoiler_text,
          sensitive,
          created_at: edited_at ?? created_at,
          account,
          media_attachments,
          emojis,
        }),
      );
      response.json(edits);
    },
  });
  write('delete', '/v1/statuses/:id', {
    scopes: ['write:statuses'],
    counts: ['deletes'],
    handle: ({ user, request, response }) => {
      const row = statusOf(request.params['id'], user);
      if (row.author !== user.id) throw notFound();
      const shown = shaper.status(row, user);
      posts.remove(row);
      changed();
      response.json({ ...shown, text: row.prefix + row.text });
    },
  });
  for (const [path, act] of [
    ['favourite', acts.like],
    ['unfavourite', acts.unlike],
  ] as const)
    write('post', `/v1/statuses/:id/${path}`, {
      scopes: ['write:favourites'],
      handle: ({ user, request, response }) => {
        const row = statusOf(request.params['id'], user);
        act(user.id, row);
        changed();
        response.json(shaper.status(posts.latest(row.root) ?? row, user));
      },
    });
  addMediaApi({ read, write }, parts);
  return router;

  function accountOf(id: unknown): UserRow {
    const row = users.byId(String(id));
    return row === undefined || users.isAway(row.id) ? missing() : row;
  }
  function statusOf(id: unknown, viewer: UserRow): PostRow {
    return statuses.seen(String(id), viewer.id) ?? missing();
  }
}

function missing(): never {
  throw notFound();
}
