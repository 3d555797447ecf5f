import type { Voice } from '#core/config/config.ts';
import { COMMENT_MAX, SCORES } from '#core/rating/rating.ts';
import type { TextKey, Texts } from '#core/texts/index.ts';
import { html, type Html } from '../html.ts';
import { drawPage } from '../page.ts';
import type { Question } from './question.ts';

export interface RatePage {
  texts: Texts;
  language: Voice;
  question: Question;
  /** What is wrong with what was sent; what was typed stays in the box. */
  problem?: { key: TextKey; typed: string };
}

/** One press rates, and a word may follow. Works without a script; opened by a preview of links it changes nothing. */
export function drawRatePage({ texts, language, question, problem }: RatePage): Html {
  const t = texts.in(language);
  const brand = question.kind === 'unknown' ? 'Recado' : question.brand;
  const title = question.kind === 'unknown' ? brand : t('rating.page.title', { brand });
  const wrong = problem && html`<p class="wrong" role="alert">${t(problem.key, { max: COMMENT_MAX })}</p>`;
  return drawPage({ texts, language, title, body: html`${wrong}${body()}` });

  function body(): Html {
    switch (question.kind) {
      case 'unknown':
      case 'expired':
        return said(t(`rating.page.${question.kind}`));
      case 'open':
        return html`<form method="post" action="?lang=${language}">
<p class="question" id="question" dir="auto">${t('rating.page.question')}</p>
<div role="group" aria-labelledby="question"><ul class="choices">${SCORES.map((score) => html`<li><button name="score" value="${score}">${t(`rating.choice.${score}`)}</button></li>`)}</ul></div>
<p class="soft">${t('rating.page.private', { brand })}</p>
</form>`;
      case 'rated':
        return html`${said(t('rating.page.thanks', { score: question.score }))}
<form method="post" action="?lang=${language}" accept-charset="utf-8">
<label for="comment">${t('rating.page.more')}</label>
<textarea id="comment" name="comment" dir="auto" maxlength="${COMMENT_MAX}" aria-describedby="hint">
${problem?.typed}</textarea>
<p class="soft" id="hint">${t('rating.page.more.hint')} ${t('rating.page.private', { brand })}</p>
<button type="submit">${t('rating.page.send')}</button>
</form>`;
      case 'done':
        return said(t('rating.page.done'));
      default:
        return question satisfies never;
    }
  }
}

function said(text: string): Html {
  return html`<p class="question" dir="auto">${text}</p>`;
}
