import type { ComponentChildren, VNode } from 'preact';
import { withBars } from './bars.ts';
import { slackDate } from './format.ts';
import { html } from './html.ts';
import { useTick } from './memo.ts';
import type { Say } from './texts.ts';
import type { RichElement, User } from './wire.ts';

export interface Reader {
  /** For dates and numbers, e.g. pt-BR. */
  locale: string;
  users: ReadonlyMap<string, User>;
  /** Names of the channels that this person is in. */
  channels: ReadonlyMap<string, string>;
  me: string;
  say: Say;
  /** Goes on as that person. */
  become(user: string): void;
}

const safeUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^(https?|mailto):/i.test(url) ? url : undefined;

function styled(element: RichElement, inner: ComponentChildren): ComponentChildren {
  const style = typeof element.style === 'object' ? element.style : {};
  let out = inner;
  if (style.code) out = html`<code>${out}</code>`;
  if (style.bold) out = html`<strong>${out}</strong>`;
  if (style.italic) out = html`<em>${out}</em>`;
  if (style.strike) out = html`<s>${out}</s>`;
  return out;
}

function DateText({ element, reader }: { element: RichElement; reader: Reader }): VNode {
  useTick();
  const text = slackDate(element.timestamp ?? 0, element.format ?? '{date_short} {time}', reader.locale);
  return html`<time datetime=${new Date((element.timestamp ?? 0) * 1000).toISOString()}>${styled(element, text)}</time>`;
}

const emoji = (element: RichElement): string =>
  element.unicode === undefined
    ? `:${element.name}:`
    : String.fromCodePoint(...element.unicode.split('-').map((point) => Number.parseInt(point, 16)));

/** Somebody who is named; a click goes on as that person, so that what waits for her is one step away. */
function Person({ id, reader }: { id: string; reader: Reader }): VNode {
  const user = reader.users.get(id);
  if (user === undefined || id === reader.me)
    return html`<span class=${`mention ${user ? 'mention-me' : ''}`}>@${user?.name ?? 'Recado'}</span>`;
  return html`<button type="button" class="mention" title=${reader.say('switchPerson', { name: user.name })} onClick=${() => reader.become(id)}>@${user.name}</button>`;
}

function Leaf({ element, reader }: { element: RichElement; reader: Reader }): ComponentChildren {
  switch (element.type) {
    case 'text':
      return styled(element, withBars(element.text ?? ''));
    case 'link': {
      const url = safeUrl(element.url);
      const text = element.text ?? element.url;
      return url === undefined
        ? text
        : html`<a href=${url} target="_blank" rel="noreferrer noopener">${styled(element, text)}</a>`;
    }
    case 'user':
      return html`<${Person} id=${element.user_id ?? ''} reader=${reader} />`;
    case 'usergroup':
      return html`<span class="mention">@${element.name ?? element.usergroup_id}</span>`;
    case 'broadcast':
      return html`<span class="mention mention-me">@${element.range}</span>`;
    case 'channel':
      return html`<span class="mention">#${reader.channels.get(element.channel_id ?? '') ?? element.channel_id}</span>`;
    case 'emoji':
      return emoji(element);
    case 'date':
      return html`<${DateText} element=${element} reader=${reader} />`;
    default:
      return element.text ?? '';
  }
}

const leaves = (elements: RichElement[] | undefined, reader: Reader): VNode[] =>
  (elements ?? []).map((element) => html`<${Leaf} element=${element} reader=${reader} />`);

/** Slack's rich_text block. */
export function RichText({ elements, reader }: { elements: RichElement[] | undefined; reader: Reader }): VNode {
  const kinds = (elements ?? []).map((part) => part.type.replace('rich_text_', 'rich-'));
  return html`<div class=${['rich', ...new Set(kinds)].join(' ')}>
    ${(elements ?? []).map((part) => {
      switch (part.type) {
        case 'rich_text_quote':
          return html`<blockquote dir="auto">${leaves(part.elements, reader)}</blockquote>`;
        case 'rich_text_preformatted':
          return html`<pre dir="auto">${leaves(part.elements, reader)}</pre>`;
        case 'rich_text_list':
          return part.style === 'ordered'
            ? html`<ol>
                ${(part.elements ?? []).map((item) => html`<li>${leaves(item.elements, reader)}</li>`)}
              </ol>`
            : html`<ul>
                ${(part.elements ?? []).map((item) => html`<li>${leaves(item.elements, reader)}</li>`)}
              </ul>`;
        default:
          return html`<p>${leaves(part.elements, reader)}</p>`;
      }
    })}
  </div>`;
}

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack's mrkdwn, as far as it is safe and used: links, people, bold, quiet, struck, code. */
export function Mrkdwn({ text, reader }: { text: string; reader: Reader }): VNode {
  const parts = text.split(/(<[^<>\n]+>|\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~|`[^`\n]+`)/g);
  return html`<span class="mrkdwn"
    >${parts.map((part) => {
      if (/^<@[^>]+>$/.test(part))
        return html`<${Leaf} element=${{ type: 'user', user_id: part.slice(2, -1).split('|')[0] }} reader=${reader} />`;
      if (/^<![^>]+>$/.test(part)) {
        const date = /^<!date\^(\d+)\^([^|^]+)(?:\^[^|]*)?\|?[^>]*>$/.exec(part);
        if (date) return slackDate(Number(date[1]), date[2] ?? '', reader.locale);
        return html`<${Leaf} element=${{ type: 'broadcast', range: part.slice(2, -1).split('|')[0] }} reader=${reader} />`;
      }
      if (/^<#[^>]+>$/.test(part))
        return html`<${Leaf} element=${{ type: 'channel', channel_id: part.slice(2, -1).split('|')[0] }} reader=${reader} />`;
      if (/^<[^>]+>$/.test(part)) {
        const [url = '', label] = part.slice(1, -1).split('|');
        return html`<${Leaf} element=${{ type: 'link', url: unescape(url), text: unescape(label ?? url) }} reader=${reader} />`;
      }
      if (part.length > 2 && part.startsWith('*') && part.endsWith('*'))
        return html`<strong>${unescape(part.slice(1, -1))}</strong>`;
      if (part.length > 2 && part.startsWith('_') && part.endsWith('_'))
        return html`<em>${unescape(part.slice(1, -1))}</em>`;
      if (part.length > 2 && part.startsWith('~') && part.endsWith('~'))
        return html`<s>${unescape(part.slice(1, -1))}</s>`;
      if (part.length > 2 && part.startsWith('`') && part.endsWith('`'))
        return html`<code>${unescape(part.slice(1, -1))}</code>`;
      return unescape(part);
    })}</span
  >`;
}
