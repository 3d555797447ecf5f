/** A word, face or sign of a text: as it is compared, and where it stands. */
export interface Token {
  /** Lower case, with accents, letters repeated more than twice cut to two. */
  form: string;
  /** Without accents. */
  plain: string;
  kind: 'word' | 'number' | 'link' | 'handle' | 'hashtag' | 'face' | 'sign';
  start: number;
  end: number;
  shouted: boolean;
  stretched: boolean;
}

/** Nobody's word is longer; what is longer is a key, a link without dots, or a prank. */
const LONGEST = 40;
const PIECE = new RegExp(
  [
    String.raw`(?<link>(?:https?:\/\/|www\.)[^\s<>"]{1,500}|\bhttp\b)`,
    String.raw`(?<handle>@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60})`,
    String.raw`(?<hashtag>#[\p{L}\p{N}_]{1,100})`,
    String.raw`(?<face><\/?3+|[:;=]['’]?-?[()\[\]dpo3/\\|*]+(?![\p{L}\p{N}])|\^\^|-_-|[xX][dD]+(?![\p{L}\p{N}])|(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]|\p{Extended_Pictographic}(?<=\u200d.{1,2}))*)`,
    String.raw`(?<number>\p{N}{1,40}(?:[.,:/]\p{N}{1,20})*[%€$£ºª]?)`,
    String.raw`(?<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:(?:['’]|\\u2019)[\p{L}\p{M}]+)*)`,
    String.raw`(?<sign>\\u[0-9a-fA-F]{4}|[!?¡¿]+|\.{2,}|…|[.,;:"“”«»()€$£%*+-])`,
  ].join('|'),
  'gu',
);
/** The curly one, and what a careless export makes of it. */
const APOSTROPHES = /’|\\u2019/g;
const MARKS = /\p{M}+/gu;
const STRETCHED = /([\p{L}\p{N}!?.])\1{2,}/gu;
const ASCII = /^[\u0020-\u007e]*$/;

/** A text as words; `atMost` of them, since what decides stands in the first pages. */
export function tokensOf(text: string, atMost = 600): Token[] {
  const tokens: Token[] = [];
  PIECE.lastIndex = 0;
  for (const match of text.matchAll(PIECE)) {
    const token = tokenOf(match);
    if (token !== undefined) tokens.push(token);
    if (tokens.length >= atMost) break;
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray): Token | undefined {
  const kind = kindOf(match);
  const whole = match[0];
  const start = match.index;
  const end = start + whole.length;
  if (whole.length > LONGEST && kind === 'word')
    return { form: 'long', plain: 'long', kind: 'sign', start, end, shouted: false, stretched: false };
  const lower = whole.normalize('NFC').toLowerCase().replace(APOSTROPHES, "'");
  const form = lower.replace(STRETCHED, '$1$1');
  return {
    form,
    plain: fold(form),
    kind,
    start,
    end,
    shouted: kind === 'word' && whole.length > 2 && whole === whole.toUpperCase() && lower !== whole,
    stretched: form !== lower,
  };
}

function kindOf({ groups = {} }: RegExpExecArray): Token['kind'] {
  if (groups['word'] !== undefined) return 'word';
  if (groups['sign'] !== undefined) return 'sign';
  if (groups['number'] !== undefined) return 'number';
  if (groups['handle'] !== undefined) return 'handle';
  if (groups['hashtag'] !== undefined) return 'hashtag';
  return groups['face'] === undefined ? 'link' : 'face';
}

/** Without accents and other marks over letters. */
export function fold(word: string): string {
  return ASCII.test(word) ? word : word.normalize('NFD').replace(MARKS, '');
}
