import type { VNode } from 'preact';
import { html } from './html.ts';
import type { Network } from './networks.ts';
import type { Say } from './texts.ts';

interface TabsProps {
  say: Say;
  networks: readonly Network[];
  current: Network;
  /** Networks where something happened that nobody has looked at. */
  news: ReadonlySet<string>;
  choose(id: string): void;
}

/** One tab a network; with a single one there is nothing to choose. */
export function NetworkTabs({ say, networks, current, news, choose }: TabsProps): VNode | null {
  if (networks.length < 2) return null;
  return html`<div class="network-tabs" role="group" aria-label=${say('networks')}>
    ${networks.map(
      ({ id, name }) =>
        html`<button
          key=${id}
          type="button"
          class="network-tab"
          data-network=${id}
          aria-pressed=${id === current.id}
          onClick=${() => choose(id)}
        >
          ${name}${
            news.has(id) && html`<span class="network-news"><span class="unseen">${say('somethingNew')}</span></span>`
          }
        </button>`,
    )}
  </div>`;
}
