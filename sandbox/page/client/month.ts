import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Network } from './networks.ts';
import type { Say } from './texts.ts';

/** Fills the workspace with a month behind it, once, so that reports have something to show. */
export function Month({
  api,
  say,
  attempt,
}: {
  api: Network['api'];
  say: Say;
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}): VNode | null {
  const [state, setState] = useState({ running: false, filled: true, done: 0, count: 0 });
  const { running, filled, done, count } = state;
  useEffect(() => {
    const look = (): void => void api.historyState().then(setState, () => undefined);
    look();
    if (!running) return undefined;
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [api, running]);
  const act = (): void => void attempt(async () => setState(await (running ? api.stopHistory() : api.fillHistory())));
  if (filled && !running) return null;
  return html`<div class="samples">
    <button type="button" class=${`button small play ${running ? 'on' : ''}`} title=${say('monthHint')} onClick=${act}>
      <${Icon} name=${running ? 'pause' : 'calendar'} /> ${running ? say('pause') : say('month')}
    </button>
    ${running && html`<progress max=${count} value=${done} aria-label=${say('progress')}></progress><span class="quiet">${done} / ${count}</span>`}
  </div>`;
}
