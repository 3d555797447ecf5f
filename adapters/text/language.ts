import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

type Detector = (typeof import('eld/small'))['eld'];

/** Languages that customers of a brand from here mix with its own; without them a French message would be called Spanish. */
const NEIGHBOURS = ['es', 'pt', 'en', 'ca', 'fr', 'de', 'it'];
/** Below this many letters the detector is right four times of five only; there it must be sure of itself. */
const FEW_LETTERS = 20;
/** "me queda grande la chaqueta" is Spanish by a hair's breadth less than Catalan: so near, it is the language that the brand answers in. */
const AS_GOOD_AS = 0.98;

const URL_TEXT = /(?:https?:\/\/|www\.)\S+/giu;
const HANDLE = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]+/gu;
const NOT_WORDS = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Cf}\p{Sk}#\d_]/gu;

export function createLanguageDetector(): (text: string, allowed: readonly string[]) => string | null {
  let detector: Detector | undefined;
  let subset = '';
  return (text, allowed) => {
    const words = text.replace(URL_TEXT, ' ').replace(HANDLE, ' ').replace(NOT_WORDS, ' ').trim();
    const letters = words.match(/\p{L}/gu)?.length ?? 0;
    if (letters === 0) return null;
    detector ??= load();
    const wanted = [...new Set([...allowed, ...NEIGHBOURS])].toSorted();
    if (wanted.join() !== subset) {
      detector.setLanguageSubset(wanted);
      subset = wanted.join();
    }
    const guess = detector.detect(words);
    if (guess.language === '' || (letters < FEW_LETTERS && !guess.isReliable())) return null;
    return own(guess.getScores(), guess.language, allowed);
  };
}

function own(scores: Readonly<Record<string, number>>, best: string, allowed: readonly string[]): string {
  if (allowed.includes(best)) return best;
  const [near] = allowed.filter((one) => (scores[one] ?? 0) >= (scores[best] ?? 0) * AS_GOOD_AS).toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  return near ?? best;
}

/** The n-gram tables take a third of a second and 150 MB, so they are read with the first text and not by whoever only wants the module. */
function load(): Detector {
  const module: typeof import('eld/small') = createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('eld/small')));
  return module.eld.newInstance();
}
