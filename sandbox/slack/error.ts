import type { Json } from './json.ts';

/** A refusal in Slack's own words: HTTP 200 with {ok: false, error}. */
export class SlackError extends Error {
  override name = 'SlackError';
  readonly code: string;
  readonly more: Json;

  constructor(code: string, more: Json = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** invalid_arguments and its like carry what was wrong, one sentence each. */
export function refusal(code: string, messages: string[]): SlackError {
  return new SlackError(code, { response_metadata: { messages } });
}
