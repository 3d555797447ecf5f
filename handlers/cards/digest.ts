import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { Counts, InboundMessage } from '#core/message.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { button } from './buttons.ts';
import { gather, whoSaid } from './conversation.ts';
import type { Drawing } from './people.ts';
import { dotted, ours, plain, sentence } from './sentence.ts';

export const DIGEST_MESSAGES = 10;

/** The last ten of the conversation so far, with how far each has travelled; what came before them is behind a button. */
export function digest(drawing: Drawing, conversation: InboundMessage[], t: Translate): Card {
  const { detail } = drawing;
  const said = gather(drawing, detail.messages, conversation, t);
  const shown = said.slice(-DIGEST_MESSAGES);
  const count = Math.max(said.length, detail.messageCount);
  const hasMore = count > shown.length;
  const title = dotted(
    sentence(t, 'thread.digest'),
    sentence(t, 'thread.digest.count', { count }),
    hasMore ? sentence(t, 'thread.digest.last', { count: shown.length }) : null,
  );
  // One post for both: each post into a channel costs a second of its pace, and cards should not wait for their threads.
  const notice = t(detail.mustMention === true ? 'thread.notice.mention' : 'thread.notice');
  const blocks: CardBlock[] = [
    { kind: 'context', inlines: [ours(notice)] },
    { kind: 'title', inlines: title },
  ];
  for (const each of shown) {
    blocks.push({ kind: 'line', inlines: whoSaid(each, t) });
    if (each.isDeleted) continue;
    blocks.push({ kind: 'quote', text: each.text.trim() === '' ? t('card.no-text') : each.text });
    const reach = reachOf(each.message.counts, t);
    if (reach.length > 0) blocks.push({ kind: 'context', inlines: reach });
  }
  if (hasMore) blocks.push({ kind: 'buttons', buttons: [button(t, 'earlier', { detail, status: statusOf(detail) })] });
  return { blocks, fallback: `${notice} ${plain(title)}` };
}

/** 4 me gusta · 1 reenvío · 2 respuestas */
function reachOf(counts: Counts, t: Translate): Inline[] {
  return dotted(
    ...(['likes', 'reposts', 'replies', 'quotes'] as const).map((what) =>
      counts[what] > 0 ? sentence(t, `thread.${what}`, { count: counts[what] }) : null,
    ),
  );
}
