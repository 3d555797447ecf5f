import { createHash } from 'node:crypto';
import { languages, type Language, type Voice } from '#core/config/config.ts';
import type { Texts } from '#core/texts/index.ts';
import { html, trusted, type Html } from './html.ts';

/** Of every page that people without a chat account see. */
const STYLE = `:root{color-scheme:light dark;--ink:#1d2521;--soft:#5b665f;--paper:#fff;--line:#d5ddd8;--mark:#1f4d46;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8eeea;--soft:#a3b0a9;--paper:#17201c;--line:#34413b;--mark:#7fc3b4;--on:#10201c}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:2.5rem 1.25rem}header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:baseline;margin-bottom:2rem}
h1{font-size:1.15rem;margin:0}nav{margin-inline:-.35rem}nav a{color:var(--soft);padding:.25rem .35rem}nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
.question{font-size:1.4rem;line-height:1.35;font-weight:600;margin:.25rem 0 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere}.soft{color:var(--soft);margin:0}
blockquote{margin:.35rem 0 1.5rem;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
label{display:block;font-weight:600;margin-bottom:.35rem}textarea{width:100%;min-height:11rem;padding:.75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--soft);border-radius:.5rem}
button{font:inherit;font-weight:600;margin:1rem 0;padding:.65rem 1.4rem;color:var(--on);background:var(--mark);border:0;border-radius:.5rem;cursor:pointer}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}.wrong{border-left:3px solid #c0392b;padding-left:.75rem}
ul{list-style:none;margin:.35rem 0 1.5rem;padding:0}li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center;padding:.5rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
h2{font-size:1rem;margin:0}li button{margin:0;padding:.35rem .9rem;color:inherit;background:transparent;border:1px solid var(--soft)}.choices li{padding:.25rem 0;border:0}.choices button{width:100%;padding:.8rem 1rem;text-align:start}input[type=file]{display:block;width:100%;padding:.75rem;font:inherit;border:1px dashed var(--soft);border-radius:.5rem}`;

/** No script, no picture, no frame, and a form that goes nowhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every address of ours answers with that holds its own key. */
export const CLOSED_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // The address holds the key, so no other site hears of it; our own form still says where it comes from.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  vary: 'accept-language',
};

const NAMES: Readonly<Record<Language, string>> = { es: 'Español', pt: 'Português', en: 'English' };

interface Page {
  texts: Texts;
  language: Voice;
  title: string;
  body: Html;
  /** What the address keeps when its reader changes the language. */
  keep?: Readonly<Record<string, string>>;
  /** Its address is good for once, so it cannot be read again in another language. */
  once?: boolean;
}

/** A whole page: works without a script. */
export function drawPage({ texts, language, title, body, keep = {}, once = false }: Page): Html {
  const switches = languages.map((each, index) => {
    const code = each === 'pt' && language === 'pt-BR' ? language : each;
    const current = code === language && html` aria-current="true"`;
    return html`${index > 0 && ' '}<a href="?${new URLSearchParams({ ...keep, lang: code }).toString()}" lang="${code}" hreflang="${code}"${current}>${NAMES[each]}</a>`;
  });
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${title}</title><style>${trusted(STYLE)}</style></head>
<body><main>
<header><h1 dir="auto">${title}</h1>${!once && html`<nav aria-label="${texts.in(language)('page.language')}">${switches}</nav>`}</header>
${body}
</main></body>
</html>
`;
}

/** A page that says one thing. */
export function drawNotice({
  texts,
  language,
  sentence,
  once = false,
}: Pick<Page, 'texts' | 'language' | 'once'> & { sentence: string }): Html {
  return drawPage({
    texts,
    language,
    title: 'Recado',
    once,
    body: html`<p class="question" dir="auto">${sentence}</p>`,
  });
}

/** The answer that shows a page. */
export function pageOf(page: Html, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(page.toString(), {
    status,
    headers: { ...CLOSED_HEADERS, ...headers, 'content-type': 'text/html; charset=utf-8' },
  });
}
