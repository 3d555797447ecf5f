import type { VNode } from 'preact';
import { Avatar } from './avatar.ts';
import { Blocks, type Press } from './blocks.ts';
import { clockTime, messageTime } from './format.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { Mrkdwn, type Reader } from './rich-text.ts';
import type { Say } from './texts.ts';
import type { Message } from './wire.ts';

interface MessageProps {
  message: Message;
  reader: Reader;
  say: Say;
  busy: string | undefined;
  press(message: Message, press: Press): void;
  /** Absent inside a thread. */
  openThread?(ts: string): void;
  selected?: boolean;
}

export const isBot = (message: Message): boolean => message.bot_id !== undefined;

export function MessageRow({ message, reader, say, busy, press, openThread, selected }: MessageProps): VNode {
  const bot = isBot(message);
  const name = bot ? (message.username ?? 'Recado') : (reader.users.get(message.user ?? '')?.name ?? message.user ?? '');
  const at = messageTime(message.ts);
  const classes = ['message', bot && 'message-bot', message.ephemeral && 'message-ephemeral', selected && 'message-selected'].filter(Boolean).join(' ');
  return html`<article class=${classes} data-ts=${message.ts}>
    <${Avatar} name=${name} kind=${bot ? 'bot' : 'person'} />
    <div class="message-body">
      <header>
        <span class="message-name">${name}</span>${bot && html`<span class="badge">${say('app')}</span>`}
        <time datetime=${at.toISOString()}>${clockTime(at, reader.language)}</time>
        ${message.ephemeral && html`<span class="only-you">${say('onlyYou')}</span>`}
      </header>
      ${message.blocks && message.blocks.length > 0
        ? html`<${Blocks} blocks=${message.blocks} reader=${reader} busy=${busy} press=${(one: Press) => press(message, one)} />`
        : html`<p class="plain"><${Mrkdwn} text=${message.text} reader=${reader} />${message.edited && !bot && html` <small>${say('edited')}</small>`}</p>`}
      ${openThread && (message.reply_count ?? 0) > 0 && html`<button type="button" class="thread-link" onClick=${() => openThread(message.ts)}>
        ${say('replies', { count: message.reply_count ?? 0 })}</button>`}
    </div>
    ${openThread && html`<button type="button" class="icon-button message-thread" title=${say('openThread')} aria-label=${say('openThread')} onClick=${() => openThread(message.ts)}><${Icon} name="thread" /></button>`}
  </article>`;
}
