/** Signs between digits or before one that make another number of it: 24.50, 10:30, 3/4, +5, -5. */
const WITHIN_NUMBER = /^[.,:/'’+-]$/;
/** Everything but letters, digits, pictures and the signs of money and parts. */
const BETWEEN = /[^\p{L}\p{N}\p{Extended_Pictographic}\p{Sc}%°]+/gu;
const SHORTENED = /^\p{P}*(?:https?:\/\/)?t\.co\/\w/u;
const SCHEME = /^[\p{Ps}\p{Pi}"']*https?:\/\/(?:www\.)?/u;
/** "alba.example/p", "www.alba.example": a word that ends in letters after a dot, before what follows an address. */
const ADDRESS = /^\p{P}*(?:https?:\/\/|www\.)|^[^/]*\.\p{L}{2,}(?:[/:?#]|\p{P}*$)/u;

/**
 * Whether what came back from a network is the text that was sent. Networks put handles in front, change white space and
 * signs, write addresses in full or shorten them; they do not change words, numbers or where an address leads. Takes time in
 * proportion to the texts.
 */
export function isSameWords(sent: string, seen: string): boolean {
  const [a, b] = [wordsOf(sent), wordsOf(seen)];
  // What was shortened no longer says where it leads, so then addresses are not compared.
  const hasShortened = [...a, ...b].some((word) => SHORTENED.test(word));
  return bare(a, hasShortened) === bare(b, hasShortened);
}

/** Networks of many servers show a handle with its server or without. */
const SERVER = /@(\w[\w.-]*)@[\w.-]*\w/gu;

/** Without the handles that open an answer. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('−', '-').replace(SERVER, '@$1');
  const words = plain.split(/\s+/u).filter(Boolean);
  const first = words.findIndex((word) => !/^@\w+$/.test(word));
  return first === -1 ? [] : words.slice(first);
}

function bare(words: readonly string[], withoutAddresses: boolean): string {
  const kept = withoutAddresses
    ? words.filter((word) => !ADDRESS.test(word))
    : words.map((word) => readable(word.replace(SCHEME, '')));
  const text = kept.join(' ');
  const compared = text.replace(BETWEEN, (signs, at: number) =>
    signOf(signs, {
      isAfterDigit: isDigit(text[at - 1]),
      isBeforeDigit: isDigit(text[at + signs.length]),
      isFirst: at === 0,
    }),
  );
  // Where there is nothing but signs, they are all there is to compare.
  return compared === '' ? kept.join('') : compared;
}

/** What a run of signs says about the number beside it; nothing where there is none. */
function signOf(
  signs: string,
  { isAfterDigit, isBeforeDigit, isFirst }: { isAfterDigit: boolean; isBeforeDigit: boolean; isFirst: boolean },
): string {
  if (!isBeforeDigit) return '';
  if (isAfterDigit && WITHIN_NUMBER.test(signs)) return signs === '’' ? "'" : signs;
  const last = signs.at(-1) ?? '';
  const isAlone = signs.length === 1 ? isFirst : signs.at(-2) === ' ' || signs.at(-2) === '(';
  if (isAlone && (last === '+' || last === '-')) return last;
  // "5 5" is not "55".
  return isAfterDigit ? ' ' : '';
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}

/** Networks write letters of an address in full, or as percents. */
function readable(word: string): string {
  if (!word.includes('%')) return word;
  try {
    return decodeURI(word).normalize('NFKC');
  } catch (error) {
    if (error instanceof URIError) return word;
    throw error;
  }
}
