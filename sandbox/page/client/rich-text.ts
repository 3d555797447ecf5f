import type { ComponentChildren, VNode } from 'preact';
import { slackDate } from './format.ts';
import { html } from './html.ts';
import type { PageLanguage } from './texts.ts';
import type { RichElement, User } from './wire.ts';

export interface Reader {
  language: PageLanguage;
  users: ReadonlyMap<string, User>;
  me: string;
  /** Clock of the page, so that "ago" moves on. */
  now: number;
}

const safeUrl = (url: string | undefined): string | undefined => (url !== undefined && /^(https?|mailto):/i.test(url) ? url : undefined);

function styled(element: RichElement, inner: ComponentChildren): ComponentChildren {
  const style = typeof element.style === 'object' ? element.style : {};
  let out = inner;
  if (style.code) out = html`<code>${out}</code>`;
  if (style.bold) out = html`<strong>${out}</strong>`;
  if (style.italic) out = html`<em>${out}</em>`;
  if (style.strike) out = html`<s>${out}</s>`;
  return out;
}

function Leaf({ element, reader }: { element: RichElement; reader: Reader }): ComponentChildren {
  switch (element.type) {
    case 'text':
      return styled(element, element.text);
    case 'link': {
      const url = safeUrl(element.url);
      const text = element.text ?? element.url;
      return url === undefined ? text : html`<a href=${url} target="_blank" rel="noreferrer noopener">${styled(element, text)}</a>`;
    }
    case 'user': {
      const name = reader.users.get(element.user_id ?? '')?.name ?? element.user_id;
      return html`<span class=${`mention ${element.user_id === reader.me ? 'mention-me' : ''}`}>@${name}</span>`;
    }
    case 'usergroup':
      return html`<span class="mention">@${element.usergroup_id}</span>`;
    case 'broadcast':
      return html`<span class="mention mention-me">@${element.range}</span>`;
    case 'channel':
      return html`<span class="mention">#${element.channel_id}</span>`;
    case 'emoji':
      return `:${element.name}:`;
    case 'date': {
      const text = slackDate(element.timestamp ?? 0, element.format ?? '{date_short} {time}', reader.language);
      return html`<time datetime=${new Date((element.timestamp ?? 0) * 1000).toISOString()}>${styled(element, text)}</time>`;
    }
    default:
      return element.text ?? '';
  }
}

const leaves = (elements: RichElement[] | undefined, reader: Reader): VNode[] =>
  (elements ?? []).map((element) => html`<${Leaf} element=${element} reader=${reader} />`);

/** Slack's rich_text block. */
export function RichText({ elements, reader }: { elements: RichElement[] | undefined; reader: Reader }): VNode {
  return html`<div class="rich">${(elements ?? []).map((part) => {
    switch (part.type) {
      case 'rich_text_quote':
        return html`<blockquote>${leaves(part.elements, reader)}</blockquote>`;
      case 'rich_text_preformatted':
        return html`<pre>${leaves(part.elements, reader)}</pre>`;
      case 'rich_text_list':
        return part.style === 'ordered'
          ? html`<ol>${(part.elements ?? []).map((item) => html`<li>${leaves(item.elements, reader)}</li>`)}</ol>`
          : html`<ul>${(part.elements ?? []).map((item) => html`<li>${leaves(item.elements, reader)}</li>`)}</ul>`;
      default:
        return html`<p>${leaves(part.elements, reader)}</p>`;
    }
  })}</div>`;
}

const unescape = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack's mrkdwn, as far as it is safe and used: links, people, bold, quiet, struck, code. */
export function Mrkdwn({ text, reader }: { text: string; reader: Reader }): VNode {
  const parts = text.split(/(<[^<>\n]+>|\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~|`[^`\n]+`)/g);
  return html`<span class="mrkdwn">${parts.map((part) => {
    if (/^<@[^>]+>$/.test(part)) return html`<${Leaf} element=${{ type: 'user', user_id: part.slice(2, -1).split('|')[0] }} reader=${reader} />`;
    if (/^<![^>]+>$/.test(part)) {
      const date = /^<!date\^(\d+)\^([^|^]+)(?:\^[^|]*)?\|?[^>]*>$/.exec(part);
      if (date) return slackDate(Number(date[1]), date[2] ?? '', reader.language);
      return html`<${Leaf} element=${{ type: 'broadcast', range: part.slice(2, -1).split('|')[0] }} reader=${reader} />`;
    }
    if (/^<[^>]+>$/.test(part)) {
      const [url = '', label] = part.slice(1, -1).split('|');
      return html`<${Leaf} element=${{ type: 'link', url: unescape(url), text: unescape(label ?? url) }} reader=${reader} />`;
    }
    if (part.length > 2 && part.startsWith('*') && part.endsWith('*')) return html`<strong>${unescape(part.slice(1, -1))}</strong>`;
    if (part.length > 2 && part.startsWith('_') && part.endsWith('_')) return html`<em>${unescape(part.slice(1, -1))}</em>`;
    if (part.length > 2 && part.startsWith('~') && part.endsWith('~')) return html`<s>${unescape(part.slice(1, -1))}</s>`;
    if (part.length > 2 && part.startsWith('`') && part.endsWith('`')) return html`<code>${unescape(part.slice(1, -1))}</code>`;
    return unescape(part);
  })}</span>`;
}
