import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { Avatar } from './avatar.ts';
import { base64Of } from './files.ts';
import { Directs } from './directs.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { NetworkData } from './network-data.ts';
import { NetworkTabs } from './network-tabs.ts';
import type { Network } from './networks.ts';
import { personOf } from './person.ts';
import { PostRow } from './post.ts';
import type { Reader } from './rich-text.ts';
import { Month } from './month.ts';
import { Storm } from './storm.ts';
import type { Say } from './texts.ts';
import type { Account, Play, Post } from './wire.ts';

type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;

interface NetworkProps {
  say: Say;
  reader: Reader;
  networks: readonly Network[];
  network: Network;
  /** Networks where something happened that nobody has looked at. */
  news: ReadonlySet<string>;
  choose(id: string): void;
  data: NetworkData & { read(): void; earlier(): void };
  /** A post that a link led to. */
  wanted: string | undefined;
  folded: boolean;
  fold(on: boolean): void;
  attempt: Attempt;
}

const writers = (posts: Post[]): Post['author'][] =>
  posts.flatMap((post) => [post.author, ...writers(post.replies ?? [])]);

function Compose({
  say,
  network: { api, onlyPrivate, byName },
  account,
  known,
  attempt,
}: {
  say: Say;
  network: Network;
  account: Account | undefined;
  /** Who wrote before. */
  known: readonly { handle: string; name: string }[];
  attempt: Attempt;
}): VNode {
  const called = onlyPrivate || byName ? 'name' : 'handle';
  const [author, setAuthor] = useState(called === 'name' ? 'Carla Ruiz' : 'carla_ruiz');
  const [text, setText] = useState('');
  const [picture, setPicture] = useState<File>();
  const chooser = useRef<HTMLInputElement>(null);
  const person = personOf(author, { called, known });
  const { handle } = person;
  const name = person.name ?? known.find((one) => one.handle === handle)?.name ?? handle;
  const writer = { author: handle, name: called === 'name' ? name : undefined };
  /** The picture goes along once, and is then no longer chosen. */
  const media = async (): Promise<{ url: string }[]> =>
    picture ? [{ url: (await api.picture(await base64Of(picture))).url }] : [];
  const done = (): void => {
    setText('');
    setPicture(undefined);
    if (chooser.current) chooser.current.value = '';
  };
  const publish = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || account === undefined) return;
    const isAddressed = byName || words.toLowerCase().includes(`@${account.handle.toLowerCase()}`);
    if (
      await attempt(async () =>
        api.post({ ...writer, text: isAddressed ? words : `@${account.handle} ${words}`, media: await media() }),
      )
    )
      done();
  };
  const whisper = async (): Promise<void> => {
    if (
      text.trim() !== '' &&
      (await attempt(async () => api.direct({ ...writer, text: text.trim(), media: await media() })))
    )
      done();
  };
  const send = (): void => void (onlyPrivate ? whisper() : publish());
  // Nobody knows a brand by its telephone number. Before the account is known, nothing is said of it.
  const who = called === 'name' ? account?.name : account && `@${account.handle}`;
  const label = who === undefined ? '' : say('customerText', { who });
  return html`<form
    class="post-compose"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      send();
    }}
  >
    <label class="author-line"
      ><${Avatar} name=${name} size=${28} /><span class="author-words"
        ><span class="quiet">${say('writeAs')}</span>
        <span class="at-line"
          >${called === 'handle' && html`<span class="at" aria-hidden="true">@</span>`}<input
            type="text"
            class="author"
            list="authors"
            value=${author}
            name="author"
            spellcheck=${false}
            autocomplete="off"
            onInput=${(event: Event) => setAuthor((event.target as HTMLInputElement).value)} /></span></span
    ></label>
    <datalist id="authors">${known.map((one) => html`<option value=${called === 'name' ? one.name : one.handle}>${called === 'handle' && one.name}</option>`)}</datalist>
    <textarea
      rows="2"
      name="post"
      dir="auto"
      value=${text}
      placeholder=${label}
      aria-label=${label}
      onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}
      onKeyDown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          send();
        }
      }}
    ></textarea>
    <div class="post-ways">
      <label class="button icon-label ${picture ? 'on' : ''}" title=${say('attach')}
        ><${Icon} name="picture" /> ${picture && html`<span class="picture-name">${picture.name}</span>`}<input
          ref=${chooser}
          type="file"
          name="picture"
          accept="image/*,video/mp4,video/quicktime"
          aria-label=${say('attach')}
          onChange=${(event: Event) => setPicture((event.target as HTMLInputElement).files?.[0])}
      /></label>
      ${!onlyPrivate && html`<button type="button" class="button" disabled=${text.trim() === '' || handle === ''} onClick=${() => void whisper()}><${Icon} name="lock" /> ${say('privately')}</button>`}
      <button type="submit" class="button primary" disabled=${text.trim() === '' || handle === '' || account === undefined}>${say(onlyPrivate ? 'send' : 'publish')}</button>
    </div>
  </form>`;
}

/** The sample messages: brings them one after the other, or rests. */
function Samples({ api, play, say, attempt }: { api: Network['api']; play: Play; say: Say; attempt: Attempt }): VNode {
  const over = play.total > 0 && play.position >= play.total;
  const label = play.playing ? say('pause') : over ? say('again') : say('play');
  return html`<div class="samples">
    <button type="button" class=${`button small play ${play.playing ? 'on' : ''}`} onClick=${() => void attempt(() => (play.playing ? api.pause() : api.play()))}>
      <${Icon} name=${play.playing ? 'pause' : 'play'} filled=${!play.playing} /> ${label}
    </button>
    ${play.total > 0 && html`<progress max=${play.total} value=${play.position} aria-label=${say('progress')}></progress><span class="quiet">${play.position} / ${play.total}</span>`}
  </div>`;
}

/** The customers' side: what they write, and what they get back. */
export function NetworkPane(props: NetworkProps): VNode {
  const { say, reader, networks, network, news, choose, data, wanted, folded, fold, attempt } = props;
  const { posts, accounts, play, directs, more, loading } = data;
  const known = useMemo(
    () => [
      ...new Map(
        writers(posts)
          .filter(({ handle }) => !accounts.some((one) => one.handle === handle))
          .map((one) => [one.handle, one]),
      ).values(),
    ],
    [posts, accounts],
  );
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    const done = await attempt(work);
    data.read();
    return done;
  };
  const [stable] = useState<{ change: Attempt }>({ change });
  stable.change = change;
  const attemptHere = useMemo<Attempt>(() => (work) => stable.change(work), []);
  if (folded) {
    return html`<aside class="network folded" aria-label=${say('network')}>
      <button type="button" class="unfold" title=${say('showNetwork')} aria-label=${say('showNetwork')} onClick=${() => fold(false)}>
        <${Icon} name="left" /><span aria-hidden="true">${say('network')}</span>
      </button>
    </aside>`;
  }
  return html`<aside class="network" aria-label=${say('network')}>
    <header class="pane-header">
      <div>
        <h2>${say('network')}</h2>
        <p class="quiet">${say('simulated', { name: network.name })}</p>
      </div>
      <button type="button" class="icon-button" title=${say('foldNetwork')} aria-label=${say('foldNetwork')} onClick=${() => fold(true)}><${Icon} name="right" /></button>
    </header>
    <${NetworkTabs} say=${say} networks=${networks} current=${network} news=${news} choose=${choose} />
    <${Compose} key=${network.id} say=${say} network=${network} account=${accounts[0]} known=${known} attempt=${attemptHere} />
    <div class="practice">
      ${
        !network.onlyPrivate &&
        html`<${Samples} api=${network.api} play=${play} say=${say} attempt=${attemptHere} />
          <${Storm} key=${`storm ${network.id}`} api=${network.api} say=${say} attempt=${attemptHere} />`
      }
      <${Month} api=${network.api} say=${say} attempt=${attemptHere} />
    </div>
    <${Directs} directs=${directs} network=${network} say=${say} attempt=${attemptHere} />
    ${
      posts.length === 0
        ? !loading &&
          directs.length === 0 &&
          html`<div class="empty">
            <p class="empty-title">${say('emptyNetwork')}</p>
            <p>${say(network.onlyPrivate ? 'emptyPrivateHint' : 'emptyNetworkHint')}</p>
          </div>`
        : html`<div class="posts" key=${network.id} tabindex="0" role="region" aria-label=${say('posts')}>
            <ul>
              ${posts.map((post) => html`<${PostRow} key=${post.id} post=${post} depth=${0} say=${say} locale=${reader.locale} network=${network} accounts=${accounts} wanted=${wanted} attempt=${attemptHere} />`)}
            </ul>
            ${more && html`<button type="button" class="earlier button small" onClick=${data.earlier}>${say('earlier')}</button>`}
          </div>`
    }
  </aside>`;
}
