import { createHash } from 'node:crypto';
import { languages, type Language } from '#core/config/config.ts';
import type { TextKey, TextParams, Texts } from '#core/texts/index.ts';
import { escape, NAMES, STYLE as PLAIN } from '../expert-answer/page.ts';

const STYLE = `${PLAIN}
ul{list-style:none;margin:.35rem 0 1.5rem;padding:0}li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center;padding:.5rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
h2{font-size:1rem;margin:0}li button{margin:0;padding:.35rem .9rem;color:inherit;background:transparent;border:1px solid var(--soft)}input[type=file]{display:block;width:100%;padding:.75rem;font:inherit;border:1px dashed var(--soft);border-radius:.5rem}`;

/** For the header: no script, no picture, no frame, and a form that goes nowhere else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Page {
  texts: Texts;
  language: Language;
}

/** A page that says one thing. */
export function drawNotice({ texts, language, key }: Page & { key: TextKey }): string {
  return frame({ texts, language, title: 'Recado', body: `<p class="question" dir="auto">${escape(texts.in(language)(key))}</p>` });
}

interface UploadPage extends Page {
  label: string;
  extensions: readonly string[];
  max: number;
  files: readonly { sha256: string; name: string; size: number }[];
  /** What is wrong with what was sent in. */
  problem?: { key: TextKey; params?: TextParams };
}

/** The page where somebody adds files to a form: works without a script. */
export function drawUploadPage({ texts, language, label, extensions, max, files, problem }: UploadPage): string {
  const t = texts.in(language);
  const kinds = extensions.join(', ');
  const rows = files.map(
    ({ sha256, name, size }) =>
      `<li><span dir="auto">${escape(name)} <span class="soft">${sizeOf(size, language)}</span></span><button type="submit" name="remove" value="${escape(sha256)}" aria-label="${escape(t('upload.remove', { name }))}">${escape(t('upload.remove.short'))}</button></li>`,
  );
  const list =
    rows.length === 0 ? `<p class="soft">${escape(t('upload.none'))}</p>` : `<form method="post" enctype="multipart/form-data" action="?lang=${language}"><ul>${rows.join('\n')}</ul></form>`;
  const body = `${problem ? `<p class="wrong" role="alert" dir="auto">${escape(t(problem.key, problem.params))}</p>\n` : ''}<h2>${escape(t('upload.there'))}</h2>
${list}
<form method="post" enctype="multipart/form-data" action="?lang=${language}">
<label for="files">${escape(t('upload.choose'))}</label>
<input type="file" id="files" name="files" multiple required accept="${escape(extensions.map((extension) => `.${extension}`).join(','))}" aria-describedby="hint">
<p class="soft" id="hint" dir="auto">${escape(t('upload.hint', { max, extensions: kinds }))}</p>
<button type="submit">${escape(t('upload.submit'))}</button>
</form>
<p class="soft">${escape(t('upload.next'))}</p>`;
  return frame({ texts, language, title: label, body });
}

function sizeOf(bytes: number, language: Language): string {
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { maximumFractionDigits: 1 });
  return bytes < 1024 * 1024 ? `${number.format(Math.max(1, Math.round(bytes / 1024)))} KB` : `${number.format(bytes / 1024 / 1024)} MB`;
}

function frame({ texts, language, title, body }: Page & { title: string; body: string }): string {
  const t = texts.in(language);
  const switches = languages.map((code) => `<a href="?lang=${code}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ''}>${NAMES[code]}</a>`).join(' ');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main>
<header><h1 dir="auto">${escape(title)}</h1><nav aria-label="${escape(t('upload.language'))}">${switches}</nav></header>
${body}
</main></body>
</html>
`;
}
