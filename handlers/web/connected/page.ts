import type { Voice } from '#core/config/config.ts';
import type { Texts } from '#core/texts/index.ts';
import { html, type Html } from '../html.ts';
import { drawPage } from '../page.ts';
import type { Offered } from './offered.ts';

interface Choice {
  texts: Texts;
  language: Voice;
  ours: readonly Offered[];
  others: readonly string[];
  /** Keys that are ticked. */
  chosen: readonly string[];
  state: string;
  /** She sent the form with nothing ticked. */
  isEmpty: boolean;
}

/** Which of the accounts that somebody let us in to are connected. */
export function drawChoice({ texts, language, ours, others, chosen, state, isEmpty }: Choice): Html {
  const t = texts.in(language);
  const rows = ours.map(
    ({ key, account: { network, handle } }) =>
      html`<li><label><input type="checkbox" name="account" value="${key}"${chosen.includes(key) && html` checked`}> ${t.handle(network, handle)}</label> <span class="soft">${t.network(network)}</span></li>`,
  );
  return drawPage({
    texts,
    language,
    title: 'Recado',
    once: true,
    body: html`<form method="post" action="?"><p class="question" dir="auto">${t('connect.choose')}</p>
${isEmpty && html`<p class="wrong">${t('connect.choose-none')}</p>`}
<input type="hidden" name="state" value="${state}"><ul>${rows}</ul>
<button>${t('connect.choose-go')}</button>${others.length > 0 && html`<p class="soft" dir="auto">${t('connect.not-configured', { names: others.join(', ') })}</p>`}</form>`,
  });
}
