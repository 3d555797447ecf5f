import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Press } from './blocks.ts';
import { dayName, messageTime } from './format.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { MessageRow } from './message.ts';
import type { Reader } from './rich-text.ts';
import type { Say } from './texts.ts';
import type { Message } from './wire.ts';

interface ListProps {
  messages: Message[];
  reader: Reader;
  say: Say;
  busy: string | undefined;
  press(message: Message, press: Press): void;
  openThread?(ts: string): void;
  selected?: string | undefined;
  /** Changes when another conversation is shown: then the newest is scrolled to. */
  conversation: string;
}

const NEAR_BOTTOM = 120;

/** Oldest at the top, newest at the bottom. Stays at the bottom while the reader is there, and never moves under her otherwise. */
export function MessageList({ messages, reader, say, busy, press, openThread, selected, conversation }: ListProps): VNode {
  const box = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const [behind, setBehind] = useState(false);
  const newest = messages.at(-1)?.ts;

  useLayoutEffect(() => {
    atBottom.current = true;
    setBehind(false);
  }, [conversation]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atBottom.current) element.scrollTop = element.scrollHeight;
  });
  useEffect(() => {
    if (!atBottom.current) setBehind(true);
  }, [newest]);

  const onScroll = (): void => {
    const element = box.current;
    if (!element) return;
    atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM;
    if (atBottom.current) setBehind(false);
  };
  const toBottom = (): void => {
    atBottom.current = true;
    setBehind(false);
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' });
  };

  let day = '';
  return html`<div class="list-frame"><div class="list" ref=${box} onScroll=${onScroll} tabindex="0" role="log">
    ${messages.flatMap((message) => {
      const name = dayName(messageTime(message.ts), reader.language);
      const divider = name === day ? [] : [html`<div class="day" key=${`day-${name}`}><span>${name}</span></div>`];
      day = name;
      return [...divider, html`<${MessageRow} key=${message.ts} message=${message} reader=${reader} say=${say} busy=${busy} press=${press}
        openThread=${openThread} selected=${message.ts === selected} />`];
    })}
  </div>
  ${behind && html`<button type="button" class="new-below" onClick=${toBottom}>${say('newMessages')} <${Icon} name="down" /></button>`}
  </div>`;
}
