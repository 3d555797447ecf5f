import type { ComponentChildren, VNode } from 'preact';
import { PostPictures } from './files.ts';
import { html } from './html.ts';
import type { Network } from './networks.ts';
import type { Say } from './texts.ts';
import type { Direct } from './wire.ts';

interface DirectsProps {
  directs: Direct[];
  network: Pick<Network, 'api' | 'byName' | 'onlyPrivate'>;
  say: Say;
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}

/** What nobody else reads, by person; the one who wrote last comes first. */
export function Directs({ directs, network: { api, byName, onlyPrivate }, say, attempt }: DirectsProps): VNode | null {
  if (directs.length === 0) return null;
  const byPerson = new Map<string, Direct[]>();
  for (const each of directs) {
    const person = each.from.account === null ? each.from.handle : each.to;
    byPerson.set(person, [each, ...(byPerson.get(person) ?? [])]);
  }
  return html`<details class="directs" open>
    <summary>${say('directs')}</summary>
    <ul>
      ${[...byPerson].map(
        ([person, said]) =>
          html`<li key=${person}>
            <strong>${byName || onlyPrivate ? nameOf(person, said) : `@${person}`}</strong>
            ${said.slice(-6).map(
              (
                each,
                index,
                shown,
              ) => html`<p key=${each.id} class=${each.from.account === null ? 'direct' : 'direct ours'} dir="auto">${linked(each.text)}<${PostPictures} media=${each.media} /></p>
                ${
                  // They are gone once she said something.
                  index === shown.length - 1 &&
                  each.choices.length > 0 &&
                  html`<div class="choices">
                    ${each.choices.map((words) => html`<button key=${words} type="button" class="button small" onClick=${() => void attempt(() => api.direct({ author: person, text: words, presses: each.id }))}>${words}</button>`)}
                  </div>`
                }`,
            )}
          </li>`,
      )}
    </ul>
  </details>`;
}

/** As she is called where handles mean nothing; of whom we only wrote to, her handle. */
function nameOf(person: string, said: readonly Direct[]): string {
  return said.find(({ from }) => from.handle === person)?.from.name ?? person;
}

/** Addresses in it are links, as on the networks. */
function linked(text: string): ComponentChildren {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href=${part} target="_blank" rel="noreferrer">${part}</a>` : part,
    );
}
