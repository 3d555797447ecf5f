import { z } from 'zod';
import { MOST } from './shapes.ts';

/** Authors who have something in common for us. */
export const AuthorList = z.strictObject({
  name: z.string().min(1).max(30).describe('Shown on the cards of those who are on it.'),
  card: z.boolean().default(true).describe('Whether their cards show it. Left out: yes.'),
  alerts: z
    .enum(['every-message', 'never'])
    .optional()
    .describe(
      '`every-message`: managers are told of each. `never`: nothing that they write alerts or escalates, unless somebody may be in danger. Left out: as for everybody.',
    ),
  authors: z
    .array(z.string().regex(/^@?[^@\s]\S*$/, 'write one handle, with or without @'))
    .max(MOST.words)
    .default([])
    .describe('Handles that are on it whatever colleagues press.'),
});
export type AuthorList = z.output<typeof AuthorList>;
