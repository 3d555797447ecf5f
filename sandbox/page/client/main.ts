import { render, type VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { api, Refused } from './api.ts';
import { pressId, type Press } from './blocks.ts';
import { Composer } from './composer.ts';
import { useData } from './data.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { MessageList } from './message-list.ts';
import { Modal } from './modal.ts';
import { Network } from './network.ts';
import type { Reader } from './rich-text.ts';
import { Sidebar } from './sidebar.ts';
import { languageOf, sayIn } from './texts.ts';
import type { Message } from './wire.ts';

const remembered = (key: string): string | undefined => sessionStorage.getItem(key) ?? undefined;

function useKept(key: string): [string | undefined, (value: string | undefined) => void] {
  const [value, setValue] = useState(remembered(key));
  return [value, (next) => {
    if (next === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, next);
    setValue(next);
  }];
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function App(): VNode {
  const [meId, setMe] = useKept('me');
  const [channelId, setChannel] = useKept('channel');
  const [threadTs, setThread] = useKept('thread');
  const [busy, setBusy] = useState<string>();
  const [toast, setToast] = useState<string>();
  const now = useNow(20_000);
  const data = useData(meId, channelId, threadTs);

  const users = useMemo(() => new Map(data.users.map((user) => [user.id, user])), [data.users]);
  const me = meId === undefined ? undefined : users.get(meId);
  const language = languageOf(me?.locale);
  const say = sayIn(language);
  const reader: Reader = { language, users, me: meId ?? '', now };
  const channel = data.channels.find((one) => one.id === channelId);

  useEffect(() => {
    const first = data.users[0];
    if (first && (meId === undefined || !users.has(meId))) setMe(first.id);
  }, [data.users]);
  useEffect(() => {
    const first = data.channels[0];
    if (first && channel === undefined) {
      setChannel(first.id);
      setThread(undefined);
    }
  }, [data.channels]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = channel ? `#${channel.name} · Recado` : 'Recado';
  }, [language, channel?.name]);
  const newest = data.messages.at(-1)?.ts;
  useEffect(() => {
    if (meId !== undefined && channelId !== undefined && document.visibilityState === 'visible') void api.markRead(meId, channelId).catch(() => setToast(say('offline')));
  }, [meId, channelId, newest]);
  useEffect(() => {
    if (toast === undefined) return;
    const timer = setTimeout(() => setToast(undefined), 6000);
    return () => clearTimeout(timer);
  }, [toast]);

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      setToast(say('failed', { why: error instanceof Refused ? error.message : say('offline') }));
      return false;
    }
  };
  const press = async (where: { channel?: string; ts?: string; viewId?: string }, one: Press): Promise<void> => {
    if (meId === undefined) return;
    setBusy(pressId(one));
    await attempt(() => api.click({ user: meId, ...where, ...one }));
    setBusy(undefined);
    data.refresh();
  };
  const pressMessage = (message: Message, one: Press): void => void press({ channel: message.channel ?? channelId ?? '', ts: message.ts }, one);
  const write = (thread?: string) => async (text: string): Promise<boolean> => {
    if (meId === undefined || channelId === undefined) return false;
    if (text.startsWith('/') && thread === undefined) return attempt(() => api.command({ user: meId, channel: channelId, text }));
    return attempt(() => api.write({ user: meId, channel: channelId, text, ...(thread !== undefined && { thread }) }));
  };

  const mine = data.ephemerals.filter((one) => one.channel === channelId).map((one) => ({ ...one, ephemeral: true }));
  const inOrder = (list: Message[]): Message[] => list.toSorted((a, b) => Number(a.ts) - Number(b.ts));
  const messages = inOrder([...data.messages, ...mine.filter((one) => one.thread_ts === undefined)]);
  const thread = inOrder([...data.thread, ...mine.filter((one) => one.thread_ts !== undefined && one.thread_ts === threadTs)]);
  const list = { reader, say, busy, press: pressMessage };

  return html`<div class=${`app ${threadTs === undefined ? '' : 'with-thread'}`}>
    <${Sidebar} say=${say} team=${data.accounts[0]?.name ?? 'Recado'} me=${me} people=${data.users} channels=${data.channels} current=${channelId}
      choose=${(id: string) => { setThread(undefined); setChannel(id); }} become=${(id: string) => setMe(id)} />
    <main class="channel">
      <header class="pane-header"><h1>${channel && html`<${Icon} name=${({ im: 'person', private: 'lock', public: 'hash' } as const)[channel.kind]} /> ${channel.name}`}</h1></header>
      ${messages.length === 0 && channel && !data.loading
        ? html`<div class="empty"><p class="empty-title">${say('emptyChannel')}</p><p>${say('emptyChannelHint')}</p></div>`
        : html`<${MessageList} messages=${messages} conversation=${`${meId}/${channelId}`} openThread=${(ts: string) => setThread(ts)} selected=${threadTs} ...${list} />`}
      <${Composer} placeholder=${say('writeChannel', { name: channel?.name ?? '' })} label=${say('send')} send=${write()} />
    </main>
    ${threadTs !== undefined && html`<section class="thread" aria-label=${say('thread')}>
      <header class="pane-header"><h2>${say('thread')}</h2><button type="button" class="icon-button" aria-label=${say('closeThread')} title=${say('closeThread')} onClick=${() => setThread(undefined)}><${Icon} name="close" /></button></header>
      <${MessageList} messages=${thread} conversation=${`${meId}/${channelId}/${threadTs}`} ...${list} />
      <${Composer} placeholder=${say('writeThread')} label=${say('send')} send=${write(threadTs)} />
    </section>`}
    <${Network} say=${say} reader=${reader} posts=${data.posts} accounts=${data.accounts} playing=${data.playing}
      togglePlay=${() => void attempt(() => (data.playing ? api.pause() : api.play())).then(() => data.refresh())} fail=${(why: string) => setToast(say('failed', { why }))} />
    ${data.view && data.view.type === 'modal' && html`<${Modal} key=${data.view.id} view=${data.view} reader=${reader} say=${say} busy=${busy}
      press=${(one: Press) => void press({ viewId: data.view?.id ?? '' }, one)}
      submit=${async (values: Record<string, string | undefined>) => {
        let errors: Record<string, string> = {};
        await attempt(async () => { errors = (await api.submit({ user: meId ?? '', viewId: data.view?.id ?? '', values })).errors ?? {}; });
        data.refresh();
        return errors;
      }}
      close=${() => void attempt(() => api.close(meId ?? '', data.view?.id ?? '')).then(() => data.refresh())} />`}
    <div class="toasts" role="status" aria-live="polite">${!data.connected ? html`<p class="toast">${say('offline')}</p>` : toast !== undefined && html`<p class="toast">${toast}</p>`}</div>
  </div>`;
}

const root = document.getElementById('app');
if (root) render(html`<${App} />`, root);
