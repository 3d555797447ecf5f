/** An answer that is no 2xx: Mastodon says everything in one sentence. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const unauthorized = (): Problem => new Problem(401, 'The access token is invalid');
export const revoked = (): Problem => new Problem(401, 'The access token was revoked');
export const outsideScopes = (): Problem => new Problem(403, 'This action is outside the authorized scopes');
export const disabled = (): Problem => new Problem(403, 'Your login is currently disabled');
export const notFound = (): Problem => new Problem(404, 'Record not found');
export const noThread = (): Problem =>
  new Problem(404, 'The post you are trying to reply to does not appear to exist.');
export const invalid = (what: string): Problem => new Problem(422, `Validation failed: ${what}`);
export const tooManyRequests = (): Problem => new Problem(429, 'Too many requests');
export const unavailable = (): Problem =>
  new Problem(503, 'There was a temporary problem serving your request, please try again');
/** Whose body depends on what the client says it reads. */
export const serverError = (): Problem => new Problem(500, 'Internal Server Error');

export const maxCharacters = 500;

/** Why Mastodon refuses a post, by our name for it. */
export const refusals = {
  'too-long': () => invalid(`Text character limit of ${maxCharacters} exceeded`),
  'target-gone': noThread,
  'account-suspended': disabled,
  'not-authorised': unauthorized,
  rejected: () => invalid("Text can't be blank"),
} as const satisfies Record<string, () => Problem>;
