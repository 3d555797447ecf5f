import express from 'express';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import { retryAfterMs, RETRY } from './errors.ts';

/** Who signs what Teams sends. */
export const ISSUER = 'https://api.botframework.com';
/** Activities with a long message or a form of ours in them pass express' own 100 KB. */
const BODY_LIMIT = '1mb';
const TIMEOUT_MS = 10_000;
/** A token is renewed this long before it ends. */
const EARLY_MS = 5 * 60_000;

const Claims = z.looseObject({ iss: z.literal(ISSUER), serviceurl: z.string().min(1) });
const Body = z.looseObject({ type: z.string(), channelId: z.literal('msteams'), serviceUrl: z.string().min(1) });

/** What a token claims; whether that is true is checked by the SDK, after us. */
function claimsOf(header: string | undefined): z.output<typeof Claims> | undefined {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(header ?? '') ?? [];
  if (payload === undefined) return undefined;
  try {
    return Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Stands before the SDK's own check of the signature and refuses what that check would let pass: tokens that Entra gave to any
 * app or person of any tenant (the SDK takes them for another product and looks at no service URL then), and activities without
 * a service URL, which would be answered, token and all, wherever they say.
 */
export function createGuard({ log, open }: { log: Log; open: () => boolean }): RequestHandler[] {
  return [
    (request, response, next) => {
      if (!open()) {
        response.status(503).json({ error: 'not started' });
        return;
      }
      if (claimsOf(request.headers.authorization) !== undefined) {
        next();
        return;
      }
      log.warn(
        { signed: request.headers.authorization !== undefined },
        'a request to the teams address was not signed by teams',
      );
      response.status(401).json({ error: 'not signed by the Bot Framework' });
    },
    express.json({ limit: BODY_LIMIT }),
    (request, response, next) => {
      if (Body.safeParse(request.body).success) {
        next();
        return;
      }
      log.warn({ path: request.path }, 'a request to the teams address was no activity of teams');
      response.status(401).json({ error: 'not an activity of Microsoft Teams' });
    },
  ];
}

const Granted = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number() });

interface Token {
  token: string;
  lastsMs: number;
}

/** Access tokens by the client credentials grant; the SDK's own way refuses an address that is not https. */
export function createTokens({
  login,
  tenantId,
  appId,
  clientSecret,
  clock,
}: {
  login: string;
  tenantId: string;
  appId: string;
  clientSecret: string;
  clock: Clock;
}): (scope: string) => Promise<string> {
  const kept = new Map<string, { asked: Promise<Token>; until: number }>();
  // How long one is valid was said of another day.
  clock.onMoved?.(() => kept.clear());

  async function ask(scope: string): Promise<Token> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: clientSecret,
      scope,
    });
    let answer: Response;
    try {
      answer = await fetch(`${login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new RecadoError('surface.unreachable', { cause, retryAfterMs: RETRY.unreachableMs });
    }
    if (answer.status === 429 || answer.status >= 500) {
      await answer.body?.cancel();
      const wait = retryAfterMs(Object.fromEntries(answer.headers), clock.now());
      throw new RecadoError('surface.unreachable', { retryAfterMs: wait ?? RETRY.unreachableMs });
    }
    const granted = answer.ok ? Granted.safeParse(parseJson(await answer.text())).data : undefined;
    if (granted === undefined)
      throw new RecadoError('surface.not-authorised', { params: { error: `token ${answer.status}` } });
    return { token: granted.access_token, lastsMs: granted.expires_in * 1_000 };
  }

  return async (scope) => {
    const now = clock.now().getTime();
    const known = kept.get(scope);
    if (known !== undefined && now < known.until) return (await known.asked).token;
    const entry = { asked: ask(scope), until: now + TIMEOUT_MS };
    kept.set(scope, entry);
    try {
      const { token, lastsMs } = await entry.asked;
      entry.until = now + lastsMs - EARLY_MS;
      return token;
    } catch (error) {
      if (kept.get(scope) === entry) kept.delete(scope);
      throw error;
    }
  };
}
