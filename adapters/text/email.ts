import { spansOf, type Span } from './spans.ts';

/** As long as the part before the @ may be, and a host; what is longer is no address. */
const LOCAL = 64;
const HOST = 255;
const LOCAL_SIGN = /[\p{L}\p{N}._%+-]/u;
const HOST_PATTERN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
/** What follows an @ is a handle with its server, as networks of many servers write them, and no address. */
const NAME = '(?<![\\p{L}\\p{N}._%+@-])[\\p{L}\\p{N}._%+-]{1,64}';
const PLACE = '[\\p{L}\\p{N}-]{1,63}';
const END = '\\p{L}[\\p{L}\\p{N}-]{1,62}';
/** In brackets or in words; with spaces about the sign itself, but "hello @alba.example" is a handle. */
const AT = '(?: ?[([{] ?(?:at|arroba|@) ?[)\\]}] ?| arroba | {0,2}@ {1,2}|@)';
const DOT = '(?:\\.| ?[([{] ?(?:dot|punto|ponto|\\.) ?[)\\]}] ?| (?:dot|punto|ponto) )';
/** "ana (at) correo.com", "ana @ correo.com", "ana[arroba]correo[punto]com", "ana arroba correo punto com", "ana at correo dot com". */
const SPELT = new RegExp(
  `${NAME}(?:${AT}${PLACE}(?:${DOT}${END}){1,4}| at ${PLACE}(?: (?:dot|punto|ponto) ${END}){1,4})`,
  'giu',
);

/**
 * Looks from each @ to both sides, never further than an address is long: a pattern that begins with any letter would walk
 * through a text without spaces, Chinese say, once for each of its letters.
 */
export function findEmails(text: string): Span[] {
  const spans: Span[] = [];
  let after = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > Math.max(after, at - LOCAL) && LOCAL_SIGN.test(text.charAt(start - 1))) start -= 1;
    // "@ana@mastodon.social" is a public handle with its server, as networks of many servers write them.
    if (start === at || text.charAt(start - 1) === '@') continue;
    const host = HOST_PATTERN.exec(text.slice(at + 1, at + 1 + HOST))?.[0];
    if (host === undefined) continue;
    after = at + 1 + host.length;
    spans.push({ kind: 'email', start, end: after });
  }
  return [...spans, ...spansOf('email', text, SPELT, () => true)];
}
