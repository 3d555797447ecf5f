import type { Inline } from '#core/card.ts';
import { wordsOf, type InboundMessage, type Message } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';
import { accountName, shortName, type Drawing } from './people.ts';
import { dotted, foreign, ours, sentence } from './sentence.ts';

/** One thing said in a conversation, by the customer, by us or by somebody else in the network's thread. */
export interface QuotedMessage {
  isOurs: boolean;
  handle: string;
  text: string;
  at: Date;
  isDeleted: boolean;
  message: Message | InboundMessage;
}

/** What is stored and what the network shows besides, oldest first; what is stored counts where both have it. */
export function gather(
  drawing: Drawing,
  messages: Message[],
  conversation: InboundMessage[],
  t: Translate,
): QuotedMessage[] {
  const { detail, config } = drawing;
  const handles = new Set(
    Object.values(config.brands).flatMap((brand) =>
      Object.values(brand.accounts).map((account) => account.handle.toLowerCase()),
    ),
  );
  const stored = messages.map((message): QuotedMessage => ({
    isOurs: message.direction === 'out',
    handle:
      message.direction === 'out'
        ? accountName(drawing.config, message.account, t)
        : shortName(t, { network: detail.ticket.network, name: detail.author.name, handle: detail.author.handle }),
    text: message.direction === 'out' ? withoutAddressee(message.text, detail.author.handle) : message.text,
    at: message.postedAt,
    isDeleted: message.state === 'deleted',
    message,
  }));
  const known = new Set(stored.map(({ message }) => message.nativeId));
  const others = conversation
    .filter(({ nativeId }) => !known.has(nativeId))
    .map((message): QuotedMessage => ({
      isOurs: handles.has(message.author.handle.toLowerCase()),
      handle: shortName(t, {
        network: detail.ticket.network,
        name: message.author.name,
        handle: message.author.handle,
      }),
      text: wordsOf(message),
      at: message.postedAt,
      isDeleted: false,
      message,
    }));
  return [...others, ...stored].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** What we said, without the customer's handle that stands before an answer, with or without her server. */
export function withoutAddressee(text: string, handle: string): string {
  const lower = text.toLowerCase();
  const at = handle.indexOf('@', 1);
  const written = [handle, ...(at > 0 ? [handle.slice(0, at)] : [])].map((each) => `@${each.toLowerCase()} `);
  const address = written.find((each) => lower.startsWith(each));
  return address === undefined ? text : text.slice(address.length).trimStart();
}

/** @carla_ruiz · 10:32 */
export function whoSaid({ isOurs, handle, at, isDeleted }: QuotedMessage, t: Translate): Inline[] {
  const who: Inline[] = isOurs
    ? [ours(handle, 'bold'), ours(` (${t('thread.ours')})`, 'muted')]
    : [foreign(handle, 'bold')];
  return dotted(who, [{ kind: 'time', at }], isDeleted ? sentence(t, 'thread.message-deleted') : null);
}
