import { words, wordsAt, type Check } from '../check.ts';
import type { Place } from '../plain.ts';

const CHEERFUL =
  /[😀😃😄😁😆😂🤣😜😝😛🤪😎🥳🎉🎊🤩💃🕺✨🙌🔥😅😉😍🥰😋]|(?<![\p{L}\p{N}])[:;xX]-?[D)P](?![\p{L}\p{N}])/gu;
const JOKES = words(
  '(?:ja){2,10}j?|(?:je){2,10}|(?:ha){2,10}|k{3,10}|(?:rs){2,10}|lol|lmao|xd|genial|estupendo|fenomenal|fantastic[oa]|maravillos[oa]|que (?:bien|ilusion|alegria|guay|divertido)|buenisimo|yupi|ole|' +
    'otimo|que (?:bom|fixe|legal|maravilha|alegria|giro)|maravilhos[oa]|espetacular|show de bola|uhu|beleza|' +
    'great news|awesome|fantastic|amazing|wonderful|yay|woohoo|brilliant|no worries|cheer up|oops|oopsie|whoops|ups|upsi|lovely|super happy|how (?:exciting|fun)|estamos (?:muy )?(?:contentos|felices|encantados)|nos encanta|adoramos|we love|tranquil[oa]|calma|relaja\\p{L}*|relax|calm down|chill|no es para tanto|nao e para tanto|nada de mais',
);
const MARKS = /!{2,}|\?!|!\?/gu;
/** Two words in capitals are shouted; one may be a name. */
const SHOUT = /(?<![\p{L}\p{N}#@])(?:\p{Lu}{3,20}[ ,]+){1,10}\p{Lu}{3,20}(?![\p{L}\p{N}])/gu;
const SHOWN = 3;

export const tone: Check = {
  find({ isComplaint, draft, asked }) {
    if (!isComplaint || asked === null) return [];
    const written = [CHEERFUL, MARKS, SHOUT].flatMap((pattern) =>
      [...draft.written.matchAll(pattern)].map(({ 0: found, index }): Place => ({
        start: index,
        end: index + found.length,
      })),
    );
    const exclaimed = exclamations(draft.written);
    return [...written, ...draft.folded.all(JOKES), ...exclaimed]
      .toSorted((a, b) => a.start - b.start)
      .slice(0, SHOWN)
      .map(({ start, end }) => ({ place: { start, end }, params: { words: wordsAt(draft, { start, end }) } }));
  },
};

/** One may stand in the greeting; from the second on they are said aloud. */
function exclamations(text: string): Place[] {
  const found = [...text.matchAll(/(?<!!)!(?![!?])/gu)].slice(1);
  return found
    .slice(0, found.length > 0 && isGreeted(text) ? 1 : found.length > 1 ? 1 : 0)
    .map(({ index }) => ({ start: index, end: index + 1 }));
}

const isGreeted = (text: string): boolean => /^[^.?\n]{0,40}!/u.test(text);
