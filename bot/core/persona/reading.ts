import type { Language } from '../config/config.ts';
import { folded, lower, type Place, type Plain } from './plain.ts';

export interface Token extends Place {
  /** Small letters without accents. */
  word: string;
  /** Whether only white space, a hyphen or an apostrophe parts it from the word before. */
  follows: boolean;
}

/** A sentence by its places in `folded`. */
export interface Sentence {
  from: number;
  to: number;
  text: string;
  isQuestion: boolean;
}

/** A text read once, for all checks; each way of looking at it is made when somebody looks. */
export interface Reading {
  written: string;
  language: Language | null;
  readonly folded: Plain;
  readonly lower: Plain;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const BETWEEN = /^[\s\-'\u2010-\u2015]*$/u;
/** A full stop behind a title or a single letter ends nothing. */
const SENTENCE =
  /(?:(?<![\p{L}\p{N}])(?:sr|sra|srta|dr|dra|mr|mrs|ms|no|num|aprox|p|ud|uds|vd)\.|\.(?=[\p{L}\p{N}])|[^.!?…\n])+[.!?…]*/gu;

export function read(written: string, language: Language | null): Reading {
  let foldedText: Plain | undefined;
  let lowerText: Plain | undefined;
  let tokens: Token[] | undefined;
  let sentences: Sentence[] | undefined;
  const reading: Reading = {
    written,
    language,
    get folded() {
      return (foldedText ??= folded(written));
    },
    get lower() {
      return (lowerText ??= lower(written));
    },
    get tokens() {
      return (tokens ??= tokensOf(reading.folded));
    },
    get sentences() {
      return (sentences ??= [...reading.folded.text.matchAll(SENTENCE)].map(({ 0: text, index }) => ({
        from: index,
        to: index + text.length,
        text,
        isQuestion: /\?[.!?…]*$/u.test(text),
      })));
    },
  };
  return reading;
}

function tokensOf(plain: Plain): Token[] {
  let before = 0;
  return plain.all(WORD).map(({ match, start, end }, index) => {
    const follows = index > 0 && BETWEEN.test(plain.text.slice(before, match.index));
    before = match.index + match[0].length;
    return { word: match[0], start, end, follows };
  });
}
