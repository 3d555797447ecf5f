import type { Voice } from '#core/config/config.ts';
import { WORDS_MAX } from '#core/ticket/delegation.ts';
import type { TextKey, Texts } from '#core/texts/index.ts';
import { html, type Html, type Piece } from '../html.ts';
import { drawPage } from '../page.ts';
import { tellEnd } from '../../sentences.ts';
import type { LinkState } from './link.ts';

export interface AskPage {
  texts: Texts;
  language: Voice;
  timeZone: string;
  state: LinkState;
  /** Id of the answer that whoever opens it gave. */
  mine?: string;
  /** What is wrong with the answer that was sent in; what was typed stays in the box. */
  problem?: { key: TextKey; typed: string };
}

/** The page behind a link: works without a script, and says in plain words what became of the question. */
export function drawAskPage({ texts, language, timeZone, state, mine, problem }: AskPage): Html {
  const t = texts.in(language);
  const brand = state.kind === 'unknown' ? 'Recado' : state.brand;
  const title = state.kind === 'unknown' ? 'Recado' : t('ask.title', { brand });
  const isMine = state.kind !== 'unknown' && mine !== undefined && state.delegation.answers[0]?.id === mine;
  return drawPage({ texts, language, title, body: body(), keep: isMine ? { mine } : undefined });

  function body(): Html {
    if (state.kind !== 'open') return html`${said()}${problem && wrong(problem.key)}${kept()}`;
    const { delegation, asker, customer, network, before, brand: ourName } = state;
    const expires = tellEnd(delegation.expiresAt ?? new Date(0), { language, timeZone });
    const earlier = before.map(({ ours, text }) => quoted(text, ours ? ourName : undefined));
    return html`${customer !== null && html`<p class="soft">${t('ask.customer', { network })}</p>${earlier}${quoted(customer)}`}
<p class="soft" dir="auto">${t('ask.asks', { asker })}</p>
<p class="question" dir="auto">${delegation.question}</p>
${delegation.note !== null && html`<p class="soft" dir="auto">${delegation.note}</p>`}
<form method="post" action="?lang=${language}" accept-charset="utf-8">
${problem && wrong(problem.key)}<label for="answer">${t('ask.label')}</label>
<textarea id="answer" name="answer" dir="auto" required maxlength="${WORDS_MAX}" aria-describedby="hint">
${problem?.typed}</textarea>
<p class="soft" id="hint" dir="auto">${t('ask.hint', { asker })}</p>
<button type="submit">${t('ask.submit')}</button>
</form>
<p class="soft">${t('ask.until', { expires })}</p>`;
  }

  /** What became of the question. Nobody is thanked for an answer that she did not give. */
  function said(): Piece {
    if (state.kind === 'answered' && isMine)
      return [paragraph(t('ask.thanks', { asker: state.asker })), paragraph(t('ask.thanks.close'))];
    if (state.kind === 'answered' || (state.kind === 'used' && !isMine)) return paragraph(t('ask.answered'));
    if (state.kind === 'unknown' && problem && problem.key !== 'ask.unsaved') return '';
    return state.kind === 'open' ? '' : paragraph(t(`ask.${state.kind}`));
  }

  /** What she wrote for a question that takes no answer, to be copied. */
  function kept(): Piece {
    if (problem === undefined || problem.typed === '') return '';
    return html`<label for="kept">${t('ask.kept')}</label>
<textarea id="kept" dir="auto" readonly>
${problem.typed}</textarea>`;
  }

  function quoted(text: string, by?: string): Html {
    return html`<blockquote dir="auto">${by !== undefined && html`<b>${by}</b>: `}${text}</blockquote>`;
  }

  function wrong(key: TextKey): Html {
    return html`<p class="wrong" role="alert">${t(key, { max: WORDS_MAX })}</p>\n`;
  }

  function paragraph(text: string): Html {
    return html`<p class="question" dir="auto">${text}</p>`;
  }
}
