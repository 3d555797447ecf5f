import { z } from 'zod';
import { FieldKind } from './values.ts';

/** The message that a form was opened from. */
export const At = z.object({
  channel: z.string().min(1).max(500),
  thread: z.string().max(100).optional(),
  ts: z.string().max(100).optional(),
});
export type At = z.output<typeof At>;

/** Where a form stands: in a dialog over the chat, or in a card. */
export type Mode = 'dialog' | 'card';

/** Everything that a form sent in must tell; it travels in the card, so that it outlives the bot. */
export const FormState = z.object({
  do: z.literal('submit'),
  view: z.string().min(1).max(100),
  action: z.string().min(1).max(200),
  meta: z.record(z.string(), z.string()),
  at: At.optional(),
  zone: z.string().max(100),
  fields: z.record(z.string(), FieldKind),
  /** Fields that may not be empty. */
  need: z.array(z.string()),
});
export type FormState = z.output<typeof FormState>;
