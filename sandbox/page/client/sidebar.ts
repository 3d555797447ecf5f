import type { VNode } from 'preact';
import { Avatar } from './avatar.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Say } from './texts.ts';
import type { Channel, User } from './wire.ts';

interface SidebarProps {
  say: Say;
  team: string;
  me: User | undefined;
  people: User[];
  channels: Channel[];
  current: string | undefined;
  choose(channel: string): void;
  become(user: string): void;
}

function Row({ channel, label, current, say, choose }: { channel: Channel; label: string; current: boolean; say: Say; choose(id: string): void }): VNode {
  const unread = channel.unread ?? 0;
  return html`<li><button type="button" class=${`side-row ${current ? 'current' : ''} ${unread > 0 ? 'unread' : ''}`} aria-current=${current ? 'page' : undefined}
    data-channel=${channel.name} onClick=${() => choose(channel.id)}>
    <span class="side-mark" title=${channel.kind === 'private' ? say('privateChannel') : undefined}>${html`<${Icon} name=${({ im: 'person', private: 'lock', public: 'hash' } as const)[channel.kind]} />`}</span>
    <span class="side-name">${label}</span>
    ${unread > 0 && html`<span class="count" aria-label=${say('unread', { count: unread })}>${unread > 99 ? '99+' : unread}</span>`}
  </button></li>`;
}

export function Sidebar({ say, team, me, people, channels, current, choose, become }: SidebarProps): VNode {
  const rooms = channels.filter((channel) => channel.kind !== 'im');
  const direct = channels.filter((channel) => channel.kind === 'im');
  return html`<nav class="sidebar" aria-label=${say('channels')}>
    <div class="team"><span class="logo" aria-hidden="true">R</span><strong>${team}</strong></div>
    <div class="side-scroll">
      <h2>${say('channels')}</h2>
      <ul>${rooms.map((channel) => html`<${Row} key=${channel.id} channel=${channel} label=${channel.name} current=${channel.id === current} say=${say} choose=${choose} />`)}</ul>
      ${direct.length > 0 && html`<h2>${say('directMessages')}</h2>
        <ul>${direct.map((channel) => html`<${Row} key=${channel.id} channel=${channel} label=${channel.name} current=${channel.id === current} say=${say} choose=${choose} />`)}</ul>`}
    </div>
    <div class="people" role="radiogroup" aria-label=${say('people')}>
      <h2>${say('people')}</h2>
      ${people.map((person) => html`<button type="button" role="radio" aria-checked=${person.id === me?.id} key=${person.id} data-person=${person.key}
        class=${`person ${person.id === me?.id ? 'current' : ''}`} title=${say('switchPerson', { name: person.name })} onClick=${() => become(person.id)}>
        <${Avatar} name=${person.name} size=${28} />
        <span class="person-words"><span class="person-name">${person.name}</span>${person.title && html`<span class="person-title">${person.title}</span>`}</span>
      </button>`)}
    </div>
  </nav>`;
}
