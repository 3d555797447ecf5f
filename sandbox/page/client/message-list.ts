import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Press } from './blocks.ts';
import { dayName, messageTime } from './format.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { useStable } from './memo.ts';
import { MessageRow } from './message.ts';
import type { Reader } from './rich-text.ts';
import { createScroller } from './scroller.ts';
import type { Say } from './texts.ts';
import type { Message } from './wire.ts';

export interface RowProps {
  reader: Reader;
  say: Say;
  press(message: Message, press: Press): Promise<void>;
  /** Takes a note that only this person sees off her screen. */
  hide(message: Message): void;
}

interface ListProps extends RowProps {
  messages: Message[];
  label: string;
  /** Changes when another conversation is shown: then the first unread one is scrolled to, else the newest. */
  conversation: string;
  ready: boolean;
  newFrom?: string | undefined;
  earlier?: (() => Promise<void>) | undefined;
  /** Said above the first message of all. */
  start?: string | undefined;
  goTo?: { ts: string; times: number } | undefined;
  openThread?(ts: string): void;
  selected?: string | undefined;
}

const TOGETHER_S = 300;

/** Said right after another message of the same writer: its name and face need not be repeated. */
const follows = (message: Message, before: Message | undefined): boolean =>
  before !== undefined &&
  before.user === message.user &&
  before.ephemeral === message.ephemeral &&
  Number(message.ts) - Number(before.ts) < TOGETHER_S;

/** Oldest at the top, newest at the bottom. Stays at the bottom while the reader is there, and never moves under her otherwise. */
export function MessageList({
  messages,
  label,
  conversation,
  ready,
  newFrom,
  earlier,
  start,
  goTo,
  openThread,
  selected,
  reader,
  say,
  press,
  hide,
}: ListProps): VNode {
  const box = useRef<HTMLDivElement>(null);
  const [scroller] = useState(createScroller);
  const [behind, setBehind] = useState(false);
  const [loading, setLoading] = useState(false);
  const placed = useRef('');
  /** The newest that this list has shown, of any conversation: what is older is no news of hers. */
  const seen = useRef('');
  const seenIn = useRef('');
  const newest = messages.findLast((message) => !message.ephemeral)?.ts;

  useLayoutEffect(() => (box.current ? scroller.attach(box.current, () => setBehind(false)) : undefined), []);
  useLayoutEffect(() => {
    if (!ready) return;
    const place = `${conversation} ${goTo?.ts ?? ''} ${goTo?.times ?? ''}`;
    if (placed.current === place) return scroller.keep();
    const moved = placed.current.split(' ')[0] !== conversation;
    placed.current = place;
    if (moved) setBehind(false);
    if (goTo && scroller.show(`[data-ts="${goTo.ts}"]`, { focus: goTo.times > 0 })) return;
    if (moved) scroller.open('.new-line');
  });
  const mine = messages.findLast((message) => !message.ephemeral && message.user === reader.me)?.ts;
  useEffect(() => {
    if (!ready || newest === undefined || scroller.atBottom()) return;
    // What she has just written comes into sight, wherever she was, also where somebody else's came with it.
    if (mine !== undefined && mine > seen.current && seenIn.current === conversation) scroller.toBottom();
    else setBehind(true);
  }, [newest]);
  useEffect(() => {
    if (!ready) return;
    seen.current = newest ?? '';
    seenIn.current = conversation;
  }, [newest, conversation, ready]);
  const note = messages.findLast((message) => message.ephemeral)?.ts;
  useEffect(() => {
    if (note !== undefined) scroller.reveal(`[data-ts="${note}"]`);
  }, [note]);
  useEffect(() => setBehind(false), [conversation]);

  const more = useStable(async () => {
    if (earlier === undefined || loading) return;
    setLoading(true);
    await earlier();
    setLoading(false);
  });

  let day = '';
  let before: Message | undefined;
  let marked = newFrom === undefined;
  return html`<div class="list-frame">
    <div class="list" ref=${box} tabindex="0" role="log" aria-label=${label}>
      <div class="list-inner">
        ${earlier && html`<button type="button" key="earlier" class="earlier button small" aria-busy=${loading} onClick=${() => void more()}>${say('earlier')}</button>`}
        ${start && messages.length > 0 && html`<p key="start" class="start">${start}</p>`}
        ${messages.flatMap((message) => {
          const name = dayName(messageTime(message.ts), reader.locale);
          const rows = [];
          if (name !== day) rows.push(html`<div class="day" key=${`day-${name}`}><span>${name}</span></div>`);
          const isNew = !marked && newFrom !== undefined && message.ts > newFrom && !message.ephemeral;
          if (isNew) {
            marked = true;
            rows.push(
              html`<div class=${`new-line ${before === undefined && !earlier ? 'new-line-all' : ''}`} key="new"><span>${say('newFrom')}</span></div>`,
            );
          }
          const together = name === day && !isNew && follows(message, before);
          day = name;
          before = message;
          rows.push(
            html`<${MessageRow}
              key=${message.ts}
              message=${message}
              together=${together}
              reader=${reader}
              say=${say}
              press=${press}
              hide=${hide}
              openThread=${openThread}
              selected=${message.ts === selected}
            />`,
          );
          return rows;
        })}
      </div>
    </div>
    ${
      behind &&
      html`<button
        type="button"
        class="new-below"
        onClick=${() => {
          setBehind(false);
          scroller.toBottom();
        }}
      >
        ${say('newMessages')} <${Icon} name="down" />
      </button>`
    }
  </div>`;
}
