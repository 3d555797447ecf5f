import { z } from 'zod';
import { fold } from '#core/routing/words.ts';
import type { Activity } from './activity.ts';
import { PERSONAL_COMMANDS } from '../service/calls.ts';
import { decode, readHtml, type HtmlWords } from './html.ts';

const Mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }),
});
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

/** The words of a message that is told as HTML only. */
export function htmlText(html: string): string {
  return readHtml(html).text;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/**
 * Reads text, mentions and quotes of a message. Ours is left out of the text, other people's stay as names. The text that Teams gives
 * lacks what stands only in the HTML beside it, such as emoji that are pictures and the addresses of links: those are taken from there.
 */
export function readWritten({
  text,
  entities,
  attachments,
  recipient,
}: Pick<Activity, 'text' | 'entities' | 'attachments' | 'recipient'>): Written {
  const mentions = (entities ?? []).flatMap((entity) => Mention.safeParse(entity).data ?? []);
  const source = (attachments ?? []).flatMap((attachment) => Html.safeParse(attachment).data?.content ?? [])[0];
  const html =
    source === undefined
      ? undefined
      : readHtml(source, (name, index) => nameIn(mentions, { name, place: index }, recipient.id));
  const quote =
    (entities ?? []).flatMap((entity) => Quoted.safeParse(entity).data?.quotedReply.messageId ?? [])[0] ?? html?.quotes;
  let words = (text ?? '').replace(/<quoted messageId="[^"]*"\s*\/>/g, '');
  for (const { text: tag, mentioned } of mentions)
    words = words.replaceAll(
      tag,
      mentioned.id === recipient.id ? '' : (mentioned.name ?? tag.replace(/<\/?at[^<>]*>/g, '')),
    );
  words = words
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
  return {
    text: html === undefined ? words : fuller(words, html),
    mentionsUs: mentions.some(({ mentioned }) => mentioned.id === recipient.id),
    quotes: quote,
  };
}

type Mentioned = z.output<typeof Mention>;

/** Who is meant in the HTML: by her place among the mentions where that one has the name, else by the name alone. */
function nameIn(mentions: readonly Mentioned[], { name, place }: { name: string; place: number }, us: string): string {
  const isNamed = ({ text, mentioned }: Mentioned): boolean =>
    mentioned.name === name || text.replace(/<\/?at[^<>]*>/g, '') === name;
  const there = mentions[place];
  const found = there !== undefined && isNamed(there) ? there : mentions.find(isNamed);
  return found?.mentioned.id === us ? '' : name;
}

/** The text of the message, or the HTML's where that says the same and more. Whether a text has its signs written as HTML is told by it too. */
function fuller(words: string, html: HtmlWords): string {
  const [given, letters, labels] = [squeeze(words), squeeze(html.letters), squeeze(html.labels)];
  const plain = decode(words);
  const isSame = (text: string): boolean => squeeze(text) === letters || squeeze(text) === labels;
  const saysMore = html.text !== html.letters;
  if (saysMore && (given === '' || isSame(words) || isSame(plain))) return html.text;
  if (given === '') return html.text;
  return plain !== words && (isSame(plain) || letters.includes(squeeze(plain))) ? plain.trim() : words;
}

/** In the languages of Recado, without accents; those of the slash command in Slack and what stands for its Home. */
const COMMANDS = new Map<string, (typeof PERSONAL_COMMANDS)[number]>([
  ...PERSONAL_COMMANDS.map((command) => [command, command] as const),
  ...['mias', 'mios', 'minhas', 'meus'].map((word) => [word, 'mine'] as const),
  ...['cola', 'fila'].map((word) => [word, 'queue'] as const),
  ...['search', 'buscar', 'busca', 'procurar', 'procura', 'pesquisar'].map((word) => [word, 'find'] as const),
  ...['escucha', 'escuchar', 'escuta', 'escutar'].map((word) => [word, 'listen'] as const),
  ...['reports', 'informe', 'informes', 'relatorio', 'relatorios'].map((word) => [word, 'report'] as const),
  ...['goal', 'objetivo', 'objetivos'].map((word) => [word, 'goals'] as const),
  ...['reviews', 'revisar', 'revision', 'revisao', 'rever'].map((word) => [word, 'review'] as const),
  ...['cuentas', 'contas'].map((word) => [word, 'accounts'] as const),
  ...['articulos', 'artigos'].map((word) => [word, 'articles'] as const),
  ...['ayuda', 'ajuda'].map((word) => [word, 'help'] as const),
  ['crise', 'crisis'],
  ['seguidores', 'followers'],
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
  if (slash === null && (quotes !== undefined || command === undefined || (rest !== '' && !WITH_MORE.has(command))))
    return undefined;
  return { text: words.trim(), home: command === 'home' };
}
