/** An answer that is no 2xx, as Graph says everything: a status, a code, sometimes a subcode. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: number;
  readonly subcode: number | undefined;
  readonly type: string;
  readonly isTransient: boolean;

  constructor(
    status: number,
    {
      code,
      message,
      subcode,
      type = 'OAuthException',
      isTransient = false,
    }: {
      code: number;
      message: string;
      subcode?: number;
      type?: string;
      isTransient?: boolean;
    },
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.subcode = subcode;
    this.type = type;
    this.isTransient = isTransient;
  }

  get body(): { error: Record<string, unknown> } {
    return {
      error: {
        message: this.message,
        type: this.type,
        code: this.code,
        error_subcode: this.subcode,
        is_transient: this.isTransient || undefined,
        fbtrace_id: 'AsandboxSANDBOXsandbox1',
      },
    };
  }
}

export const mostCharacters = 8000;

export const noToken = (): Problem =>
  new Problem(400, { code: 104, message: 'An access token is required to request this resource.' });
export const badToken = (): Problem =>
  new Problem(401, { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' });
export const revoked = (): Problem =>
  new Problem(400, {
    code: 190,
    subcode: 460,
    message:
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  });
export const expired = (): Problem =>
  new Problem(400, {
    code: 190,
    subcode: 463,
    message: 'Error validating access token: Session has expired.',
  });
export const badProof = (): Problem =>
  new Problem(400, {
    code: 100,
    type: 'GraphMethodException',
    message: 'Invalid appsecret_proof provided in the API argument',
  });
export const noProof = (): Problem =>
  new Problem(400, {
    code: 100,
    type: 'GraphMethodException',
    message: 'API calls from the server require an appsecret_proof argument',
  });
export const blocked = (): Problem =>
  new Problem(400, { code: 368, message: 'The action attempted has been deemed abusive or is otherwise disallowed' });
export const noPermission = (what: string): Problem => new Problem(403, { code: 200, message: `(#200) ${what}` });
export const notThere = (id: string, method: string): Problem =>
  new Problem(400, {
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  });
export const noField = (name: string, node: string): Problem =>
  new Problem(400, { code: 100, message: `(#100) Tried accessing nonexisting field (${name}) on node type (${node})` });
export const noParameter = (name: string): Problem =>
  new Problem(400, { code: 100, message: `(#100) Unknown parameter: ${name}` });
export const invalid = (message: string): Problem => new Problem(400, { code: 100, message: `(#100) ${message}` });
export const unknownPath = (): Problem => new Problem(400, { code: 2500, message: 'Unknown path components' });
export const tooManyCalls = (): Problem => new Problem(403, { code: 32, message: '(#32) Page request limit reached' });
export const duplicate = (): Problem => new Problem(400, { code: 506, message: 'Duplicate status message' });
export const outsideWindow = (): Problem =>
  new Problem(400, {
    code: 10,
    subcode: 2_018_278,
    message: '(#10) This message is sent outside of allowed window.',
  });
export const alreadyReplied = (): Problem =>
  new Problem(400, { code: 10_900, message: '(#10900) Activity already replied to' });
export const nobody = (): Problem =>
  new Problem(400, { code: 100, subcode: 2_018_001, message: '(#100) No matching user found' });
/** A file that is too large, or of a kind that it does not take. */
export const notTaken = (): Problem =>
  new Problem(400, { code: 100, subcode: 2_018_047, message: '(#100) Upload attachment failure.' });
export const serverError = (): Problem =>
  new Problem(500, {
    code: 2,
    message: 'An unexpected error has occurred. Please retry your request later.',
    isTransient: true,
  });

/** Why Facebook refuses a comment, by our name for it. */
export const refusals = {
  'too-long': () => invalid(`The comment is too long; it may have at most ${mostCharacters} characters`),
  'target-gone': () => notThere('0_0', 'post'),
  'account-suspended': blocked,
  'not-authorised': revoked,
  duplicate,
  'window-closed': outsideWindow,
  'private-once': alreadyReplied,
  'no-private': nobody,
  rejected: () => new Problem(400, { code: 1_705_115, message: 'Your comment could not be posted' }),
} as const satisfies Record<string, () => Problem>;
