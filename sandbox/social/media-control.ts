import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { ownMedia, type MediaRow, type MediaShelf } from './media.ts';
import { bodyOf, refuse } from './requests.ts';

const Given = z.strictObject({ base64: z.base64().min(1) });

/** At most `most` pictures or films that a customer has. */
export const mediaItems = (most: number) =>
  z
    .array(
      z.strictObject({
        type: z.enum(['photo', 'video', 'animated_gif']).default('photo'),
        url: z.union([z.url(), z.string().regex(ownMedia)]),
        alt: z.string().max(1500).optional(),
      }),
    )
    .max(most)
    .optional();

/** Control calls for the pictures and films that customers have. */
export function addMediaControl(router: Router, shelf: MediaShelf): void {
  router.post('/media', express.json({ limit: '30mb' }), (request, response) => {
    const { base64 } = bodyOf(Given, request);
    response.status(201).json(shelf.add(Buffer.from(base64, 'base64')));
  });
  router.get('/media/:id', (request, response) =>
    sendMedia(response, shelf.get(request.params.id) ?? refuse(404, 'There is no such media.')),
  );
}

/** The bytes as they are; a browser runs nothing in them. */
export function sendMedia(response: Response, row: MediaRow): void {
  response
    .set({ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' })
    .type(row.mime)
    .send(Buffer.from(row.bytes));
}
