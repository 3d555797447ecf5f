import { z } from 'zod';
import type { MastodonServer } from '../../support/mastodon.ts';
import { present } from '#core/present.ts';

export interface Answer {
  status: number;
  type: string;
  headers: Headers;
  /** Undefined where it is no JSON. */
  body: unknown;
}

export const Status = z.looseObject({
  id: z.string(),
  content: z.string(),
  visibility: z.string(),
  spoiler_text: z.string(),
  in_reply_to_id: z.string().nullable(),
  edited_at: z.string().nullable(),
  url: z.string(),
  account: z.looseObject({ id: z.string(), acct: z.string() }),
  mentions: z.array(z.looseObject({ acct: z.string() })),
});
export const Notification = z.looseObject({ id: z.string(), type: z.string(), status: Status.optional() });

/** One call as a client makes it, with the account's token unless told otherwise. */
export async function ask(
  server: MastodonServer,
  method: string,
  path: string,
  {
    body,
    token = server.token,
    headers = {},
  }: { body?: unknown; token?: string | null; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await fetch(path.startsWith('http') ? path : `${server.base}${path}`, {
    method,
    headers: present({
      accept: 'application/json',
      authorization: token === null ? undefined : `Bearer ${token}`,
      'content-type': body !== undefined && !isForm ? 'application/json' : undefined,
      ...headers,
    }),
    body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
  });
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  return {
    status: response.status,
    type,
    headers: response.headers,
    body: type.includes('json') && text !== '' ? JSON.parse(text) : undefined,
  };
}

/** Where the Link header leads. */
export function linkOf(answer: Answer, rel: 'next' | 'prev'): string | undefined {
  return new RegExp(`<([^>]+)>; rel="${rel}"`).exec(answer.headers.get('link') ?? '')?.[1];
}

const Id = z.object({ id: z.string() });

/** A customer writes, by the control call. */
export async function write(server: MastodonServer, post: Record<string, unknown>): Promise<string> {
  return Id.parse(await server.call('POST', '/sandbox/mastodon/posts', post)).id;
}
