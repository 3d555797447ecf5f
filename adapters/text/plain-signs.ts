/** A text as patterns look at it, and where each of its characters stands in the text that a person wrote. */
export interface PlainSigns {
  text: string;
  /** The place in the written text of character i; one more stands for the end. */
  origin: readonly number[];
}

/** The frame of a digit on a key among them. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u034f\u20e3]/u;
const SPACE = /[\t\p{Zs}\u2028\u2029]/u;
const DASH = /[\p{Pd}\u2212\u2043\u02d7]/u;
/** Middle dots and bullets that part the groups of a number, and full stops of other scripts. */
const DOT = /[\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\u3002\uff61]/u;
const DIGIT = /\p{Nd}/u;
const WIDE = /[\uff01-\uff5e]/u;
const ODD = /[^\n\r\u0020-\u007e]/u;

/**
 * Pasted from a page or a telephone, the groups of a number stand apart by spaces that are none of the keyboard's, by other
 * dashes, or as wide digits. They are made plain one by one, so that letters keep their place and their kind.
 */
export function plainSigns(text: string): PlainSigns {
  const origin: number[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = ODD.test(sign) ? plainSign(sign) : sign;
    for (let i = 0; i < plain.length; i += 1) origin.push(plain.length === sign.length ? at + i : at);
    parts.push(plain);
    at += sign.length;
  }
  origin.push(at);
  return { text: parts.join(''), origin };
}

function plainSign(sign: string): string {
  if (INVISIBLE.test(sign)) return '';
  if (SPACE.test(sign)) return ' ';
  if (DASH.test(sign)) return '-';
  if (DOT.test(sign)) return '.';
  if (DIGIT.test(sign)) return digit(sign);
  return WIDE.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;
}

/** Unicode keeps ten digits of a script in a row, from nought; the digits of mathematics follow each other in tens. */
function digit(sign: string): string {
  const wide = sign.normalize('NFKC');
  if (/^[0-9]$/.test(wide)) return wide;
  const code = sign.codePointAt(0) ?? 0;
  let first = code;
  while (code - first < 9 && DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return String(code - first);
}
