import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Blocks, type Press } from './blocks.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Reader } from './rich-text.ts';
import type { Say } from './texts.ts';
import type { View } from './wire.ts';

/** Stands for the person's own page among the conversations. */
export const HOME = ':home';

interface HomeProps {
  view: View | undefined;
  me: string | undefined;
  reader: Reader;
  say: Say;
  /** Tells the app that she looks at it. */
  open(me: string): void;
  press(press: Press): Promise<void>;
}

/** A person's own page, as the app draws it for her. */
export function HomePane({ view, me, reader, say, open, press }: HomeProps): VNode {
  useEffect(() => {
    if (me !== undefined) open(me);
  }, [me]);
  return html`<main class="channel">
    <header class="pane-header">
      <h1><${Icon} name="inbox" /><span>${say('home')}</span></h1>
    </header>
    <div class="home">${view ? html`<${Blocks} blocks=${view.blocks} reader=${reader} press=${press} />` : html`<div class="empty"><p>${say('homeEmpty')}</p></div>`}</div>
  </main>`;
}
