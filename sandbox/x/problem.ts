/** An answer that is no 2xx, in X's words. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

const plain = (status: number, title: string, detail: string = title): Problem =>
  new Problem(status, { title, detail, type: 'about:blank', status });

export const unauthorized = (): Problem => plain(401, 'Unauthorized');
export const forbidden = (detail: string): Problem => plain(403, 'Forbidden', detail);
export const tooManyRequests = (): Problem => plain(429, 'Too Many Requests');
export const serverError = (): Problem =>
  plain(500, 'Internal Server Error', 'Something is broken. This is usually a temporary error.');
export const unavailable = (): Problem => plain(503, 'Service Unavailable');

export function invalidRequest(errors: { message: string; parameters?: Record<string, string[]> }[]): Problem {
  return new Problem(400, {
    errors: errors.map(({ message, parameters = {} }) => ({ parameters, message })),
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: 'https://api.twitter.com/2/problems/invalid-request',
  });
}

export const creditsDepleted = (accountId: string): Problem =>
  new Problem(402, {
    account_id: accountId,
    title: 'CreditsDepleted',
    detail: 'Your enrolled account does not have any credits to fulfill this request.',
    type: 'https://api.twitter.com/2/problems/credits',
  });

/** Stands in `errors` beside `data` when one of several objects is not there. */
export function notFound({
  value,
  kind,
  parameter,
}: {
  value: string;
  kind: 'tweet' | 'user';
  parameter: string;
}): Record<string, unknown> {
  return {
    value,
    detail: `Could not find ${kind} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: kind,
    parameter,
    resource_id: value,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}

/** As `notFound`, for what is there but not shown to us: its author protected it, was suspended or left for a while. */
export function notVisible({
  value,
  kind,
  parameter,
}: {
  value: string;
  kind: 'tweet' | 'user';
  parameter: string;
}): Record<string, unknown> {
  return {
    value,
    detail: `Sorry, you are not authorized to see the ${kind === 'tweet' ? 'Tweet' : 'User'} with ${parameter}: [${value}].`,
    title: 'Authorization Error',
    resource_type: kind,
    parameter,
    resource_id: value,
    type: 'https://api.twitter.com/2/problems/not-authorized-for-resource',
  };
}

/** Why X refuses a post, by our name for it; kept together so that faults and rules use the same words. */
export const refusals = {
  'not-mentioned': () =>
    forbidden(
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    ),
  duplicate: () => forbidden('You are not allowed to create a Tweet with duplicate content.'),
  'too-long': () =>
    invalidRequest([
      {
        message:
          'Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.',
      },
    ]),
  locked: () =>
    forbidden(
      'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://twitter.com to unlock your account.',
    ),
  'target-gone': () => forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.'),
  'reply-restricted': () => forbidden('The original Tweet author restricted who can reply to this Tweet.'),
  'no-private': () => forbidden('You do not have permission to DM one or more participants.'),
  'account-suspended': () => forbidden('Your account is suspended and is not permitted to access this feature.'),
  'not-authorised': unauthorized,
  'out-of-credit': () => creditsDepleted('0'),
  rejected: () => forbidden('You are not allowed to do this.'),
} as const satisfies Record<string, () => Problem>;
