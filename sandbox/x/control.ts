import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { complaint } from '../complaint.ts';
import { addDirectControl } from './direct-control.ts';
import type { Directs } from './directs.ts';
import { faultKinds, type Faults } from './faults.ts';
import { xLimits, type Endpoint } from './limits.ts';
import { OWN_MEDIA, type MediaShelf } from './media.ts';
import type { Player } from './play.ts';
import type { Posts } from './posts.ts';
import type { Storm } from './storm.ts';
import type { DirectRow, PostRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';
import type { Viewer } from './view.ts';
import { callFaults, type Calls } from './webhook-calls.ts';

const handle = z
  .string()
  .transform((text) => text.replace(/^@/, ''))
  .pipe(z.string().regex(/^\w{1,15}$/, 'a handle has 1 to 15 letters, digits or _'));
const text = z.string().min(1).max(25_000);
const reference = z.string().regex(/^\d{1,19}$/, 'the id of a post');
const NewPost = z.strictObject({
  author: handle,
  text,
  inReplyTo: reference.nullish(),
  quote: reference.nullish(),
  media: z
    .array(
      z.strictObject({
        type: z.enum(['photo', 'video', 'animated_gif']).default('photo'),
        url: z.union([z.url(), z.string().regex(OWN_MEDIA)]),
        alt: z.string().max(1000).optional(),
      }),
    )
    .max(4)
    .optional(),
  followers: z.number().int().nonnegative().optional(),
  name: z.string().min(1).max(50).optional(),
  replySettings: z.enum(['everyone', 'mentionedUsers', 'following', 'subscribers']).optional(),
});
const NativeReply = z.strictObject({ account: z.string().min(1), inReplyTo: reference, text });
const Edit = z.strictObject({ text });
const Account = z
  .strictObject({ suspended: z.boolean(), locked: z.boolean(), outOfCredit: z.boolean(), revoked: z.boolean() })
  .partial();
const Fault = z.strictObject({
  next: z.string().refine((kind) => faultKinds.includes(kind), { error: `one of ${faultKinds.join(', ')}` }),
  times: z.number().int().min(1).max(1000).default(1),
  on: z.enum(Object.keys(xLimits) as [Endpoint, ...Endpoint[]]).optional(),
});
const Person = z.strictObject({ away: z.boolean() });
const StormOrder = z.strictObject({
  count: z.number().int().min(1).max(100_000),
  perSecond: z.number().min(0.1).max(1000),
});
const Play = z.strictObject({ speed: z.number().min(0.1).max(100).default(1), restart: z.boolean().default(false) });
const CallFault = z.strictObject({ next: z.enum(callFaults), times: z.number().int().min(1).max(1000).default(1) });
const Nothing = z.strictObject({});

export interface ControlParts {
  users: Users;
  posts: Posts;
  directs: Directs;
  shelf: MediaShelf;
  /** Somebody wrote in private. */
  wroteDirect(row: DirectRow): void;
  view: Viewer;
  faults: Faults;
  calls: Calls;
  player: Player;
  storm: Storm;
  log: Log;
  changed(): void;
}

/** Told to the caller with its status. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What scripts and the page do to the simulated X; sandbox/x/README.md describes each call. */
export function createControl({
  users,
  posts,
  directs,
  shelf,
  wroteDirect,
  view,
  faults,
  calls,
  player,
  storm,
  log,
  changed,
}: ControlParts): Router {
  const router = Router();
  router.use(['/x', '/storm'], express.json({ limit: '1mb' }));
  const post = (id: unknown): PostRow => {
    const row = typeof id === 'string' && /^\d{1,19}$/.test(id) ? posts.latest(id) : undefined;
    return row ?? refuse(404, `There is no post ${String(id)}.`);
  };
  const live = (id: unknown): PostRow => {
    const row = post(id);
    return row.deleted === 0 ? row : refuse(409, `The post ${row.root} is deleted.`);
  };
  const account = (key: unknown): UserRow =>
    (typeof key === 'string'
      ? (users.byAccount(key) ?? users.accounts().find((each) => each.handle.toLowerCase() === key.toLowerCase()))
      : undefined) ??
    refuse(
      404,
      `There is no account "${String(key)}". Accounts: ${users
        .accounts()
        .map((each) => each.account)
        .join(', ')}.`,
    );
  const body = <T extends z.ZodType>(schema: T, request: Request): z.output<T> => {
    const read = schema.safeParse(request.body ?? {});
    return read.success ? read.data : refuse(400, complaint(read.error.issues, request.body));
  };

  router.post('/x/posts', (request, response) => {
    const { author, text: words, inReplyTo, quote, media, followers, name, replySettings } = body(NewPost, request);
    const row = posts.create({
      author: users.named({
        handle: author,
        ...(name !== undefined && { name }),
        ...(followers !== undefined && { followers }),
      }),
      text: words,
      media,
      replySettings,
      replyTo: inReplyTo == null ? undefined : live(inReplyTo),
      quote: quote == null ? undefined : live(quote),
    });
    changed();
    response.status(201).json({ id: row.id, url: view.post(row).url });
  });
  router.get('/x/posts', (request, response) => {
    const limit = z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(50)
      .safeParse(request.query['limit'] ?? undefined);
    response.json(
      posts
        .newest(limit.success ? limit.data : refuse(400, '`limit` is a number from 1 to 500.'))
        .map((row) => view.post(row)),
    );
  });
  router.get('/x/conversations', (request, response) => {
    const limit = z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(40)
      .safeParse(request.query['limit'] ?? undefined);
    if (!limit.success) return void refuse(400, '`limit` is a number from 1 to 500.');
    const found = posts.conversations(limit.data);
    const wanted =
      request.query['with'] === undefined ? undefined : posts.latest(post(request.query['with']).conversation);
    if (wanted && !found.some((row) => row.root === wanted.root)) found.push(wanted);
    response.json({
      conversations: found.map((row) => view.thread(row)),
      more: found.length >= limit.data,
      play: player.state(),
    });
  });
  router.get('/x/posts/:id', (request, response) => void response.json(view.thread(post(request.params['id']))));
  router.patch('/x/posts/:id', (request, response) => {
    const { text: words } = body(Edit, request);
    const row = posts.edit(live(request.params['id']), words);
    changed();
    response.json(view.post(row));
  });
  router.delete('/x/posts/:id', (request, response) => {
    const row = live(request.params['id']);
    posts.remove(row);
    changed();
    response.json({ id: row.root, deleted: true });
  });
  router.post('/x/posts/:id/like', (request, response) => {
    body(Nothing, request);
    const row = live(request.params['id']);
    posts.like(row);
    changed();
    response.json({ id: row.root, likes: row.likes + 1 });
  });
  router.post('/x/native-reply', (request, response) => {
    const order = body(NativeReply, request);
    const row = posts.create({ author: account(order.account), text: order.text, replyTo: live(order.inReplyTo) });
    changed();
    response.status(201).json({ id: row.id, url: view.post(row).url });
  });
  addDirectControl({
    router,
    users,
    directs,
    shelf,
    body,
    account,
    refuse,
    wrote: (row) => {
      wroteDirect(row);
      changed();
    },
  });
  router.patch('/x/people/:handle', (request, response) => {
    const { away } = body(Person, request);
    const named = handle.safeParse(request.params['handle']).data;
    const row = named === undefined ? undefined : users.byHandle(named);
    if (row === undefined) return void refuse(404, `Nobody is called ${String(request.params['handle'])}.`);
    users.setAway(row.id, away);
    changed();
    response.json({ handle: row.handle, away });
  });
  router.get(
    '/x/accounts',
    (_request, response) => void response.json(users.accounts().map((each) => view.account(each))),
  );
  router.patch('/x/accounts/:key', (request, response) => {
    const row = account(request.params['key']);
    users.setState(row.id, body(Account, request));
    changed();
    response.json(view.account(account(row.account)));
  });
  router.post('/x/faults', (request, response) => {
    const { next, times, on } = body(Fault, request);
    if (on !== undefined && !next.startsWith('read:'))
      refuse(400, '`on` belongs to faults of reading, whose names begin with "read:".');
    faults.add(next, times, on);
    response.json({ waiting: faults.waiting() });
  });
  router.get('/x/faults', (_request, response) => void response.json({ waiting: faults.waiting(), kinds: faultKinds }));
  router.delete('/x/faults', (_request, response) => {
    faults.clear();
    response.json({ waiting: [] });
  });
  router.get('/x/webhooks', (_request, response) => void response.json(calls.counts()));
  router.post('/x/webhooks/faults', (request, response) => {
    const { next, times } = body(CallFault, request);
    calls.fault(next, times);
    response.json(calls.counts());
  });
  router.get('/x/play', (_request, response) => void response.json(player.state()));
  router.post('/x/play', (request, response) => void response.json(player.start(body(Play, request))));
  router.delete('/x/play', (_request, response) => void response.json(player.stop()));
  router.post(
    '/storm',
    async (request, response) =>
      void response.json(
        (await storm.start(body(StormOrder, request))) ?? refuse(409, 'A storm is on already; see GET /sandbox/storm.'),
      ),
  );
  router.get('/storm', (_request, response) => void response.json(storm.state()));
  router.delete('/storm', (_request, response) => void response.json(storm.stop()));

  router.use(['/x', '/storm'], (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    if (error instanceof Refused) return void response.status(error.status).json({ error: error.message });
    if (error instanceof SyntaxError) return void response.status(400).json({ error: 'The body is no JSON.' });
    log.error({ error }, 'a control call of the simulated X failed');
    return void response.status(500).json({ error: 'The simulated X failed; its log says why.' });
  });
  return router;
}

function refuse(status: number, message: string): never {
  throw new Refused(status, message);
}
