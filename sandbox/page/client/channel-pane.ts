import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Blocks, type Press } from './blocks.ts';
import type { Chat } from './chat-data.ts';
import { Composer } from './composer.ts';
import { isFree } from './free.ts';
import { html } from './html.ts';
import { Icon, iconOf } from './icon.ts';
import { MessageList, type RowProps } from './message-list.ts';
import { withNotes } from './notes.ts';
import type { Standing } from './standing.ts';
import type { Say } from './texts.ts';
import type { Channel, Message } from './wire.ts';

interface ChannelProps {
  channel: Channel | undefined;
  chat: Chat & { loading: boolean; earlier(): Promise<void> };
  notes: Message[];
  rows: RowProps;
  selected: string | undefined;
  goTo: { ts: string; times: number } | undefined;
  openThread(ts: string): void;
  send(text: string): Promise<boolean>;
  say: Say;
  standing: Standing;
}

export function ChannelPane({
  channel,
  chat,
  notes,
  rows,
  selected,
  goTo,
  openThread,
  send,
  say,
  standing,
}: ChannelProps): VNode {
  const [next, setNext] = useState<{ ts: string; times: number }>();
  const messages = useMemo(
    () =>
      withNotes(
        chat.messages,
        notes.filter((one) => one.thread_ts === undefined),
      ),
    [chat.messages, notes],
  );
  const free = useMemo(
    () => chat.messages.filter((each) => isFree(each, channel?.id)).map(({ ts }) => ts),
    [chat.messages, channel?.id],
  );
  const toNext = (): void => {
    const ts = free.find((one) => one > (next?.ts ?? '')) ?? free[0];
    if (ts !== undefined) setNext({ ts, times: Date.now() });
  };
  const asked =
    next && next.times > (goTo?.times ?? 0) && messages.some((message) => message.ts === next.ts) ? next : goTo;
  const name = channel === undefined ? '' : channel.kind === 'im' ? channel.name : `#${channel.name}`;

  return html`<main class="channel">
    <header class="pane-header">
      <h1>${channel && html`<${Icon} name=${iconOf(channel.kind)} /><span>${channel.name}</span>`}</h1>
      ${free.length > 0 && html`<button type="button" class="next" title=${say('toNext')} onClick=${toNext}>${say('free', { count: `${free.length}${chat.more ? '+' : ''}` })} <${Icon} name="down" /></button>`}
    </header>
    ${chat.pinned.map(
      (message) =>
        html`<aside class="pinned" key=${message.ts} aria-label=${say('pinned')}>
          <${Icon} name="pin" /> <${Blocks} blocks=${message.blocks ?? []} reader=${rows.reader} press=${(one: Press) => rows.press(message, one)} />
        </aside>`,
    )}
    ${
      messages.length === 0 && channel && !chat.loading
        ? html`<div class="empty">
            <span class="empty-mark"><${Icon} name="inbox" /></span>
            <p class="empty-title">${say('emptyChannel')}</p>
            <p>${say('emptyChannelHint')}</p>
          </div>`
        : html`<${MessageList}
            ...${rows}
            label=${name}
            messages=${messages}
            conversation=${`${rows.reader.me}/${channel?.id ?? ''}`}
            ready=${!chat.loading}
            newFrom=${chat.newFrom}
            earlier=${chat.more ? chat.earlier : undefined}
            start=${chat.more || channel === undefined ? undefined : say('channelStart', { name })}
            goTo=${asked}
            openThread=${openThread}
            selected=${selected}
          />`
    }
    ${standing !== 'connected' && html`<p class="standing" role="status">${say(standing === 'offline' ? 'offline' : standing === 'starting' ? 'bot-starting' : 'bot-away')}</p>`}
    <${Composer} place=${`${rows.reader.me}/${channel?.id ?? ''}`} placeholder=${say('writeChannel', { name })} label=${say('send')} send=${send} off=${standing === 'offline'} />
  </main>`;
}
