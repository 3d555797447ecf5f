import { z } from 'zod';
import { fold } from '#core/words.ts';
import type { Activity } from './activity.ts';
import { PERSONAL_COMMANDS } from './calls.ts';

const Mention = z.looseObject({ type: z.literal('mention'), text: z.string().min(1), mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }) });
const Quoted = z.looseObject({ type: z.literal('quotedReply'), quotedReply: z.looseObject({ messageId: z.string() }) });
const Html = z.looseObject({ contentType: z.literal('text/html'), content: z.string() });

/** What a person wrote, as people read it. */
export interface Written {
  text: string;
  /** It speaks to us by name. */
  mentionsUs: boolean;
  /** The message that it answers by quoting it: personal chats have no threads. */
  quotes?: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The words of a message that is told as HTML only. */
export function htmlText(html: string): string {
  const lines = html.replace(/<br\s*\/?>|<\/(?:p|div|li|tr)>/gi, '\n').replace(/<[^>]*>/g, '');
  return decode(lines)
    .replace(/\u00a0/g, ' ')
    .trim();
}

const QUOTE = /<blockquote[^>]*itemtype="http:\/\/schema\.skype\.com\/Reply"[^>]*itemid="(\d+)"[^>]*>[\s\S]*?<\/blockquote>/i;
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Reads text, mentions and quotes of a message. Ours is left out of the text, other people's stay as names. */
export function readWritten({ text, entities, attachments, recipient }: Pick<Activity, 'text' | 'entities' | 'attachments' | 'recipient'>): Written {
  const html = (attachments ?? []).flatMap((attachment) => Html.safeParse(attachment).data?.content ?? [])[0];
  const mentions = (entities ?? []).flatMap((entity) => Mention.safeParse(entity).data ?? []);
  const quote = (entities ?? []).flatMap((entity) => Quoted.safeParse(entity).data?.quotedReply.messageId ?? [])[0] ?? QUOTE.exec(html ?? '')?.[1];
  let words = (text ?? '').replace(/<quoted messageId="[^"]*"\s*\/>/g, '');
  for (const { text: tag, mentioned } of mentions) words = words.replaceAll(tag, mentioned.id === recipient.id ? '' : (mentioned.name ?? tag.replace(/<\/?at[^>]*>/g, '')));
  words = words
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
  const plain = decode(words);
  if (plain !== words && html !== undefined && saysTheSame(html, plain)) words = plain.trim();
  return { text: words, mentionsUs: mentions.some(({ mentioned }) => mentioned.id === recipient.id), ...(quote !== undefined && { quotes: quote }) };
}

/** Whether a message comes with its signs written as HTML is told by the HTML beside it. */
function saysTheSame(html: string, plain: string): boolean {
  const shown = decode(
    html
      .replace(QUOTE, ' ')
      .replace(/<span[^>]*schema\.skype\.com\/Mention[^>]*>[\s\S]*?<\/span>/gi, ' ')
      .replace(/<[^>]+>/g, ' '),
  );
  return squeeze(shown).includes(squeeze(plain));
}

/** In the languages of Recado, without accents; those of the slash command in Slack and what stands for its Home. */
const COMMANDS = new Map<string, (typeof PERSONAL_COMMANDS)[number]>([
  ...PERSONAL_COMMANDS.map((command) => [command, command] as const),
  ...['mias', 'mios', 'minhas', 'meus'].map((word) => [word, 'mine'] as const),
  ...['cola', 'fila'].map((word) => [word, 'queue'] as const),
  ...['search', 'buscar', 'busca', 'procurar', 'procura', 'pesquisar'].map((word) => [word, 'find'] as const),
  ...['ayuda', 'ajuda'].map((word) => [word, 'help'] as const),
  ['inicio', 'home'],
]);
/** These mean something with more words behind them; the others are commands only when they stand alone. */
const WITH_MORE = new Set<string>(['find', 'link', 'dead']);

/** A known command; undefined for what may be somebody's answer. `text` is as it would follow /recado. */
export function readCommand({ text, quotes }: Written): { text: string; home: boolean } | undefined {
  const slash = /^\/recado\b\s*([\s\S]*)$/i.exec(text);
  const words = slash === null ? text : (slash[1] ?? '');
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(words.trim()) ?? [];
  const command = COMMANDS.get(fold(first));
  if (slash === null && (quotes !== undefined || command === undefined || (rest !== '' && !WITH_MORE.has(command)))) return undefined;
  return { text: words.trim(), home: command === 'home' };
}
