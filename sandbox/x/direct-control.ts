import type { Request, Router } from 'express';
import { z } from 'zod';
import { mediaOf } from './direct-shape.ts';
import type { Directs } from './directs.ts';
import { OWN_MEDIA, type MediaShelf } from './media.ts';
import type { DirectRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';

const handle = z
  .string()
  .transform((text) => text.replace(/^@/, ''))
  .pipe(z.string().regex(/^\w{1,15}$/, 'a handle has 1 to 15 letters, digits or _'));
const text = z.string().min(1).max(10_000);
const media = z
  .array(
    z.strictObject({
      type: z.enum(['photo', 'video', 'animated_gif']).default('photo'),
      url: z.union([z.url(), z.string().regex(OWN_MEDIA)]),
      alt: z.string().max(1000).optional(),
    }),
  )
  .max(1)
  .optional();
/** `to` is an account; left out: the first. */
const FromCustomer = z.strictObject({ author: handle, text, to: z.string().optional(), media });
const FromColleague = z.strictObject({ account: z.string().min(1), to: handle, text });

interface Parts {
  router: Router;
  users: Users;
  directs: Directs;
  shelf: MediaShelf;
  body<T extends z.ZodType>(schema: T, request: Request): z.output<T>;
  account(key: unknown): UserRow;
  refuse(status: number, message: string): never;
  /** A private message was written. */
  wrote(row: DirectRow): void;
}

/** A private message as the page and scripts see it. */
interface DirectView {
  id: string;
  from: { handle: string; name: string; account: string | null };
  to: string;
  text: string;
  media: unknown[];
  createdAt: string;
}

/** Control calls for private messages. */
export function addDirectControl({ router, users, directs, shelf, body, account, refuse, wrote }: Parts): void {
  const view = (row: DirectRow): DirectView => {
    const from = users.byId(row.sender);
    return {
      id: row.id,
      from: { handle: from?.handle ?? row.sender, name: from?.name ?? row.sender, account: from?.account ?? null },
      to: users.byId(row.recipient)?.handle ?? row.recipient,
      text: row.text,
      media: mediaOf(row),
      createdAt: new Date(row.created_ms).toISOString(),
    };
  };

  router.post('/x/dms', (request, response) => {
    const order = body(FromCustomer, request);
    const to =
      order.to === undefined ? (users.accounts()[0] ?? refuse(409, 'The brand has no account.')) : account(order.to);
    for (const { url } of order.media ?? []) shelf.keepPrivate(url);
    const row = directs.write({
      from: users.named({ handle: order.author }),
      to,
      text: order.text,
      media: order.media,
    });
    wrote(row);
    response.status(201).json(view(row));
  });
  router.post('/x/native-dm', (request, response) => {
    const order = body(FromColleague, request);
    const row = directs.write({
      from: account(order.account),
      to: users.byHandle(order.to) ?? refuse(404, `Nobody is called @${order.to}.`),
      text: order.text,
    });
    wrote(row);
    response.status(201).json(view(row));
  });
  router.get('/x/dms', (_request, response) => void response.json(directs.newest(100).map(view)));
  router.get('/x/dms/:handle', (request, response) => {
    const person =
      users.byHandle(String(request.params['handle']).replace(/^@/, '')) ??
      refuse(404, `Nobody is called @${String(request.params['handle'])}.`);
    response.json({ messages: directs.of(person.id, { limit: 500 }).toReversed().map(view) });
  });
}
