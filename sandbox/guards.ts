import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const COOKIE = 'recado_key';

/** Why a request must not come in, or undefined. A foreign Host is DNS rebinding; a foreign Origin is another page. */
export function refuse(request: IncomingMessage): string | undefined {
  const host = request.headers.host ?? '';
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/i.test(host)) return 'This address is not served here.';
  const origin = request.headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return 'Requests of other pages are not served here.';
  return undefined;
}

export const guardOrigin: RequestHandler = (request, response, next) => {
  const why = refuse(request);
  if (why) response.status(403).json({ error: why });
  else next();
};

/** A form or text/plain post needs no preflight, so another page could send one: only JSON is taken. */
export const guardContentType: RequestHandler = (request, response, next) => {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads || isBareDelete(request) || request.is('application/json')) next();
  else response.status(415).json({ error: 'Send a JSON body with Content-Type: application/json.' });
};

/** No page can send one elsewhere without asking first, so it needs no body to prove where it comes from. */
function isBareDelete({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'DELETE' && headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0'
  );
}

/** With a key set, the page and its API open only to who has it: once in the address, then a cookie; scripts send a header. */
export function guardKey(key: string | undefined): RequestHandler {
  if (!key) return (_request, _response, next) => next();
  // Once used the key in the address is spent, so that a copied address opens nothing.
  let spent = false;
  const cookie = createHash('sha256').update(`page:${key}`).digest('hex');
  return (request: Request, response: Response, next: NextFunction) => {
    if (same(request.get('x-recado-key'), key) || same(cookieOf(request), cookie)) return next();
    if (!spent && same(typeof request.query['key'] === 'string' ? request.query['key'] : undefined, key)) {
      spent = true;
      response.cookie(COOKIE, cookie, { httpOnly: true, sameSite: 'strict', path: '/' });
      // One slash only: two would send the browser to another host.
      return response.redirect(303, `${request.baseUrl}${request.path}`.replace(/^\/+/, '/'));
    }
    response.status(401).json({ error: 'This workspace needs the key that was printed at start.' });
  };
}

function cookieOf(request: Request): string | undefined {
  const part = (request.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${COOKIE}=`));
  return part?.slice(COOKIE.length + 1);
}

function same(given: string | undefined, wanted: string): boolean {
  if (given === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
