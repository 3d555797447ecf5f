import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Network } from './networks.ts';
import type { Say } from './texts.ts';

const STORM = { count: 3_000, perSecond: 50 };

/** Very many at once: who say nearly the same, to see how a channel stays readable, or of something that harms people, to see a crisis. */
export function Storm({
  api,
  say,
  attempt,
}: {
  api: Network['api'];
  say: Say;
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}): VNode {
  const [state, setState] = useState({ running: false, posted: 0, count: 0 });
  const { running, posted, count } = state;
  useEffect(() => {
    const look = (): void => void api.stormState().then(setState, () => undefined);
    look();
    if (!running) return undefined;
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [api, running]);
  const begin = (of: { text: string } | { topic: 'red' }): void => {
    setState({ running: true, posted: 0, count: STORM.count });
    // It answers when it is over.
    void attempt(() => api.storm({ ...STORM, ...of }));
  };
  const stop = (): void => void attempt(async () => setState(await api.calm()));
  return html`<div class="samples">
    <button
      type="button"
      class=${`button small play ${running ? 'on' : ''}`}
      title=${say('stormHint')}
      onClick=${running ? stop : () => begin({ text: say('stormText') })}
    >
      <${Icon} name=${running ? 'pause' : 'storm'} filled=${!running} /> ${running ? say('pause') : say('storm')}
    </button>
    ${
      running
        ? html`<progress max=${count} value=${posted} aria-label=${say('progress')}></progress><span class="quiet">${posted} / ${count}</span>`
        : html`<button type="button" class="button small play" title=${say('crisisHint')} onClick=${() => begin({ topic: 'red' })}>
            <${Icon} name="storm" filled /> ${say('crisis')}
          </button>`
    }
  </div>`;
}
