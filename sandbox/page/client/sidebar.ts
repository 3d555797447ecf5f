import type { VNode } from 'preact';
import { Avatar } from './avatar.ts';
import { HOME } from './home-pane.ts';
import { html } from './html.ts';
import { Icon, iconOf } from './icon.ts';
import type { Say } from './texts.ts';
import type { Channel, User, Waiting } from './wire.ts';

interface SidebarProps {
  say: Say;
  team: string;
  me: User | undefined;
  people: User[];
  channels: Channel[];
  waiting: Waiting[];
  current: string | undefined;
  choose(channel: string): void;
  become(user: string): void;
}

const short = (count: number): string => (count > 99 ? '99+' : String(count));

function Row({
  channel,
  current,
  say,
  choose,
}: {
  channel: Channel;
  current: boolean;
  say: Say;
  choose(id: string): void;
}): VNode {
  const unread = channel.unread ?? 0;
  return html`<li>
    <button
      type="button"
      class=${`side-row ${current ? 'current' : ''} ${unread > 0 ? 'unread' : ''}`}
      aria-current=${current ? 'page' : undefined}
      data-channel=${channel.name}
      title=${channel.kind === 'private' ? `${channel.name} · ${say('privateChannel')}` : channel.name}
      onClick=${() => choose(channel.id)}
    >
      <span class="side-mark"><${Icon} name=${iconOf(channel.kind)} /></span>
      <span class="side-name">${channel.name}</span>
      ${unread > 0 && html`<span class="count"><span aria-hidden="true">${short(unread)}</span><span class="unseen">${say('unread', { count: unread })}</span></span>`}
    </button>
  </li>`;
}

/** Arrow keys walk through the people, as in any group of which one is chosen. */
function walk(event: KeyboardEvent): void {
  const step = ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 } as Record<string, number>)[event.key];
  if (step === undefined || !(event.currentTarget instanceof Element)) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
  const next = all[(all.findIndex((one) => one === document.activeElement) + step + all.length) % all.length];
  next?.focus();
  next?.click();
}

export function Sidebar({ say, team, me, people, channels, waiting, current, choose, become }: SidebarProps): VNode {
  const groups = [
    { name: say('channels'), list: channels.filter((channel) => channel.kind !== 'im') },
    { name: say('directMessages'), list: channels.filter((channel) => channel.kind === 'im') },
  ].filter(({ list }) => list.length > 0);
  return html`<nav class="sidebar" aria-label=${say('channels')}>
    <div class="team"><span class="logo" aria-hidden="true">R</span><strong>${team}</strong></div>
    <div class="side-scroll">
      <button type="button" class=${`side-row ${current === HOME ? 'current' : ''}`} aria-current=${current === HOME ? 'page' : undefined} data-home onClick=${() => choose(HOME)}>
        <span class="side-mark"><${Icon} name="inbox" /></span><span class="side-name">${say('home')}</span>
      </button>
      ${groups.map(
        ({ name, list }) =>
          html`<h2 key=${name}>${name}</h2>
            <ul key=${`${name}-list`}>
              ${list.map((channel) => html`<${Row} key=${channel.id} channel=${channel} current=${channel.id === current} say=${say} choose=${choose} />`)}
            </ul>`,
      )}
    </div>
    <div class="people">
      <h2 id="people-title">${say('people')}</h2>
      <div role="radiogroup" aria-labelledby="people-title" onKeyDown=${walk}>
        ${people.map((person) => {
          const here = person.id === me?.id;
          const count = waiting.find((one) => one.user === person.id)?.count ?? 0;
          return html`<button
            type="button"
            role="radio"
            aria-checked=${here}
            tabindex=${here ? 0 : -1}
            key=${person.id}
            data-person=${person.key}
            class=${`person ${here ? 'current' : ''}`}
            title=${count > 0 ? say('waitsFor', { name: person.name, count }) : say('switchPerson', { name: person.name })}
            onClick=${() => become(person.id)}
          >
            <${Avatar} name=${person.name} size=${28} />
            <span class="person-words"><span class="person-name">${person.name}</span>${person.title && html`<span class="person-title">${person.title}</span>`}</span>
            ${count > 0 && html`<span class="count"><span aria-hidden="true">${short(count)}</span><span class="unseen">${say('waitsFor', { name: person.name, count })}</span></span>`}
          </button>`;
        })}
      </div>
    </div>
  </nav>`;
}
