import { emojiOfName, emojiOfSign, type ComposedEmoji } from '../emoji.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';

/** What was typed, as it travels: the text on the wire and the composer's rich text, which say the same. */
export interface Composed {
  text: string;
  blocks: Json[];
}

interface Piece {
  wire: string;
  element: Json;
}

const TOKEN = new RegExp(
  [
    '(?<code>`[^`\\n]+`)',
    '(?<url>https?:\\/\\/[^\\s<>]+)',
    '(?<mail>[\\w.+\\-]+@[\\w\\-]+(?:\\.[\\w\\-]+)+)',
    '(?<tel>(?<![\\d+])(?:\\+\\d{1,3} )?\\d{3} \\d{3} \\d{3}(?!\\d))',
    '(?<=^|\\s)@(?<named>[\\p{L}\\p{N}_\\-]+)',
    '(?<=^|\\s)#(?<channel>[\\p{L}\\p{N}_\\-]+)',
    ":(?<name>[a-z0-9_+'\\-]+):(?::skin-tone-(?<tone>[2-6](?:-[2-6])?):)?",
    '(?<sign>\\p{RGI_Emoji})',
  ].join('|'),
  'gv',
);
const BROADCASTS = new Set(['here', 'channel', 'everyone']);
const STYLES: Readonly<Record<string, string>> = { '*': 'bold', _: 'italic', '~': 'strike' };
const STYLED = /(?<![\p{L}\p{N}*_~])([*_~])(?=[^\s*_~])([^*_~\n]*[^\s*_~])\1(?![\p{L}\p{N}*_~])/gu;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** As Slack's composer: emoji go by their names, addresses and names that exist become links and mentions, all else is escaped. */
export function compose(world: World, raw: string, place: string): Composed {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of raw.matchAll(TOKEN)) {
    const [piece, length] = pieceOf(world, found) ?? [];
    if (piece === undefined || length === undefined) continue;
    pieces.push(...plain(raw.slice(from, found.index)), piece);
    from = found.index + length;
  }
  pieces.push(...plain(raw.slice(from)));
  return {
    text: pieces.map(({ wire }) => wire).join(''),
    blocks: [
      {
        type: 'rich_text',
        block_id: `t${place.slice(-6)}`,
        elements: [{ type: 'rich_text_section', elements: pieces.map(({ element }) => element) }],
      },
    ],
  };
}

/** What a token becomes, and how much of the text it takes; undefined where it is only text. */
function pieceOf({ team }: World, { 0: whole, groups = {} }: RegExpMatchArray): [Piece, number] | undefined {
  const { code, url, mail, tel, named, channel, name, tone, sign } = groups;
  if (code !== undefined)
    return [
      { wire: escape(code), element: { type: 'text', text: code.slice(1, -1), style: { code: true } } },
      code.length,
    ];
  if (url !== undefined) {
    // What ends the sentence is no part of the address.
    const address = url.replace(/[.,;:!?'")\]]+$/, '');
    return [{ wire: `<${escape(address)}>`, element: { type: 'link', url: address } }, address.length];
  }
  if (mail !== undefined)
    return [
      { wire: `<mailto:${mail}|${mail}>`, element: { type: 'link', url: `mailto:${mail}`, text: mail } },
      mail.length,
    ];
  if (tel !== undefined)
    return [
      {
        wire: `<tel:${tel.replaceAll(' ', '')}|${tel}>`,
        element: { type: 'link', url: `tel:${tel.replaceAll(' ', '')}`, text: tel },
      },
      tel.length,
    ];
  if (named !== undefined) {
    const key = named.toLowerCase();
    const user = key === 'recado' ? team.user(team.botUserId) : team.findUser(key);
    if (user) return [{ wire: `<@${user.id}>`, element: { type: 'user', user_id: user.id } }, whole.length];
    const group = team.groups().find(({ handle }) => handle === key);
    if (group)
      return [
        { wire: `<!subteam^${group.id}|@${group.handle}>`, element: { type: 'usergroup', usergroup_id: group.id } },
        whole.length,
      ];
    return BROADCASTS.has(key)
      ? [{ wire: `<!${key}>`, element: { type: 'broadcast', range: key } }, whole.length]
      : undefined;
  }
  if (channel !== undefined) {
    const there = team.findChannel(channel.toLowerCase());
    return (
      there && [
        { wire: `<#${there.id}|${there.name}>`, element: { type: 'channel', channel_id: there.id } },
        whole.length,
      ]
    );
  }
  const emoji = sign === undefined ? emojiOfName(name ?? '', tone) : emojiOfSign(sign);
  return emoji && [emojiPiece(emoji), whole.length];
}

function emojiPiece({ name, unicode, tone }: ComposedEmoji): Piece {
  const wire = `:${name}:${tone === undefined ? '' : `:skin-tone-${tone}:`}`;
  return {
    wire,
    element: {
      type: 'emoji',
      name,
      unicode,
      skin_tone: tone !== undefined && /^\d$/.test(tone) ? Number(tone) : undefined,
    },
  };
}

/** Marks stay in the text and are styles in the rich text. */
function plain(raw: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const literal = (text: string): void =>
    void (text !== '' && pieces.push({ wire: escape(text), element: { type: 'text', text } }));
  for (const { 0: whole, 1: mark = '', 2: words = '', index } of raw.matchAll(STYLED)) {
    literal(raw.slice(from, index));
    pieces.push({
      wire: escape(whole),
      element: { type: 'text', text: words, style: { [STYLES[mark] ?? 'bold']: true } },
    });
    from = index + whole.length;
  }
  literal(raw.slice(from));
  return pieces;
}
