import { entitiesIn, type Entity } from './text.ts';

/** Where things lie, for links in a text. */
export interface Links {
  /** Undefined where nobody is called so: then it stays text. */
  account(handle: string): { url: string; username: string } | undefined;
  tag(name: string): string;
}

const SHOWN_OF_A_LINK = 30;

/** A text as Mastodon gives it: HTML with paragraphs, breaks, and links whose parts are partly hidden. */
export function toHtml(text: string, links: Links): string {
  const normal = text.replace(/\r\n?/g, '\n');
  let html = '';
  let at = 0;
  for (const entity of entitiesIn(normal)) {
    html += escape(normal.slice(at, entity.start)) + linkOf(entity, links);
    at = entity.end;
  }
  html += escape(normal.slice(at));
  return html
    .split(/\n\n+/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('');
}

function linkOf({ kind, value }: Entity, links: Links): string {
  if (kind === 'url') return addressLink(value);
  if (kind === 'hashtag')
    return `<a href="${escape(links.tag(value))}" class="mention hashtag" rel="tag">#<span>${escape(value)}</span></a>`;
  const account = links.account(value);
  if (account === undefined) return `@${escape(value)}`;
  const name = `@<span>${escape(account.username)}</span>`;
  return `<span class="h-card" translate="no"><a href="${escape(account.url)}" class="u-url mention">${name}</a></span>`;
}

function addressLink(url: string): string {
  const prefix = /^https?:\/\/(?:www\.)?/i.exec(url)?.[0] ?? '';
  const shown = url.slice(prefix.length, prefix.length + SHOWN_OF_A_LINK);
  const rest = url.slice(prefix.length + SHOWN_OF_A_LINK);
  const parts = [
    `<span class="invisible">${escape(prefix)}</span>`,
    `<span class="${rest === '' ? '' : 'ellipsis'}">${escape(shown)}</span>`,
    `<span class="invisible">${escape(rest)}</span>`,
  ];
  return `<a href="${escape(url)}" target="_blank" rel="nofollow noopener" translate="no">${parts.join('')}</a>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
