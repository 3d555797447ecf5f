import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Chat } from './chat-data.ts';
import { Composer } from './composer.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import { MessageList, type RowProps } from './message-list.ts';
import { withNotes } from './notes.ts';
import type { Standing } from './standing.ts';
import type { Say } from './texts.ts';
import type { Message } from './wire.ts';

interface ThreadProps {
  chat: Chat & { loading: boolean };
  notes: Message[];
  rows: RowProps;
  ts: string;
  close(): void;
  send(text: string, thread: string): Promise<boolean>;
  say: Say;
  standing: Standing;
}

export function ThreadPane({ chat, notes, rows, ts, close, send, say, standing }: ThreadProps): VNode {
  const messages = useMemo(
    () =>
      withNotes(
        chat.thread,
        notes.filter((one) => one.thread_ts === ts),
      ),
    [chat.thread, notes, ts],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null) close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [close]);
  return html`<section class="thread" aria-label=${say('thread')}>
    <header class="pane-header">
      <h2>${say('thread')}</h2>
      <button type="button" class="icon-button" aria-label=${say('closeThread')} title=${say('closeThread')} onClick=${close}><${Icon} name="close" /></button>
    </header>
    <${MessageList} ...${rows} label=${say('thread')} messages=${messages} conversation=${`${rows.reader.me}/${ts}`} ready=${chat.thread.length > 0} />
    <${Composer} place=${`${rows.reader.me}/${ts}`} placeholder=${say('writeThread')} label=${say('send')} send=${(text: string) => send(text, ts)} off=${standing === 'offline'} />
  </section>`;
}
