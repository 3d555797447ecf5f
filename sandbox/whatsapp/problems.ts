import { invalid, Problem, refusals as metaRefusals } from '../meta/problem.ts';

const problem = (code: number, message: string, status = 400): Problem =>
  new Problem(status, { code, message: `(#${code}) ${message}` });

export const tooLong = (): Problem => invalid("Param text['body'] must be at most 4096 characters long.");
export const noSuchTemplate = (): Problem => problem(132_001, 'Template name does not exist in the translation', 404);
export const wrongParameters = (): Problem =>
  problem(132_000, 'Number of parameters does not match the expected number of params');

/** What a status says of a message that did not arrive. */
export const failures = {
  'window-closed': { code: 131_047, title: 'Re-engagement message' },
  undeliverable: { code: 131_026, title: 'Message undeliverable' },
} as const;

/** Why WhatsApp refuses a call at once, by our name for it. */
export const refusals = {
  'window-closed': () => problem(131_047, 'Re-engagement message'),
  undeliverable: () => problem(131_026, 'Message undeliverable'),
  'no-private': () => problem(131_030, 'Recipient phone number not in allowed list'),
  'account-suspended': () => problem(131_031, 'Business Account locked', 403),
  'out-of-credit': () => problem(131_042, 'Business eligibility payment issue'),
  'not-authorised': metaRefusals['not-authorised'],
  'too-long': tooLong,
  attachment: () => problem(131_053, 'Media upload error'),
  template: wrongParameters,
  rejected: () => problem(131_009, 'Parameter value is not valid'),
} as const satisfies Record<string, () => Problem>;
