import { z } from 'zod';
import { Listen } from './listen.ts';
import { key } from './shapes.ts';

/** An account of the brand on a network; its kind says who speaks there. */
export const Account = z.strictObject({
  network: z.string(),
  handle: z
    .string()
    .regex(/^[^@\s](?:.*\S)?$/, 'write the handle without @')
    .describe('How the account is called on its network, without @ in front: alba, alba@mastodon.social.'),
  kind: z
    .enum(['official', 'robot', 'employee'])
    .default('official')
    .describe(
      "official: the brand's, what is said there is approved as `approvals` ask. robot: it speaks only by itself and says so. employee: a colleague's own, from which she alone answers, in her name.",
    ),
  person: key.optional().describe("Whose own account it is, by key of `people`: an employee's, and no other's."),
  reviewed: z
    .boolean()
    .optional()
    .describe(
      'true: somebody else reads each answer from it before it goes out. Recado does not start while a rule of `approvals`, or the end of that list, lets one pass.',
    ),
  region: key.optional(),
  quietMinutes: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Managers are told when no message came for this many minutes. Left out: nobody is.'),
  listen: Listen.optional().describe(
    'What is listened for besides what is said to this account. Left out: nothing is.',
  ),
});
