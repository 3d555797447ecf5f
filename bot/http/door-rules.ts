import type { Request, RequestHandler } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import { languages, type Language } from '#core/config/config.ts';

const MINUTE_MS = 60_000;
/** Remembered at once. */
const MOST = 10_000;

/** Counts what comes from one place; gives whether this is over `perMinute`. */
export function createCounter(clock: Clock, perMinute: number): (from: string) => boolean {
  const counts = new Map<string, { since: number; count: number }>();
  return (from) => {
    const now = clock.now().getTime();
    if (counts.size > MOST) counts.clear();
    const seen = counts.get(from);
    if (!seen || now - seen.since >= MINUTE_MS || now < seen.since) {
      counts.set(from, { since: now, count: 1 });
      return false;
    }
    seen.count += 1;
    return seen.count > perMinute;
  };
}

/** Behind a proxy this is the proxy's, for everybody. */
export function addressOf({ socket }: Request): string {
  return socket.remoteAddress ?? '';
}

/** What every page of ours behind a secret address answers with. */
export function closedPage(contentSecurityPolicy: string): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      // The address holds the key, so no other site hears of it; our own form still says where it comes from.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      vary: 'accept-language',
    });
    next();
  };
}

/** Browsers say where a form comes from; whatever says nothing is not our page. */
export function isFromOurPage(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === request.get('host') || (publicUrl !== undefined && URL.canParse(publicUrl) && new URL(publicUrl).origin === origin);
}

/** As she chose, else as her browser asks, else as she is spoken to. */
export function languageOf(request: Request, fallback: Language): Language {
  const { lang } = request.query;
  if (isLanguage(lang)) return lang;
  const asked = /[a-z]/i.test(request.get('accept-language') ?? '') ? request.acceptsLanguages(...languages) : false;
  return isLanguage(asked) ? asked : fallback;
}

export function isLanguage(code: unknown): code is Language {
  return languages.some((language) => language === code);
}
