import express from 'express';
import { z } from 'zod';
import { kindOfMime, mimeOf, type MediaRow } from '../social/media.ts';
import { readMultipart } from '../social/multipart.ts';
import type { UserRow } from '../social/tables.ts';
import type { ApiParts } from './api-parts.ts';
import type { Call, Endpoints } from './endpoint.ts';
import { invalid, notFound, Problem } from './problem.ts';
import type { Shape } from './shape.ts';

const MB = 1024 * 1024;
/** What Mastodon takes, in bytes. */
export const mediaLimits = { image: 16 * MB, video: 99 * MB } as const;
export const mediaMimes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4', 'video/quicktime'];
/** Moving pictures are made smaller in the background. */
const PROCESSING_MS = 1_000;
export const mostOfDescription = 1_500;
const Described = z.looseObject({ description: z.string().max(mostOfDescription).optional() });
const types = { image: 'image', gif: 'gifv', video: 'video' } as const;

/** Uploads: a picture is ready at once (200); what moves is taken (202) and has no address until it is ready (206, then 200). */
export function addMediaApi(
  { read, write }: Endpoints,
  { social: { shelf }, address }: Pick<ApiParts, 'social' | 'address'>,
): void {
  const shape = (row: MediaRow): Shape => {
    const url = shelf.isReady(row) ? `${address()}/mastodon-media/${row.id}` : null;
    return {
      id: row.id,
      type: types[kindOfMime(row.mime)],
      url,
      preview_url: url,
      remote_url: null,
      preview_remote_url: null,
      text_url: null,
      meta: url === null ? null : { original: { width: 1200, height: 800, size: '1200x800', aspect: 1.5 } },
      description: row.alt === '' ? null : row.alt,
      blurhash: null,
    };
  };
  const mine = (id: unknown, { user }: { user: UserRow }): MediaRow => {
    const row = shelf.get(String(id));
    if (row?.owner !== user.id) throw notFound();
    return row;
  };
  const raw = express.raw({ type: 'multipart/form-data', limit: '100mb' });
  /** The body is read only once it is known whose it is. */
  function withBody({ request, response }: Call, work: () => void): void {
    raw(request, response, (error) => {
      const answer = (problem: Problem): void => void response.status(problem.status).json({ error: problem.message });
      if (error !== undefined) return answer(new Problem(413, 'Payload Too Large'));
      try {
        work();
      } catch (thrown) {
        if (!(thrown instanceof Problem)) throw thrown;
        answer(thrown);
      }
    });
  }

  write('post', '/v2/media', {
    scopes: ['write:media'],
    counts: ['media'],
    handle: (call) =>
      withBody(call, () => {
        const fields = readMultipart(call.request);
        const bytes = fields.get('file');
        if (bytes === undefined) throw invalid("File can't be blank");
        const alt = fields.get('description')?.toString('utf8') ?? '';
        if ([...alt].length > mostOfDescription)
          throw invalid(`Description is too long (maximum is ${mostOfDescription} characters)`);
        const mime = mimeOf(bytes);
        if (mime === undefined || !mediaMimes.includes(mime))
          throw invalid('File content type is invalid, File is invalid');
        const category = kindOfMime(mime);
        const most = category === 'video' ? mediaLimits.video : mediaLimits.image;
        if (bytes.length > most) throw invalid(`File file size must be less than or equal to ${most / MB} MB`);
        const id = shelf.open({ owner: call.user.id, mime, category, total: null });
        shelf.fill(id, bytes, category === 'image' ? 0 : PROCESSING_MS);
        if (alt !== '') shelf.describe(id, alt);
        call.response.status(category === 'image' ? 200 : 202).json(shape(mine(id, call)));
      }),
  });
  read('/v1/media/:id', {
    name: 'media',
    scopes: ['write:media'],
    handle: (call) => {
      const row = mine(call.request.params['id'], call);
      call.response.status(shelf.isReady(row) ? 200 : 206).json(shape(row));
    },
  });
  write('put', '/v1/media/:id', {
    scopes: ['write:media'],
    handle: (call) => {
      const row = mine(call.request.params['id'], call);
      const body = Described.safeParse(call.request.body ?? {});
      if (!body.success) throw invalid(`Description is too long (maximum is ${mostOfDescription} characters)`);
      if (body.data.description !== undefined) shelf.describe(row.id, body.data.description);
      call.response.json(shape(mine(row.id, call)));
    },
  });
}
