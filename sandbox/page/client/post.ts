import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Avatar } from './avatar.ts';
import { PostPictures } from './files.ts';
import { ago } from './format.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { memo, useTick } from './memo.ts';
import type { Network } from './networks.ts';
import type { Say } from './texts.ts';
import type { Account, Post } from './wire.ts';

interface PostProps {
  post: Post;
  depth: number;
  say: Say;
  locale: string;
  network: Network;
  accounts: Account[];
  /** The post that a link led to. */
  wanted: string | undefined;
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}

type Doing = 'reply' | 'edit' | 'native';

/** From here on answers stand one below the other: the column is narrow. */
const DEEPEST = 2;

function Words({ text }: { text: string }): VNode {
  return html`<p class="post-text" dir="auto">${text.split(/(@\w+(?:@[\w.-]*\w)?|#[\p{L}\p{N}_]+)/gu).map((part) => (/^[@#]/.test(part) ? html`<span class="handle">${part}</span>` : part))}</p>`;
}

function Ago({ at, locale }: { at: string; locale: string }): VNode {
  return html`<time class="quiet" datetime=${at}>${ago(new Date(at), locale, useTick())}</time>`;
}

function Line({
  initial,
  label,
  note,
  say,
  done,
  cancel,
}: {
  initial: string;
  label: string;
  note?: string;
  say: Say;
  done(text: string): void;
  cancel(): void;
}): VNode {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(initial.length, initial.length);
  }, []);
  const send = (): void => {
    if (text.trim() !== '') done(text.trim());
  };
  return html`<form
    class="post-line"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      send();
    }}
    onKeyDown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        cancel();
      }
      if (
        event.key === 'Enter' &&
        !event.shiftKey &&
        !event.isComposing &&
        event.target instanceof HTMLTextAreaElement
      ) {
        event.preventDefault();
        send();
      }
    }}
  >
    ${note && html`<p class="quiet">${note}</p>`}
    <textarea ref=${field} rows="2" dir="auto" value=${text} aria-label=${label} onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}></textarea>
    <div><button type="button" class="button small" onClick=${cancel}>${say('cancel')}</button><button type="submit" class="button small primary">${label}</button></div>
  </form>`;
}

function Tools({
  network: { api, name },
  post,
  brand,
  say,
  choose,
  attempt,
}: {
  network: Network;
  post: Post;
  brand: boolean;
  say: Say;
  choose(what: Doing): void;
  attempt: PostProps['attempt'];
}): VNode {
  const menu = useRef<HTMLDetailsElement>(null);
  const shut = (): void => menu.current?.removeAttribute('open');
  const pick = (work: () => void) => (): void => {
    shut();
    work();
  };
  return html`<div class="post-tools">
    <button type="button" class="link-button" onClick=${() => choose('reply')}>${say('reply')}</button>
    <button type="button" class="link-button like" aria-label=${say('likes', { count: post.likes ?? 0 })} title=${say('like')} onClick=${() => void attempt(() => api.like(post.id))}>
      <${Icon} name="heart" /> ${(post.likes ?? 0) > 0 ? post.likes : ''}
    </button>
    ${
      !brand &&
      html`<details
        ref=${menu}
        class="menu"
        onFocusOut=${(event: FocusEvent) => {
          if (!(event.relatedTarget instanceof Node) || !menu.current?.contains(event.relatedTarget)) shut();
        }}
        onKeyDown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape' && menu.current?.open) {
            event.preventDefault();
            shut();
            menu.current.querySelector('summary')?.focus();
          }
        }}
      >
        <summary class="icon-button" aria-label=${say('moreFor', { name: post.author.name })} title=${say('more')}><${Icon} name="more" /></summary>
        <div class="menu-items">
          <button type="button" onClick=${pick(() => choose('edit'))}>${say('edit')}</button>
          <button type="button" onClick=${pick(() => void attempt(() => api.deletePost(post.id)))}>${say('deletePost')}</button>
          <button type="button" onClick=${pick(() => choose('native'))}>${say('native', { name })}</button>
        </div>
      </details>`
    }
    ${post.editedAt && html`<small class="quiet">${say('edited')}</small>`}
  </div>`;
}

/** A customer answers as whoever wrote the post, or, under the brand's answer, as the customer it answered. */
function ReplyLine({
  network: { api, byName },
  post,
  brand,
  accounts,
  say,
  cancel,
  finish,
}: {
  network: Network;
  post: Post;
  brand: boolean;
  accounts: Account[];
  say: Say;
  cancel(): void;
  finish(work: () => Promise<unknown>): void;
}): VNode {
  const mention = byName ? '' : `@${brand ? post.author.handle : (accounts[0]?.handle ?? '')} `;
  const [asked, setAsked] = useState(brand ? undefined : post.author);
  const nobody = { handle: 'carla_ruiz', name: 'Carla Ruiz' };
  useEffect(() => {
    if (brand && post.inReplyTo)
      void api.onePost(post.inReplyTo).then(
        (above) => setAsked(above.author),
        () => setAsked(undefined),
      );
  }, []);
  const { handle: author, name } = asked ?? nobody;
  const who = byName ? name : `@${author}`;
  return html`<${Line}
    initial=${mention}
    label=${say('publish')}
    note=${say('replyAs', { who })}
    say=${say}
    cancel=${cancel}
    done=${(text: string) => finish(() => api.post({ author, text, inReplyTo: post.id }))}
  />`;
}

function Row({ post, depth, say, locale, network, accounts, wanted, attempt }: PostProps): VNode {
  const { api, byName } = network;
  const [doing, setDoing] = useState<Doing>();
  const row = useRef<HTMLLIElement>(null);
  const account = accounts.find((one) => one.handle.toLowerCase() === post.author.handle.toLowerCase());
  const brand = account !== undefined;
  const isWanted = wanted !== undefined && (post.id === wanted || post.currentId === wanted);
  useEffect(() => {
    if (!isWanted) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('article')?.focus({ preventScroll: true });
  }, [isWanted]);
  const stop = (): void => {
    setDoing(undefined);
    const here = document.activeElement === document.body || row.current?.contains(document.activeElement);
    if (here) row.current?.querySelector<HTMLElement>('.post-tools button')?.focus({ preventScroll: true });
  };
  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    if (await attempt(work)) stop();
  };
  return html`<li ref=${row} class=${`post ${brand ? 'post-brand' : ''} ${isWanted ? 'post-wanted' : ''}`} data-post=${post.id} data-author=${post.author.handle}>
    <article tabindex="-1">
      <${Avatar} name=${post.author.name} size=${28} kind=${brand ? 'brand' : 'person'} />
      <div class="post-body">
        <header><strong dir="auto">${post.author.name}</strong> ${!byName && html`<span class="quiet">@${post.author.handle}</span>`} <${Ago} at=${post.createdAt} locale=${locale} /></header>
        ${brand && html`<span class="brand-mark">${say(post.inReplyTo ? 'brandAnswer' : 'brandPost')}</span>`}
        ${post.hidden && !post.deleted && html`<p class="post-hidden quiet">${say('hiddenPost')}</p>`}
        ${post.title && html`<p class="post-title" dir="auto">${post.title}</p>`}
        ${
          post.deleted
            ? html`<p class="post-text quiet">${say('removed')}</p>`
            : doing === 'edit'
              ? html`<${Line} initial=${post.text} label=${say('save')} say=${say} cancel=${stop} done=${(text: string) => void finish(() => api.editPost(post.id, text))} />`
              : html`<${Words} text=${post.text} />`
        }
        <${PostPictures} media=${post.media ?? []} />
        ${!post.deleted && html`<${Tools} network=${network} post=${post} brand=${brand} say=${say} choose=${setDoing} attempt=${attempt} />`}
        ${doing === 'reply' && html`<${ReplyLine} network=${network} post=${post} brand=${brand} accounts=${accounts} say=${say} cancel=${stop} finish=${(work: () => Promise<unknown>) => void finish(work)} />`}
        ${doing === 'native' && html`<${Line} initial="" label=${say('publish')} note=${say('nativeNote', { who: byName ? (accounts[0]?.name ?? '') : `@${accounts[0]?.handle ?? ''}` })} say=${say} cancel=${stop} done=${(text: string) => void finish(() => api.nativeReply(accounts[0]?.key ?? '', post.id, text))} />`}
      </div>
    </article>
    ${
      post.replies &&
      post.replies.length > 0 &&
      html`<ul class=${depth < DEEPEST ? 'post-replies' : 'post-replies flat'}>
        ${post.replies.map((reply) => html`<${PostRow} key=${reply.id} post=${reply} depth=${depth + 1} say=${say} locale=${locale} network=${network} accounts=${accounts} wanted=${wanted} attempt=${attempt} />`)}
      </ul>`
    }
  </li>`;
}

export const PostRow = memo(Row);
