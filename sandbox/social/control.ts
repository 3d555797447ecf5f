import express, { Router } from 'express';
import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { addDirectControl } from './direct-control.ts';
import { addFaultControl } from './fault-control.ts';
import { addMediaControl, mediaItems } from './media-control.ts';
import type { Player } from './play.ts';
import { answerRefusal, bodyOf, limitOf, refuse } from './requests.ts';
import type { PostExtra } from './rules.ts';
import type { Social } from './social.ts';
import type { DirectRow, PostRow, UserRow } from './tables.ts';

const text = z.string().min(1).max(25_000);
const reference = z.string().regex(/^\d{1,19}$/, 'the id of a post');
const NativeReply = z.strictObject({ account: z.string().min(1), inReplyTo: reference, text });
const Edit = z.strictObject({ text });
const names = { followers: z.number().int().nonnegative().optional(), name: z.string().min(1).max(50).optional() };
const Person = z.strictObject({ away: z.boolean() });
const Play = z.strictObject({ speed: z.number().min(0.1).max(100).default(1), restart: z.boolean().default(false) });
const Nothing = z.strictObject({});
const Hiding = z.strictObject({ hidden: z.boolean() });

export interface ControlParts {
  social: Social;
  player: Player;
  log: Log;
  /** Somebody wrote in private, by a control call. */
  wroteDirect(row: DirectRow): void;
}

/** What scripts and the page do to one simulated network; sandbox/social/README.md describes each call. */
export function createControl({ social, player, log, wroteDirect }: ControlParts): Router {
  const { rules, users, posts, view, changed } = social;
  const NewPost = z.strictObject({
    author: rules.handle,
    text,
    inReplyTo: reference.nullish(),
    quote: reference.nullish(),
    media: mediaItems(4),
    ...names,
    hoursAgo: z.number().min(0).max(1_000).optional(),
    ...rules.postExtras,
  });
  const NewFollower = z.strictObject({ author: rules.handle, account: z.string().min(1), ...names });
  const states = z.strictObject(Object.fromEntries(rules.accountStates.map((state) => [state, z.boolean()]))).partial();
  const router = Router();
  router.use(express.json({ limit: '1mb' }));
  const post = (id: unknown): PostRow => {
    const row = typeof id === 'string' && /^\d{1,19}$/.test(id) ? posts.latest(id) : undefined;
    return row ?? refuse(404, `There is no post ${String(id)}.`);
  };
  const live = (id: unknown): PostRow => {
    const row = post(id);
    return row.deleted === 0 ? row : refuse(409, `The post ${row.root} is deleted.`);
  };
  const account = (key: unknown): UserRow => {
    const all = users.accounts();
    const named =
      typeof key === 'string'
        ? (users.byAccount(key) ?? all.find((each) => each.handle.toLowerCase() === key.toLowerCase()))
        : undefined;
    return (
      named ??
      refuse(404, `There is no account "${String(key)}". Accounts: ${all.map((each) => each.account).join(', ')}.`)
    );
  };

  router.post('/posts', (request, response) => {
    const {
      author,
      text: words,
      inReplyTo,
      quote,
      media,
      followers,
      name,
      hoursAgo,
      ...extras
    } = bodyOf(NewPost, request);
    const { replySettings, visibility, title } = extras as { [E in PostExtra]?: string };
    const row = posts.create({
      author: users.named({
        handle: author,
        name,
        followers,
      }),
      text: words,
      media,
      replyTo: inReplyTo == null ? undefined : live(inReplyTo),
      quote: quote == null ? undefined : live(quote),
      replySettings,
      visibility,
      title,
      hoursAgo,
    });
    changed();
    response.status(201).json({ id: row.id, url: view.post(row).url });
  });
  router.get(
    '/posts',
    (request, response) => void response.json(posts.newest(limitOf(request, 50)).map((row) => view.post(row))),
  );
  router.get('/conversations', (request, response) => {
    const limit = limitOf(request, 40);
    const found = posts.conversations(limit);
    const wanted =
      request.query['with'] === undefined ? undefined : posts.latest(post(request.query['with']).conversation);
    if (wanted && wanted.visibility !== 'direct' && !found.some((row) => row.root === wanted.root)) found.push(wanted);
    response.json({
      conversations: found.map((row) => view.thread(row)),
      more: found.length >= limit,
      play: player.state(),
    });
  });
  router.get('/posts/:id', (request, response) => void response.json(view.thread(post(request.params['id']))));
  router.patch('/posts/:id', (request, response) => {
    const { text: words } = bodyOf(Edit, request);
    const row = posts.edit(live(request.params['id']), words);
    changed();
    response.json(view.post(row));
  });
  router.delete('/posts/:id', (request, response) => {
    const row = live(request.params['id']);
    posts.remove(row);
    changed();
    response.json({ id: row.root, deleted: true });
  });
  router.post('/posts/:id/like', (request, response) => {
    bodyOf(Nothing, request);
    const row = live(request.params['id']);
    posts.like(row);
    changed();
    response.json({ id: row.root, likes: row.likes + 1 });
  });
  router.post('/posts/:id/hide', (request, response) => {
    const { hidden } = bodyOf(Hiding, request);
    const row = live(request.params['id']);
    social.acts.hide(row, hidden);
    posts.toldHidden(row, hidden);
    changed();
    response.json({ id: row.root, hidden });
  });
  router.post('/native-reply', (request, response) => {
    const order = bodyOf(NativeReply, request);
    const row = posts.create({ author: account(order.account), text: order.text, replyTo: live(order.inReplyTo) });
    changed();
    response.status(201).json({ id: row.id, url: view.post(row).url });
  });
  router.post('/follows', (request, response) => {
    const { author, account: key, ...person } = bodyOf(NewFollower, request);
    const [followed, follower] = [account(key), users.named({ handle: author, ...person })];
    social.follows.follow(followed.id, follower.id);
    changed();
    response.status(201).json({ account: followed.account, author: follower.handle });
  });
  addDirectControl(router, {
    social,
    account,
    wrote: (row) => {
      wroteDirect(row);
      changed();
    },
  });
  addMediaControl(router, social.shelf);
  router.patch('/people/:handle', (request, response) => {
    const { away } = bodyOf(Person, request);
    const named = rules.handle.safeParse(request.params['handle']).data;
    const row = named === undefined ? undefined : users.byHandle(named);
    if (row === undefined) return void refuse(404, `Nobody is called ${String(request.params['handle'])}.`);
    users.setAway(row.id, away);
    changed();
    response.json({ handle: row.handle, away });
  });
  router.get(
    '/accounts',
    (_request, response) => void response.json(users.accounts().map((each) => view.account(each))),
  );
  router.patch('/accounts/:key', (request, response) => {
    const row = account(request.params['key']);
    users.setState(row.id, bodyOf(states, request));
    changed();
    response.json(view.account(account(row.account)));
  });
  addFaultControl(router, social.faults);
  router.get('/play', (_request, response) => void response.json(player.state()));
  router.post('/play', (request, response) => void response.json(player.start(bodyOf(Play, request))));
  router.delete('/play', (_request, response) => void response.json(player.stop()));
  router.use(answerRefusal(rules.name, log));
  return router;
}
