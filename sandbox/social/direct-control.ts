import type { Router } from 'express';
import { z } from 'zod';
import { mediaItems } from './media-control.ts';
import { bodyOf, refuse } from './requests.ts';
import type { Social } from './social.ts';
import type { DirectRow, UserRow } from './tables.ts';
import { choicesOf } from './view.ts';

const text = z.string().min(1).max(10_000);

interface Parts {
  social: Social;
  account(key: unknown): UserRow;
  /** A private message was written. */
  wrote(row: DirectRow): void;
}

/** Control calls for private messages. */
export function addDirectControl(
  router: Router,
  { social: { rules, users, directs, shelf, view, changed }, account, wrote }: Parts,
): void {
  /** `to` is an account; left out: the first. */
  const FromCustomer = z.strictObject({
    author: rules.handle,
    name: z.string().min(1).max(100).optional(),
    text,
    to: z.string().optional(),
    media: mediaItems(1),
    hoursAgo: z.number().min(0).max(1_000).optional(),
    /** Id of the message below which the text stands to be pressed. */
    presses: z.string().optional(),
  });
  const FromColleague = z.strictObject({ account: z.string().min(1), to: rules.handle, text });

  function pressedIn(id: string, words: string): string {
    const below = directs.newest(500).find((row) => row.id === id);
    const choice = below && choicesOf(below).find(({ title }) => title === words);
    return choice?.id ?? refuse(409, `"${words}" does not stand below the message ${id} to be pressed.`);
  }

  router.post('/dms', (request, response) => {
    const order = bodyOf(FromCustomer, request);
    const to =
      order.to === undefined ? (users.accounts()[0] ?? refuse(409, 'The brand has no account.')) : account(order.to);
    for (const { url } of order.media ?? []) shelf.keepPrivate(url);
    const pressed = order.presses === undefined ? undefined : pressedIn(order.presses, order.text);
    const row = directs.write({
      from: users.named({ handle: order.author, name: order.name }),
      to,
      text: order.text,
      media: order.media,
      hoursAgo: order.hoursAgo,
      pressed,
    });
    wrote(row);
    response.status(201).json(view.direct(row));
  });
  router.post('/native-dm', (request, response) => {
    const order = bodyOf(FromColleague, request);
    const to = users.byHandle(order.to) ?? refuse(404, `Nobody is called @${order.to}.`);
    const row = directs.write({ from: account(order.account), to, text: order.text });
    wrote(row);
    response.status(201).json(view.direct(row));
  });
  router.delete('/dms/:id', (request, response) => {
    const row = directs.unsend?.(String(request.params['id']));
    if (row === undefined) return void refuse(404, `There is no private message ${String(request.params['id'])}.`);
    changed();
    response.json({ id: row.id, unsent: true });
  });
  router.get('/dms', (_request, response) => void response.json(directs.newest(100).map((row) => view.direct(row))));
  router.get('/dms/:handle', (request, response) => {
    const named = rules.handle.safeParse(request.params['handle']).data;
    const person =
      (named === undefined ? undefined : users.byHandle(named)) ??
      refuse(404, `Nobody is called @${String(request.params['handle'])}.`);
    response.json({
      messages: directs
        .of(person.id, { limit: 500 })
        .toReversed()
        .map((row) => view.direct(row)),
    });
  });
}
