import type { Voice } from '#core/config/config.ts';
import type { TextKey, TextParams, Texts } from '#core/texts/index.ts';
import { html, type Html } from '../html.ts';
import { drawPage } from '../page.ts';

interface UploadPage {
  texts: Texts;
  language: Voice;
  label: string;
  extensions: readonly string[];
  max: number;
  files: readonly { sha256: string; name: string; size: number }[];
  /** What is wrong with what was sent in. */
  problem?: { key: TextKey; params?: TextParams };
}

/** The page where somebody adds files to a form. */
export function drawUploadPage({ texts, language, label, extensions, max, files, problem }: UploadPage): Html {
  const t = texts.in(language);
  const rows = files.map(({ sha256, name, size }) => {
    const remove = html`<button type="submit" name="remove" value="${sha256}" aria-label="${t('upload.remove', { name })}">${t('upload.remove.short')}</button>`;
    return html`<li><span dir="auto">${name} <span class="soft">${sizeOf(size, language)}</span></span>${remove}</li>\n`;
  });
  const list =
    rows.length === 0
      ? html`<p class="soft">${t('upload.none')}</p>`
      : html`<form method="post" enctype="multipart/form-data" action="?lang=${language}"><ul>${rows}</ul></form>`;
  const body = html`${problem && html`<p class="wrong" role="alert" dir="auto">${t(problem.key, problem.params)}</p>\n`}<h2>${t('upload.there')}</h2>
${list}
<form method="post" enctype="multipart/form-data" action="?lang=${language}">
<label for="files">${t('upload.choose')}</label>
<input type="file" id="files" name="files" multiple required accept="${extensions.map((extension) => `.${extension}`).join(',')}" aria-describedby="hint">
<p class="soft" id="hint" dir="auto">${t('upload.hint', { max, extensions: extensions.join(', ') })}</p>
<button type="submit">${t('upload.submit')}</button>
</form>
<p class="soft">${t('upload.next')}</p>`;
  return drawPage({ texts, language, title: label, body });
}

function sizeOf(bytes: number, language: Voice): string {
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { maximumFractionDigits: 1 });
  return bytes < 1024 * 1024
    ? `${number.format(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${number.format(bytes / 1024 / 1024)} MB`;
}
