/** The HTML that Teams sends beside a text, read in one pass: its time grows with its length only, whatever stands in it. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ATTRIBUTE = /(?<![\w:-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ENDS_LINE = new Set(['/p', '/div', '/li', '/tr', '/h1', '/h2', '/h3', '/pre', '/blockquote', 'br', 'br/', 'hr']);
const SILENT = new Set(['style', 'script', 'title']);

/** What a person wrote, by how much of it is told. */
export interface HtmlWords {
  /** With signs for pictures of emoji, and the addresses of links. */
  text: string;
  /** Without addresses. */
  labels: string;
  /** Without addresses and pictures: what Teams gives as the text of the same message. */
  letters: string;
  /** The message that it quotes. */
  quotes?: string;
}

export function decode(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

type Part = { kind: 'words'; words: string } | { kind: 'tag'; name: string; source: string };

function* partsOf(html: string): Generator<Part> {
  let from = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', open + 1)) {
    if (open < from || !/[a-z/!]/i.test(html.charAt(open + 1))) continue;
    const close = html.indexOf('>', open);
    if (close === -1) break;
    if (open > from) yield { kind: 'words', words: html.slice(from, open) };
    const source = html.slice(open, close + 1);
    yield { kind: 'tag', name: (/^<(\/?[a-z][\w:-]{0,40}\/?)/i.exec(source)?.[1] ?? '').toLowerCase(), source };
    from = close + 1;
  }
  if (from < html.length) yield { kind: 'words', words: html.slice(from) };
}

function attributesOf(source: string): Map<string, string> {
  return new Map(
    [...source.matchAll(ATTRIBUTE)].map(([, name = '', ...values]) => [
      name.toLowerCase(),
      decode(values.find((value) => value !== undefined) ?? ''),
    ]),
  );
}

/** The address behind a label, where the label does not say it already. */
function addressBehind(label: string, href: string): string | undefined {
  const address = href.replace(/^(?:mailto|tel):/i, '');
  const short = address.replace(/^https?:\/\//i, '');
  if (
    !/^(?:https?|mailto|tel|ftp):/i.test(href) ||
    label === address ||
    (label !== '' && label.replace(/^https?:\/\//i, '').replace(/\/$/, '') === short.replace(/\/$/, ''))
  )
    return undefined;
  return address;
}

const tidy = (pieces: readonly string[]): string =>
  pieces
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

/** `nameOf` tells what stands in place of somebody who is mentioned. */
export function readHtml(html: string, nameOf: (name: string, place: number) => string = (name) => name): HtmlWords {
  const [text, labels, letters]: [string[], string[], string[]] = [[], [], []];
  const say = (words: string): void => [text, labels, letters].forEach((each) => void each.push(words));
  let quotes: string | undefined;
  let quoteDepth = 0;
  let silent: string | undefined;
  let preformatted = 0;
  let link: { href: string; from: number } | undefined;
  let mention: { end: string; words: string; place: number } | undefined;
  let mentions = 0;

  for (const part of partsOf(html)) {
    if (part.kind === 'words') {
      if (quoteDepth > 0 || silent !== undefined) continue;
      const words = decode(preformatted > 0 ? part.words : part.words.replace(/[ \t\r\n]+/g, ' ')).replace(
        /\u00a0/g,
        ' ',
      );
      if (mention) mention.words += words;
      else say(words);
      continue;
    }
    const { name, source } = part;
    if (silent !== undefined) silent = name === `/${silent}` ? undefined : silent;
    else if (SILENT.has(name)) silent = name;
    else if (quoteDepth > 0) quoteDepth += name === 'blockquote' ? 1 : name === '/blockquote' ? -1 : 0;
    else if (mention && name === mention.end) {
      say(nameOf(mention.words, mention.place));
      mention = undefined;
    } else if (name === 'blockquote') {
      const { itemtype, itemid } = Object.fromEntries(attributesOf(source));
      if (itemtype === undefined || !/schema\.skype\.com\/Reply$/i.test(itemtype)) continue;
      quoteDepth = 1;
      if (itemid !== undefined && /^\d+$/.test(itemid)) quotes ??= itemid;
    } else if (name === 'img' || name === 'emoji' || name === 'customemoji') {
      const attributes = attributesOf(source);
      const isEmoji = name !== 'img' || /schema\.skype\.com\/(?:Custom)?Emoji/i.test(attributes.get('itemtype') ?? '');
      const sign = isEmoji ? (attributes.get('alt') ?? '') : '';
      text.push(sign);
      labels.push(sign);
    } else if (name === 'span' || name === 'at') {
      const attributes = attributesOf(source);
      const isMention = name === 'at' || /schema\.skype\.com\/Mention$/i.test(attributes.get('itemtype') ?? '');
      const id = attributes.get('itemid') ?? attributes.get('id') ?? '';
      if (isMention && !mention)
        mention = { end: `/${name}`, words: '', place: /^\d{1,4}$/.test(id) ? Number(id) : mentions };
      if (isMention) mentions += 1;
    } else if (name === 'a') link = { href: attributesOf(source).get('href') ?? '', from: text.length };
    else if (name === '/a' && link) {
      const label = text.slice(link.from).join('').trim();
      const address = addressBehind(label, link.href.trim());
      if (address !== undefined) text.push(label === '' ? address : ` (${address})`);
      link = undefined;
    } else if (ENDS_LINE.has(name)) say('\n');
    if (name === 'pre') preformatted += 1;
    if (name === '/pre') preformatted = Math.max(0, preformatted - 1);
  }
  if (mention) say(nameOf(mention.words, mention.place));
  return { text: tidy(text), labels: tidy(labels), letters: tidy(letters), quotes };
}
