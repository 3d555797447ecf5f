import { z } from 'zod';
import { authorization } from './sign.ts';

/** The app, and where X is: without a slash at the end. */
export interface XApp {
  base: string;
  appKey: string;
  appSecret: string;
}

/** What X gives so that one person may let the app in; good for one PIN, for some minutes. */
export interface PinRequest {
  token: string;
  tokenSecret: string;
  /** Where she lets it in and is shown the PIN. */
  address: string;
}

export interface Connected {
  /** Without @. */
  handle: string;
  token: string;
  tokenSecret: string;
}

/** X said no, in its own words. */
export class PinError extends Error {
  override name = 'PinError';
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

const DEADLINE_MS = 10_000;
/** X's words are shorter. */
const LONGEST = 300;
const Requested = z.object({
  oauth_token: z.string().min(1),
  oauth_token_secret: z.string().min(1),
  oauth_callback_confirmed: z.literal('true'),
});
const Exchanged = z.object({
  oauth_token: z.string().min(1),
  oauth_token_secret: z.string().min(1),
  screen_name: z.string().min(1),
});

/** First step of X's PIN flow (OAuth 1.0a, out of band). @throws PinError */
export async function requestPin(app: XApp): Promise<PinRequest> {
  const answer = await ask(app, 'request_token', { more: { oauth_callback: 'oob' } });
  const read = Requested.safeParse(answer);
  if (!read.success) throw new PinError('X answered without a token to ask with.');
  const { oauth_token: token, oauth_token_secret: tokenSecret } = read.data;
  return { token, tokenSecret, address: `${app.base}/oauth/authorize?oauth_token=${encodeURIComponent(token)}` };
}

/** Last step: what she was shown becomes the account's own tokens, which do not end. @throws PinError */
export async function exchangePin(app: XApp, { token, tokenSecret }: PinRequest, pin: string): Promise<Connected> {
  const answer = await ask(app, 'access_token', { token, tokenSecret, more: { oauth_verifier: pin } });
  const read = Exchanged.safeParse(answer);
  if (!read.success) throw new PinError('X answered without the tokens of an account.');
  return { handle: read.data.screen_name, token: read.data.oauth_token, tokenSecret: read.data.oauth_token_secret };
}

async function ask(
  { base, appKey, appSecret }: XApp,
  call: string,
  signing: { token?: string; tokenSecret?: string; more: Record<string, string> },
): Promise<Record<string, string>> {
  const url = new URL(`${base}/oauth/${call}`);
  const signed = authorization({ appKey, appSecret, method: 'POST', url, now: new Date(), ...signing });
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: signed },
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new PinError(`${url.host} cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
  if (status !== 200) throw new PinError(saidBy(text) || `HTTP ${status}`, status);
  return Object.fromEntries(new URLSearchParams(text));
}

/** X answers here in JSON or in bare words. */
function saidBy(text: string): string {
  try {
    const said = z.object({ errors: z.array(z.object({ message: z.string() })) }).safeParse(JSON.parse(text));
    if (said.success)
      return said.data.errors
        .map(({ message }) => message)
        .join(' ')
        .slice(0, LONGEST);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return text.startsWith('<') ? '' : text.trim().slice(0, LONGEST);
}
