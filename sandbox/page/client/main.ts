import { render, type VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, follow, Refused } from './api.ts';
import type { Press } from './blocks.ts';
import { ChannelPane } from './channel-pane.ts';
import { useChat } from './chat-data.ts';
import { HOME, HomePane } from './home-pane.ts';
import { html } from './html.ts';
import { useKept, useStable, useVisible } from './memo.ts';
import { Modal } from './modal.ts';
import { NetworkPane } from './network.ts';
import { useNetwork } from './network-data.ts';
import { linkedPost, networkOf, networks } from './networks.ts';
import { returnFocus, type Place } from './focus.ts';
import type { Reader } from './rich-text.ts';
import { Sidebar } from './sidebar.ts';
import { languageOf, sayIn } from './texts.ts';
import { useStanding, whyNot } from './standing.ts';
import { ThreadPane } from './thread-pane.ts';
import type { Message } from './wire.ts';

/** Addresses of this page that name a channel of the chat, or one message in it. */
function linkedMessage(address: string): { channel: string; ts?: string } | undefined {
  const [, channel, seconds, rest] = /^\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?$/.exec(address) ?? [];
  return channel === undefined ? undefined : { channel, ts: seconds === undefined ? undefined : `${seconds}.${rest}` };
}

function App(): VNode {
  const [meId, setMe] = useKept('me');
  const [channelId, setChannel] = useKept('channel');
  const [threadTs, setThread] = useKept('thread');
  const [folded, setFolded] = useKept('network-folded', localStorage);
  const [post, setPost] = useState(linkedPost(location.pathname));
  const [networkId, setNetwork] = useKept('network');
  const [news, setNews] = useState<ReadonlySet<string>>(new Set());
  /** The message to show when its channel is there. */
  const [goTo, setGoTo] = useState<{ ts: string; times: number }>();
  const [toast, setToast] = useState<string>();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [connected, setConnected] = useState(true);
  const visible = useVisible();
  /** Notes that answer a click stand under the message that was clicked. */
  const under = useRef(new Map<string, string>());
  const pressing = useRef<string | undefined>(undefined);
  const formOpened = useRef<() => void>(() => undefined);
  const pressed = useRef<Place | undefined>(undefined);
  const chat = useChat(meId, channelId, threadTs);
  const current = networkOf(networkId);
  const network = useNetwork(current, post?.network === current.id ? post.id : undefined);
  const team = useRef('Recado');
  team.current = network.accounts[0]?.name ?? team.current;
  const standing = useStanding(connected, chat.connected);

  const users = useMemo(() => new Map(chat.users.map((user) => [user.id, user])), [chat.users]);
  const me = meId === undefined ? undefined : users.get(meId);
  const language = languageOf(me?.locale);
  const say = useMemo(() => sayIn(language), [language]);
  const channel = chat.channels.find((one) => one.id === channelId);

  const lookAt = useStable((id: string) => {
    setNetwork(id);
    setNews((old) => new Set([...old].filter((one) => one !== id)));
  });
  const changed = useStable((topic: string) => {
    if (topic === 'slack') return chat.read();
    // The sample messages go on wherever they were written.
    network.read();
    if (topic !== current.id) setNews((old) => new Set([...old, topic]));
  });
  useEffect(() => {
    if (post) lookAt(post.network);
  }, [post]);

  useEffect(
    () =>
      follow(
        (topic) => changed(topic),
        (on) => {
          setConnected(on);
          if (!on) return;
          chat.read();
          network.read();
        },
      ),
    [],
  );
  useEffect(() => {
    const first = chat.users[0];
    if (first && (meId === undefined || !users.has(meId))) setMe(first.id);
  }, [chat.users]);
  useEffect(() => {
    const first = chat.channels[0];
    if (first && channel === undefined && channelId !== HOME && chat.readFor.me === meId) {
      setThread(undefined);
      setChannel(first.id);
    }
  }, [chat.channels, chat.readFor.me]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = channel ? `${channel.kind === 'im' ? '' : '#'}${channel.name} · Recado` : 'Recado';
  }, [language, channel?.name]);
  useEffect(() => {
    if (toast === undefined) return;
    const timer = setTimeout(() => setToast(undefined), 7000);
    return () => clearTimeout(timer);
  }, [toast]);

  const attempt = useStable(async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      setToast(whyNot(error, say));
      return false;
    }
  });
  const looking = visible && !chat.loading;
  useEffect(() => {
    if (looking && meId !== undefined && channelId !== undefined && (channel?.unread ?? 0) > 0)
      void attempt(() => api.markRead(meId, channelId)).then(() => chat.read());
  }, [looking, meId, channelId, channel?.unread]);
  const threadNews = chat.thread[0]?.unread_count ?? 0;
  useEffect(() => {
    if (looking && meId !== undefined && channelId !== undefined && threadTs !== undefined && threadNews > 0)
      void attempt(() => api.markThreadRead(meId, channelId, threadTs));
  }, [looking, meId, channelId, threadTs, threadNews]);

  // Kept from before the workspace began anew, or deleted since.
  const isGone =
    !chat.loading &&
    threadTs !== undefined &&
    chat.readFor.thread === threadTs &&
    chat.readFor.channel === channelId &&
    chat.thread.length === 0;
  useEffect(() => {
    if (isGone) setThread(undefined);
  }, [isGone]);

  useEffect(() => formOpened.current(), [chat.view?.id]);

  const press = useStable(async (message: Message, one: Press): Promise<void> => {
    if (meId === undefined) return;
    pressed.current = { ts: message.ts, actionId: one.actionId };
    pressing.current = message.ts;
    // A form that opens is the answer already, whatever Recado still has to do.
    const opened = new Promise<void>((resolve) => (formOpened.current = resolve));
    const { shortcut, actionId, ...rest } = one;
    const place = { user: meId, channel: message.channel ?? channelId ?? '', ts: message.ts };
    await Promise.race([
      opened,
      attempt(() =>
        shortcut ? api.shortcut({ ...place, callbackId: actionId }) : api.click({ ...place, actionId, ...rest }),
      ),
    ]);
    chat.read();
    setTimeout(() => (pressing.current === message.ts ? (pressing.current = undefined) : undefined), 1000);
  });
  const pressInThread = useStable((message: Message, one: Press) => press(message, { ...one, inThread: true }));
  const openThread = useStable((ts: string) => setThread(ts));
  const closeThread = useStable(() => {
    const was = threadTs;
    setThread(undefined);
    if (was !== undefined) returnFocus({ ts: was });
  });
  const openChannel = useStable((id: string) => {
    setThread(undefined);
    setGoTo(undefined);
    setChannel(id);
  });
  /** Where somebody is named and has not looked, her screen opens there. */
  const become = useStable((id: string) => {
    const waits = chat.waiting.find((one) => one.user === id);
    setMe(id);
    if (waits === undefined) return;
    setChannel(waits.channel);
    setThread(waits.thread ?? undefined);
    setGoTo({ ts: waits.thread ?? waits.ts, times: 0 });
  });
  const openHome = useStable((user: string) => void attempt(() => api.openHome(user)).then(() => chat.read()));
  const pressHome = useStable(async (one: Press): Promise<void> => {
    await attempt(() => api.click({ user: meId ?? '', viewId: chat.home?.id ?? '', ...one }));
    chat.read();
  });
  const follows = useStable((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.port !== location.port || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const message = linkedMessage(link.pathname);
    if (message && chat.channels.some((one) => one.id === message.channel)) {
      event.preventDefault();
      setChannel(message.channel);
      setThread(undefined);
      if (message.ts !== undefined) setGoTo({ ts: message.ts, times: Date.now() });
      return;
    }
    const linked = linkedPost(link.pathname);
    if (linked === undefined) return;
    event.preventDefault();
    setFolded(undefined);
    setPost(undefined);
    setTimeout(() => setPost(linked));
  });
  const hide = useStable((message: Message) => setHidden((old) => new Set([...old, message.ts])));
  const send = useStable(async (text: string, thread?: string): Promise<boolean> => {
    if (meId === undefined || channelId === undefined) return false;
    if (text.startsWith('/') && thread === undefined)
      return attempt(() => api.command({ user: meId, channel: channelId, text }));
    return attempt(() => api.write({ user: meId, channel: channelId, text, thread }));
  });

  const reader: Reader = useMemo(
    () => ({
      locale: me?.locale ?? 'es',
      users,
      channels: new Map(chat.channels.map((one) => [one.id, one.name])),
      me: meId ?? '',
      say,
      become,
    }),
    [users, chat.channels.length, meId, say],
  );
  for (const { ts } of chat.ephemerals) if (!under.current.has(ts)) under.current.set(ts, pressing.current ?? ts);
  const notes = useMemo(
    () =>
      chat.ephemerals
        .filter((one) => one.channel === channelId && !hidden.has(one.ts))
        .map((one) => ({ ...one, ephemeral: true, under: under.current.get(one.ts) })),
    [chat.ephemerals, channelId, hidden],
  );
  const rows = { reader, say, press, hide };

  return html`<div class=${`app ${connected ? '' : 'app-offline'} ${threadTs === undefined ? '' : 'with-thread'} ${folded === undefined ? '' : 'network-folded'}`} onClick=${follows}>
    <${Sidebar}
      say=${say}
      team=${team.current}
      me=${me}
      people=${chat.users}
      channels=${chat.channels}
      waiting=${chat.waiting}
      current=${channelId}
      choose=${openChannel}
      become=${become}
    />
    ${
      channelId === HOME
        ? html`<${HomePane} view=${chat.home} me=${meId} reader=${reader} say=${say} open=${openHome} press=${pressHome} />`
        : html`<${ChannelPane} channel=${channel} chat=${chat} notes=${notes} rows=${rows} selected=${threadTs} goTo=${goTo} openThread=${openThread} send=${send} say=${say} standing=${standing} />`
    }
    ${threadTs !== undefined && html`<${ThreadPane} chat=${chat} notes=${notes} rows=${{ ...rows, press: pressInThread }} ts=${threadTs} close=${closeThread} send=${send} say=${say} standing=${standing} />`}
    <${NetworkPane} say=${say} reader=${reader} networks=${networks} network=${current} news=${news} choose=${lookAt} data=${network} wanted=${post?.id} folded=${folded !== undefined} fold=${(on: boolean) => setFolded(on ? 'yes' : undefined)} attempt=${attempt} />
    ${
      chat.view &&
      chat.view.type === 'modal' &&
      html`<${Modal}
        key=${chat.view.id}
        view=${chat.view}
        reader=${reader}
        say=${say}
        gone=${() => returnFocus(pressed.current)}
        press=${async (one: Press) => {
          await attempt(() => api.click({ user: meId ?? '', viewId: chat.view?.id ?? '', ...one }));
          chat.read();
        }}
        submit=${async (values: Record<string, string | undefined>) => {
          let errors: Record<string, string> = {};
          await attempt(async () => {
            errors = (await api.submit({ user: meId ?? '', viewId: chat.view?.id ?? '', values })).errors ?? {};
          });
          chat.read();
          return errors;
        }}
        upload=${async (name: string, base64: string) => {
          let id: string | undefined;
          await attempt(async () => {
            ({ id } = await api.file({ user: meId ?? '', name, base64 }));
          });
          return id;
        }}
        suggest=${async (field: string, query: string) => {
          try {
            return (await api.suggest({ user: meId ?? '', viewId: chat.view?.id ?? '', field, query })).options;
          } catch (error) {
            // The form was sent while its field still looked something up: nobody waits for that list.
            if (error instanceof Refused) return [];
            throw error;
          }
        }}
        close=${() =>
          void attempt(async () => {
            try {
              await api.close(meId ?? '', chat.view?.id ?? '');
            } catch (error) {
              // It is closed already, as she wanted: pressed twice, or sent a moment ago.
              if (!(error instanceof Refused)) throw error;
            }
          }).then(() => chat.read())}
      />`
    }
    <div class="toasts" role="status" aria-live="polite">${!connected && channelId === HOME ? html`<p class="toast">${say('offline')}</p>` : toast !== undefined && html`<p class="toast">${toast}</p>`}</div>
  </div>`;
}

const root = document.getElementById('app');
if (root) render(html`<${App} />`, root);
