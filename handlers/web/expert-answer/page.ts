import { createHash } from 'node:crypto';
import { languages, type Language } from '#core/config/config.ts';
import { WORDS_MAX } from '#core/ticket/delegation.ts';
import type { TextKey, Texts } from '#core/texts/index.ts';
import type { LinkState } from './link.ts';

export interface AskPage {
  texts: Texts;
  language: Language;
  timeZone: string;
  state: LinkState;
  /** Id of the answer that whoever opens it gave. */
  mine?: string;
  /** What is wrong with the answer that was sent in; what was typed stays in the box. */
  problem?: { key: TextKey; typed: string };
}

/** Of every page that people without a chat account see. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1d2521;--soft:#5b665f;--paper:#fff;--line:#d5ddd8;--mark:#1f4d46;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8eeea;--soft:#a3b0a9;--paper:#17201c;--line:#34413b;--mark:#7fc3b4;--on:#10201c}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:2.5rem 1.25rem}header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:baseline;margin-bottom:2rem}
h1{font-size:1.15rem;margin:0}nav a{color:var(--soft);padding:.25rem .35rem}nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
.question{font-size:1.4rem;line-height:1.35;font-weight:600;margin:.25rem 0 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere}.soft{color:var(--soft);margin:0}
blockquote{margin:.35rem 0 1.5rem;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
label{display:block;font-weight:600;margin-bottom:.35rem}textarea{width:100%;min-height:11rem;padding:.75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--soft);border-radius:.5rem}
button{font:inherit;font-weight:600;margin:1rem 0;padding:.65rem 1.4rem;color:var(--on);background:var(--mark);border:0;border-radius:.5rem;cursor:pointer}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}.wrong{border-left:3px solid #c0392b;padding-left:.75rem}`;

/** For the header: no script, no picture, no frame, and a form that goes nowhere else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const NAMES: Readonly<Record<Language, string>> = { es: 'Español', pt: 'Português', en: 'English' };

/** The page behind a link: works without a script, and says in plain words what became of the question. */
export function drawAskPage({ texts, language, timeZone, state, mine, problem }: AskPage): string {
  const t = texts.in(language);
  const brand = state.kind === 'unknown' ? 'Recado' : state.brand;
  const title = state.kind === 'unknown' ? 'Recado' : t('ask.title', { brand });
  const isMine = state.kind !== 'unknown' && mine !== undefined && state.delegation.answers[0]?.id === mine;
  const own = isMine ? `mine=${mine}&amp;` : '';
  const switches = languages.map((code) => `<a href="?${own}lang=${code}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ''}>${NAMES[code]}</a>`).join(' ');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main>
<header><h1 dir="auto">${escape(title)}</h1><nav aria-label="${escape(t('ask.language'))}">${switches}</nav></header>
${body()}
</main></body>
</html>
`;

  function body(): string {
    if (state.kind !== 'open') return `${said()}${problem ? wrong(problem.key) : ''}${kept()}`;
    const { delegation, asker, customer, network, before, brand: ourName } = state;
    const until = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(delegation.expiresAt ?? new Date(0));
    return `${customer === null ? '' : `<p class="soft">${escape(t('ask.customer', { network }))}</p>${before.map(({ ours, text }) => quoted(text, ours ? ourName : undefined)).join('')}${quoted(customer)}`}
<p class="soft" dir="auto">${escape(t('ask.asks', { asker }))}</p>
<p class="question" dir="auto">${escape(delegation.question)}</p>
${delegation.note === null ? '' : `<p class="soft" dir="auto">${escape(delegation.note)}</p>`}
<form method="post" action="?lang=${language}" accept-charset="utf-8">
${problem ? wrong(problem.key) : ''}<label for="answer">${escape(t('ask.label'))}</label>
<textarea id="answer" name="answer" dir="auto" required maxlength="${WORDS_MAX}" aria-describedby="hint">
${escape(problem?.typed ?? '')}</textarea>
<p class="soft" id="hint" dir="auto">${escape(t('ask.hint', { asker }))}</p>
<button type="submit">${escape(t('ask.submit'))}</button>
</form>
<p class="soft">${escape(t('ask.until', { until }))}</p>`;
  }

  /** What became of the question. Nobody is thanked for an answer that she did not give. */
  function said(): string {
    if (state.kind === 'answered' && isMine) return `${paragraph(t('ask.thanks', { asker: state.asker }))}${paragraph(t('ask.thanks.close'))}`;
    if (state.kind === 'answered' || (state.kind === 'used' && !isMine)) return paragraph(t('ask.answered'));
    if (state.kind === 'unknown' && problem && problem.key !== 'ask.unsaved') return '';
    return state.kind === 'open' ? '' : paragraph(t(`ask.${state.kind}`));
  }

  /** What she wrote for a question that takes no answer, to be copied. */
  function kept(): string {
    if (problem === undefined || problem.typed === '') return '';
    return `<label for="kept">${escape(t('ask.kept'))}</label>
<textarea id="kept" dir="auto" readonly>
${escape(problem.typed)}</textarea>`;
  }

  function quoted(text: string, by?: string): string {
    return `<blockquote dir="auto">${by === undefined ? '' : `<b>${escape(by)}</b>: `}${escape(text)}</blockquote>`;
  }

  function wrong(key: TextKey): string {
    return `<p class="wrong" role="alert">${escape(t(key, { max: WORDS_MAX }))}</p>\n`;
  }

  function paragraph(text: string): string {
    return `<p class="question" dir="auto">${escape(text)}</p>`;
  }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What people wrote is never markup. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
