import { MARK } from '#core/visible-text.ts';
import { emojiSign } from './emoji.ts';
import { Blocks, Emoji, Holder } from '../wire.ts';

/** Who and what a text names, asked for only where the text does not say it itself; undefined where nobody knows. */
export interface Names {
  person(id: string): Promise<string | undefined>;
  channel(id: string): Promise<string | undefined>;
  group(id: string): Promise<string | undefined>;
}

/** A message with the names of the emoji in its blocks; undefined where it has none to tell by. */
export interface WireText {
  text: string;
  emoji?: ReadonlySet<string> | undefined;
}

/** A message may name many; beyond these the reader sees that names are missing. */
const MOST_NAMES = 50;
/** Stands in the text for a part that is read by itself. */
const PART = '\ufffc';
const PARTS = /```[\s\S]*?```|`[^`\n]+`|<[^<>\n]+>|\ufffc/g;
const CODE = /:([\p{L}\p{N}_+'-]{1,100}):(?::skin-tone-([2-6](?:-[2-6])?):)?/uy;
const IN_WORD = /[\p{L}\p{N}]/u;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
/** Bold, struck and italic: marks that lean on a word from outside, on one line, as Slack reads them. */
const MARKS = ['*', '~', '_'].map(
  (mark) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}\\\\@/${mark}])[${mark}](?=[^\\s${mark}])([^${mark}\\n]*[^\\s${mark}])[${mark}](?![\\p{L}\\p{N}${mark}])`,
      'gu',
    ),
);

const entities = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

interface Named {
  of: keyof Names;
  id: string;
  label: string | undefined;
}

/** `<...>` on the wire is an address, or names something. */
function readTag(tag: string): string | Named {
  const [target = '', ...rest] = tag.slice(1, -1).split('|');
  const said = entities(rest.join('|')).trim();
  const label = said === '' ? undefined : said;
  const [kind, id] = [target.charAt(0), target.slice(1)];
  if (kind === '@') return { of: 'person', id, label: label?.replace(/^@/, '') };
  if (kind === '#') return { of: 'channel', id, label: label?.replace(/^#/, '') };
  return kind === '!' ? special(id, label) : address(entities(target), label);
}

function special(what: string, label: string | undefined): string | Named {
  const [name = '', value = ''] = what.split('^');
  if (name === 'subteam') return { of: 'group', id: value, label: label?.replace(/^@/, '') };
  if (name === 'date')
    return label ?? (/^\d{1,10}$/.test(value) ? new Date(Number(value) * 1000).toISOString().slice(0, 10) : MARK);
  return label?.replace(/^@/, '') ?? name;
}

/** What only Slack's own programs can open is told by its label alone; other addresses stay, and labels that say more stay beside them. */
function address(url: string, label: string | undefined): string {
  const [, scheme = '', rest = url] = /^([a-z][a-z0-9+.-]*):(?:\/\/)?(.*)$/is.exec(url) ?? [];
  const shown = /^(?:mailto|tel|sms)$/i.test(scheme) ? rest : url;
  if (/^slack/i.test(scheme)) return label ?? '';
  if (label === undefined || rest.startsWith(label) || url.startsWith(label)) return shown;
  if (/^(?:tel|sms)$/i.test(scheme) && digits(rest).endsWith(digits(label)) && digits(label) !== '') return label;
  return `${label} (${shown})`;
}

const digits = (text: string): string => text.replace(/\D/g, '');

/** Inside code nothing is formatted, but names travel as everywhere, and addresses beside what was typed. */
function code(text: string): (string | Named)[] {
  const inner = text.startsWith('```') ? text.slice(3, -3).replace(/^\n|\n$/g, '') : text.slice(1, -1);
  return inner
    .split(/(<[^<>\n]+>)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^<[@#!]/.test(piece)
        ? readTag(piece)
        : entities(
            piece.replace(
              /^<([^<>|\n]+)(?:\|([^<>\n]*))?>$/,
              (_tag, target: string, label?: string) => label ?? target,
            ),
          ),
    );
}

/** Signs for the names between colons. A name that is no emoji stays as it was typed; a team's own emoji is told by its name. */
function withSigns(text: string, emoji: ReadonlySet<string> | undefined): string {
  let told = '';
  let from = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', from)) {
    CODE.lastIndex = at;
    const found = CODE.exec(text);
    const isGlued = found !== null && (IN_WORD.test(text.charAt(at - 1)) || IN_WORD.test(text.charAt(CODE.lastIndex)));
    const sign = found === null ? undefined : signOf({ name: found[1] ?? '', tone: found[2], isGlued, emoji });
    told += text.slice(from, at) + (sign ?? ':');
    from = at + (found === null || sign === undefined ? 1 : found[0].length);
  }
  return told + text.slice(from);
}

function signOf({
  name,
  tone,
  isGlued,
  emoji,
}: {
  name: string;
  tone: string | undefined;
  isGlued: boolean;
  emoji: ReadonlySet<string> | undefined;
}): string | undefined {
  // "10:100:30" holds no emoji, nor does "a:b:c".
  const isDoubtful = isGlued && /^(?:\d+|\p{L}{1,2})$/u.test(name) && emoji?.has(name) !== true;
  if (isDoubtful) return undefined;
  const sign = emojiSign(name, tone);
  if (sign !== undefined) return sign;
  const isOwn = emoji === undefined ? !isGlued && /^(?=.*[a-z])[a-z0-9_+'-]+$/.test(name) : emoji.has(name);
  return isOwn ? name : undefined;
}

/** A text of Slack's wire as people read it: signs for emoji, names for mentions, no marks of formatting. */
export async function plainWords({ text, emoji }: WireText, names: Names): Promise<string> {
  const parts: (string | Named)[] = [];
  const marked = text.replace(PARTS, (part) => {
    const read = part === PART ? [PART] : part.startsWith('`') ? code(part) : [readTag(part)];
    parts.push(...read);
    return PART.repeat(read.length);
  });
  const told = await tellNames(parts, names);
  let place = 0;
  return entities(MARKS.reduce((line, mark) => line.replace(mark, '$1'), withSigns(marked, emoji))).replaceAll(
    PART,
    () => told[place++] ?? '',
  );
}

async function tellNames(parts: readonly (string | Named)[], names: Names): Promise<string[]> {
  const asked = new Map<string, Promise<string | undefined>>();
  const ask = ({ of, id }: Named): Promise<string | undefined> | undefined => {
    const key = `${of} ${id}`;
    if (!asked.has(key) && asked.size < MOST_NAMES) asked.set(key, names[of](id));
    return asked.get(key);
  };
  return Promise.all(
    parts.map(async (part) => {
      if (typeof part === 'string') return part;
      // A person goes by the name that she has now, whatever the text once called her.
      const name = part.of === 'person' ? ((await ask(part)) ?? part.label) : (part.label ?? (await ask(part)));
      return part.of === 'channel' ? `#${name ?? MARK}` : (name ?? MARK);
    }),
  );
}

/** What somebody typed in a field, where Slack gives emoji by their names too; everything else in it is as she typed it. */
export function typedWords(text: string): string {
  return withSigns(text, new Set());
}

/** What follows a slash command: as she typed it but for the signs that Slack never sends bare. */
export const commandWords = entities;

/** The names of all emoji in a message's blocks; undefined for a message without them, whose text alone says what it is. */
export function emojiIn(blocks: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(blocks) || blocks.length === 0) return undefined;
  const found = new Set<string>();
  const left: unknown[] = [...blocks];
  while (left.length > 0) {
    const each = left.pop();
    const name = Emoji.safeParse(each).data?.name.split('::')[0];
    if (name !== undefined) found.add(name);
    for (const inner of Holder.safeParse(each).data?.elements ?? []) left.push(inner);
  }
  return found;
}

/** The blocks of an event or of a shortcut: of the message as it is now. */
export function blocksOf(payload: unknown): unknown {
  const { blocks, message } = Blocks.safeParse(payload).data ?? {};
  return message?.blocks ?? blocks;
}
