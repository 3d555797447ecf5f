import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { MediaRow, MediaShelf } from '../social/media.ts';
import { sendMedia } from '../social/media-control.ts';
import { kindOf, MEDIA_LIMITS, PRIVATE_PATH, PUBLIC_PATH, type Uploads } from './uploads.ts';
import { invalidRequest, Problem, unauthorized } from './problem.ts';
import { readMultipart } from '../social/multipart.ts';
import type { UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';

const Initialize = z.strictObject({
  media_type: z.string(),
  total_bytes: z.number().int().min(1),
  media_category: z.enum(['tweet_image', 'tweet_gif', 'tweet_video', 'dm_image', 'dm_gif', 'dm_video']),
  additional_owners: z.array(z.string()).optional(),
  shared: z.boolean().optional(),
});
const Metadata = z.strictObject({
  id: z.string().regex(/^\d{1,19}$/),
  metadata: z.looseObject({ alt_text: z.strictObject({ text: z.string().max(1_000) }).optional() }),
});
/** X takes a file in pieces of at most this size. */
const MOST_PER_PART = '5mb';
const EXPIRES_SECONDS = 86_400;

interface Parts {
  shelf: MediaShelf;
  uploads: Uploads;
  users: Users;
  /** Whose token a request carries. @throws Problem 401 */
  verify(request: Request): string;
}

/** X's calls for uploads, and the addresses of pictures. */
export function createMediaApi({ shelf, uploads, users, verify }: Parts): Router {
  const router = Router();
  const who = (request: Request): UserRow => users.byAccount(verify(request)) ?? unknownUser();
  const read = <T>(schema: z.ZodType<T>, request: Request): T => {
    const body = schema.safeParse(request.body);
    if (body.success) return body.data;
    throw invalidRequest(
      body.error.issues.map(({ path, message }) => ({ message: `$.${path.join('.')}: ${message}` })),
    );
  };
  const mine = (request: Request, id: unknown): MediaRow => {
    const row = shelf.get(String(id));
    if (row?.owner !== who(request).id) throw invalidRequest([{ message: `The media id ${String(id)} is not valid.` }]);
    return row;
  };
  const status = (row: MediaRow): Record<string, unknown> => ({
    data: {
      id: row.id,
      media_key: `${row.mime.startsWith('video/') ? '7' : row.mime === 'image/gif' ? '16' : '3'}_${row.id}`,
      expires_after_secs: EXPIRES_SECONDS,
      size: row.state === 'open' ? undefined : row.bytes.length,
      processing_info:
        row.state === 'processing'
          ? shelf.isReady(row)
            ? { state: 'succeeded', progress_percent: 100 }
            : { state: 'pending', check_after_secs: 1 }
          : undefined,
    },
  });

  router.use('/2/media', express.json({ limit: '100kb' }));
  router.post('/2/media/upload/initialize', (request, response) => {
    const owner = who(request).id;
    const { media_type: mime, media_category: category, total_bytes: total } = read(Initialize, request);
    const limit = MEDIA_LIMITS[kindOf(category)];
    if (!limit?.mimes.includes(mime))
      throw invalidRequest([{ message: `media type ${mime} does not go with media category ${category}` }]);
    if (total > limit.most) throw invalidRequest([{ message: `File size exceeds ${limit.most} bytes.` }]);
    response.json({
      data: { id: shelf.open({ owner, mime, category, total }), media_key: '', expires_after_secs: EXPIRES_SECONDS },
    });
  });
  router.post(
    '/2/media/upload/:id/append',
    express.raw({ type: 'multipart/form-data', limit: MOST_PER_PART }),
    (request, response) => {
      const row = mine(request, request.params.id);
      const fields = readMultipart(request);
      const segment = Number(fields.get('segment_index')?.toString());
      const bytes = fields.get('media');
      if (row.state !== 'open' || !bytes || !Number.isInteger(segment) || segment < 0 || segment > 999)
        throw invalidRequest([{ message: 'media and segment_index are required' }]);
      uploads.append(row.id, segment, bytes);
      response.json({ data: { expires_at: EXPIRES_SECONDS } });
    },
  );
  router.post('/2/media/upload/:id/finalize', (request, response) => {
    const row = mine(request, request.params.id);
    const done = row.state === 'open' ? uploads.finalize(row) : undefined;
    if (!done) throw invalidRequest([{ message: 'media type unrecognized, or not all of it came.' }]);
    response.json(status(done));
  });
  router.get('/2/media/upload', (request, response) => {
    if (request.query['command'] !== 'STATUS') throw invalidRequest([{ message: 'command: STATUS' }]);
    response.json(status(mine(request, request.query['media_id'])));
  });
  router.post('/2/media/metadata', (request, response) => {
    const { id, metadata } = read(Metadata, request);
    const row = mine(request, id);
    shelf.describe(row.id, metadata.alt_text?.text ?? '');
    response.json({ data: { id: row.id, associated_metadata: metadata } });
  });

  router.get(`${PUBLIC_PATH}:id`, (request, response) => {
    const row = shelf.get(request.params.id);
    if (row === undefined || row.private === 1)
      return void response.status(404).type('text/plain').send('no such media');
    return sendMedia(response, row);
  });
  router.get(`${PRIVATE_PATH}:id`, (request, response) => {
    who(request);
    const row = shelf.get(request.params.id);
    if (row === undefined) return void response.status(404).type('text/plain').send('no such media');
    return sendMedia(response, row);
  });
  router.use('/2/media', () => {
    throw new Problem(404, { title: 'Not Found', type: 'about:blank', status: 404, detail: 'Not Found' });
  });
  router.use(
    ['/2/media', PRIVATE_PATH],
    (error: unknown, _request: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) return next(error);
      const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
      const problem =
        error instanceof Problem
          ? error
          : tooLarge
            ? invalidRequest([{ message: 'Segment is too large.' }])
            : undefined;
      if (!problem) return next(error);
      response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem.body));
    },
  );
  return router;
}

function unknownUser(): never {
  throw unauthorized();
}
