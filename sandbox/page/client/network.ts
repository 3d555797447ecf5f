import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { api, Refused } from './api.ts';
import { Avatar } from './avatar.ts';
import { ago } from './format.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Reader } from './rich-text.ts';
import type { Say } from './texts.ts';
import type { Post } from './wire.ts';

interface NetworkProps {
  say: Say;
  reader: Reader;
  posts: Post[];
  accounts: { key: string; handle: string; name: string }[];
  playing: boolean;
  togglePlay(): void;
  fail(why: string): void;
}

interface PostProps {
  post: Post;
  depth: number;
  say: Say;
  reader: Reader;
  accounts: NetworkProps['accounts'];
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}

function Words({ text }: { text: string }): VNode {
  return html`<p class="post-text" dir="auto">${text.split(/(@\w+|#[\p{L}\p{N}_]+)/gu).map((part) => (/^[@#]/.test(part) ? html`<span class="handle">${part}</span>` : part))}</p>`;
}

function Line({ initial, label, say, done, cancel }: { initial: string; label: string; say: Say; done(text: string): void; cancel(): void }): VNode {
  const [text, setText] = useState(initial);
  return html`<form class="post-line" onSubmit=${(event: Event) => { event.preventDefault(); if (text.trim() !== '') done(text.trim()); }}>
    <textarea rows="2" autofocus value=${text} aria-label=${label} onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}></textarea>
    <div><button type="button" class="button small" onClick=${cancel}>${say('cancel')}</button><button type="submit" class="button small primary">${label}</button></div>
  </form>`;
}

function PostRow({ post, depth, say, reader, accounts, attempt }: PostProps): VNode {
  const [doing, setDoing] = useState<'reply' | 'edit' | undefined>();
  const account = accounts.find((one) => one.handle.toLowerCase() === post.author.handle.toLowerCase());
  const brand = account !== undefined;
  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    if (await attempt(work)) setDoing(undefined);
  };
  // A customer answers as whoever wrote the post, or, under the brand's answer, as the customer it answered.
  return html`<li class=${`post ${brand ? 'post-brand' : ''}`} data-post=${post.id} data-author=${post.author.handle}>
    <article>
      <${Avatar} name=${post.author.name} size=${28} kind=${brand ? 'brand' : 'person'} />
      <div class="post-body">
        <header><strong>${post.author.name}</strong> <span class="quiet">@${post.author.handle}</span>
          <time class="quiet" datetime=${post.createdAt}>${ago(new Date(post.createdAt), reader.language, reader.now)}</time></header>
        ${brand && html`<span class="brand-mark">${say('brandAnswer')}</span>`}
        ${post.deleted ? html`<p class="post-text quiet">${say('removed')}</p>` : doing === 'edit'
          ? html`<${Line} initial=${post.text} label=${say('save')} say=${say} cancel=${() => setDoing(undefined)} done=${(text: string) => void finish(() => api.editPost(post.id, text))} />`
          : html`<${Words} text=${post.text} />`}
        ${!post.deleted && doing === undefined && html`<div class="post-tools">
          <button type="button" class="link-button" onClick=${() => setDoing('reply')}>${say('reply')}</button>
          ${!brand && html`<button type="button" class="link-button" onClick=${() => setDoing('edit')}>${say('edit')}</button>
          <button type="button" class="link-button" onClick=${() => void attempt(() => api.deletePost(post.id))}>${say('remove')}</button>`}
          ${post.editedAt && html`<small class="quiet">${say('edited')}</small>`}
        </div>`}
        ${doing === 'reply' && html`<${ReplyLine} post=${post} brand=${brand} accounts=${accounts} say=${say} cancel=${() => setDoing(undefined)} finish=${finish} />`}
      </div>
    </article>
    ${post.replies && post.replies.length > 0 && html`<ul class=${depth < 3 ? 'post-replies' : 'post-replies flat'}>
      ${post.replies.map((reply) => html`<${PostRow} key=${reply.id} post=${reply} depth=${depth + 1} say=${say} reader=${reader} accounts=${accounts} attempt=${attempt} />`)}</ul>`}
  </li>`;
}

function ReplyLine({ post, brand, accounts, say, cancel, finish }: { post: Post; brand: boolean; accounts: NetworkProps['accounts']; say: Say; cancel(): void; finish(work: () => Promise<unknown>): Promise<void> }): VNode {
  const mention = `@${brand ? post.author.handle : (accounts[0]?.handle ?? '')} `;
  const author = brand ? (/@(\w+)/.exec(post.text)?.[1] ?? 'carla_ruiz') : post.author.handle;
  return html`<${Line} initial=${mention} label=${say('publish')} say=${say} cancel=${cancel}
    done=${(text: string) => void finish(() => api.post({ author, text, inReplyTo: post.id }))} />`;
}

/** The customers' side: what they write, and what they get back. */
export function Network({ say, reader, posts, accounts, playing, togglePlay, fail }: NetworkProps): VNode {
  const account = accounts[0];
  const [author, setAuthor] = useState('carla_ruiz');
  const [text, setText] = useState('');
  const known = [...new Set(posts.flatMap((post) => [post, ...(post.replies ?? [])]).map((post) => post.author.handle))].filter((handle) => !accounts.some((one) => one.handle === handle));

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      fail(error instanceof Refused ? error.message : String(error));
      return false;
    }
  };
  const publish = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || account === undefined) return;
    const mentions = words.toLowerCase().includes(`@${account.handle.toLowerCase()}`);
    if (await attempt(() => api.post({ author: author.replace(/^@/, '').trim(), text: mentions ? words : `@${account.handle} ${words}` }))) setText('');
  };

  return html`<aside class="network" aria-label=${say('network')}>
    <header class="pane-header"><div><h2>${say('network')}</h2><p class="quiet">${say('simulated')}</p></div>
      <button type="button" class=${`icon-button play ${playing ? 'on' : ''}`} aria-pressed=${playing} title=${playing ? say('pause') : say('play')} aria-label=${playing ? say('pause') : say('play')} onClick=${togglePlay}><${Icon} name=${playing ? 'pause' : 'play'} filled=${!playing} /></button>
    </header>
    <form class="post-compose" onSubmit=${(event: Event) => { event.preventDefault(); void publish(); }}>
      <label><span class="quiet">${say('writeAs')}</span>
        <span class="at">@</span><input class="author" list="authors" value=${author} name="author" spellcheck=${false} onInput=${(event: Event) => setAuthor((event.target as HTMLInputElement).value)} /></label>
      <datalist id="authors">${known.map((handle) => html`<option value=${handle} />`)}</datalist>
      <textarea rows="3" name="post" value=${text} placeholder=${say('customerText', { handle: account?.handle ?? '' })} aria-label=${say('customerText', { handle: account?.handle ?? '' })}
        onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}></textarea>
      <div class="post-send"><button type="submit" class="button primary" disabled=${text.trim() === ''}>${say('publish')}</button></div>
    </form>
    ${posts.length === 0
      ? html`<div class="empty"><p class="empty-title">${say('emptyNetwork')}</p><p>${say('emptyNetworkHint')}</p></div>`
      : html`<ul class="posts">${posts.map((post) => html`<${PostRow} key=${post.id} post=${post} depth=${0} say=${say} reader=${reader} accounts=${accounts} attempt=${attempt} />`)}</ul>`}
  </aside>`;
}
