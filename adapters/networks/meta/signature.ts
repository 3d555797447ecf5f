import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { WebhookCall } from '#core/ports/network.ts';
import { parseExactly } from './exact-json.ts';

/** Meta's own words are short; nothing longer is said back to whoever asks. */
const CHALLENGE = /^[\w.~-]{1,256}$/;

/** Proves beside a token that the caller also knows the app's secret, so that a stolen token alone is worth nothing. */
export function proofOf(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

/** Whether the app's secret signed exactly these bytes (`X-Hub-Signature-256`). Constant in time. */
export function isSigned({ headers, body }: WebhookCall, appSecret: string): boolean {
  const given = headers['x-hub-signature-256'];
  if (given === undefined) return false;
  const wanted = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`);
  const bytes = Buffer.from(given);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

/** What Meta wants to read at our address before it calls there; undefined for whoever does not know the word agreed on. */
export function challengeOf(
  query: Readonly<Record<string, string | undefined>>,
  verifyToken: string,
): string | undefined {
  const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = query;
  const [given, wanted] = [token, verifyToken].map((text) => createHmac('sha256', 'word').update(text).digest());
  const isKnown = given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
  return mode === 'subscribe' && isKnown && verifyToken !== '' && CHALLENGE.test(challenge) ? challenge : undefined;
}

const SignedRequest = z.object({
  algorithm: z
    .string()
    .transform((name) => name.toUpperCase())
    .pipe(z.literal('HMAC-SHA256')),
  user_id: z.union([z.string().min(1).max(128), z.number()]).transform(String),
});

/** "<signature>.<words>", as Meta sends it where somebody deletes her data or takes our access back; undefined for what it did not sign. */
export function readSignedRequest(text: string, appSecret: string): { userId: string } | undefined {
  const [signature = '', words = '', ...rest] = text.split('.');
  const given = Buffer.from(signature, 'base64url');
  const wanted = createHmac('sha256', appSecret).update(words).digest();
  if (rest.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  try {
    const read = SignedRequest.safeParse(parseExactly(Buffer.from(words, 'base64url').toString('utf8')));
    return read.success ? { userId: read.data.user_id } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
