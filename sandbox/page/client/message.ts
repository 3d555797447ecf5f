import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Avatar } from './avatar.ts';
import { Blocks, type Press } from './blocks.ts';
import { Files } from './files.ts';
import { clockTime, messageTime } from './format.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { memo } from './memo.ts';
import { Mrkdwn, type Reader } from './rich-text.ts';
import type { Say } from './texts.ts';
import type { Message } from './wire.ts';

interface MessageProps {
  message: Message;
  /** Follows another message of the same writer. */
  together: boolean;
  reader: Reader;
  say: Say;
  press(message: Message, press: Press): Promise<void>;
  hide(message: Message): void;
  /** Absent inside a thread. */
  openThread?: ((ts: string) => void) | undefined;
  selected: boolean;
}

const isBot = (message: Message): boolean => message.bot_id !== undefined;

function Row({ message, together, reader, say, press, hide, openThread, selected }: MessageProps): VNode {
  const row = useRef<HTMLElement>(null);
  const focused = useRef(false);
  const bot = isBot(message);
  const name = bot
    ? (message.username ?? 'Recado')
    : (reader.users.get(message.user ?? '')?.name ?? message.user ?? '');
  const at = messageTime(message.ts);
  const news = message.unread_count ?? 0;
  const classes = [
    'message',
    bot && 'message-bot',
    together && 'message-together',
    message.ephemeral && 'message-ephemeral',
    selected && 'message-selected',
    news > 0 && 'message-news',
  ]
    .filter(Boolean)
    .join(' ');

  // The button that had the focus may be gone after a redraw: the next one of this message takes it over.
  useLayoutEffect(() => {
    if (!focused.current || document.activeElement !== document.body) return;
    (row.current?.querySelector<HTMLElement>('.actions button') ?? row.current)?.focus({ preventScroll: true });
  });

  const onFocusOut = ({ target }: FocusEvent): void => {
    setTimeout(() => {
      if (target instanceof Element && target.isConnected && target !== document.activeElement)
        focused.current = row.current?.contains(document.activeElement) ?? false;
    });
  };

  const time = html`<time datetime=${at.toISOString()}>${clockTime(at, reader.locale)}</time>`;
  return html`<article
    ref=${row}
    tabindex="-1"
    class=${classes}
    data-ts=${message.ts}
    aria-label=${`${name}, ${clockTime(at, reader.locale)}`}
    onFocusIn=${() => (focused.current = true)}
    onFocusOut=${onFocusOut}
  >
    <div class="message-side">${together ? time : html`<${Avatar} name=${name} kind=${bot ? 'bot' : 'person'} />`}</div>
    <div class="message-body">
      ${
        (!together || message.ephemeral) &&
        html`<header>
          ${!together && html`<span class="message-name">${name}</span>${bot && html`<span class="badge">${say('app')}</span>`}${time}`}
          ${message.ephemeral && html`<span class="only-you"><${Icon} name="eye" /> ${say('onlyYou')}</span><button type="button" class="link-button" onClick=${() => hide(message)}>${say('hide')}</button>`}
        </header>`
      }
      ${
        message.blocks && message.blocks.length > 0
          ? html`<${Blocks} blocks=${message.blocks} reader=${reader} press=${(one: Press) => press(message, one)} />`
          : message.text !== '' &&
            html`<p class="plain" dir="auto"><${Mrkdwn} text=${message.text} reader=${reader} />${message.edited && !bot && html` <small>${say('edited')}</small>`}</p>`
      }
      ${message.files && message.files.length > 0 && html`<${Files} files=${message.files} />`}
      ${
        openThread &&
        (message.reply_count ?? 0) > 0 &&
        html`<button type="button" class="thread-link" onClick=${() => openThread(message.ts)}>
          <${Icon} name="thread" /> ${say('replies', { count: message.reply_count ?? 0 })}${news > 0 && html` <span class="news">${say('news', { count: news })}</span>`}
        </button>`
      }
    </div>
    ${!openThread && !bot && !message.ephemeral && html`<button type="button" class="icon-button message-thread" title=${say('useAsDraft')} aria-label=${say('useAsDraft')} onClick=${() => press(message, { actionId: 'use_as_draft', shortcut: true })}><${Icon} name="quote" /></button>`}
    ${openThread && !message.ephemeral && html`<button type="button" class="icon-button message-thread" title=${say('openThread')} aria-label=${say('openThread')} onClick=${() => openThread(message.ts)}><${Icon} name="thread" /></button>`}
  </article>`;
}

export const MessageRow = memo(Row);
