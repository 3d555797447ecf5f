import { lazily } from '#core/lazily.ts';
import { galicianIn } from './galician.ts';
import { createLeanDetector } from './language-table.ts';
import { languagesOfScript } from './script.ts';

/** Languages that customers of a brand from here mix with its own; without them a French message would be called Spanish. */
const NEIGHBOURS = ['es', 'pt', 'en', 'ca', 'fr', 'de', 'it'];
/** Below this many letters the detector is right four times of five only; there it must be sure of itself. */
const FEW_LETTERS = 20;
/** And so are two words, however long. */
const FEW_DIFFERENT = 3;
/** "me queda grande la chaqueta" is Spanish by a hair's breadth less than Catalan: so near, it is the language that the brand answers in. */
const AS_GOOD_AS = 0.98;
/** So near to the best, a language that the network or an earlier message names is believed. */
const NEAR = 0.93;
/** Of real posts in our languages, one in a hundred looks more like one far away, and then by less than this; those from far away lie further off. */
const FAR = 0.85;
/** Without any other sign a language from far away must be this clear. */
const CLEAR = { score: 0.7, ours: 0.8 };
/** A few words are told apart by this much, or not at all. */
const FEW_WORDS = { score: 0.76, lead: 0.05 };
/** Which of the two nobody can tell from the table, which knows one of them. */
const TWINS: Readonly<Record<string, string>> = { ms: 'id' };

const URL_TEXT = /(?:https?:\/\/|www\.)\S+/giu;
const HANDLE = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}_.-]+)?/gu;
const NOT_WORDS = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Cf}\p{Sk}#\d_]/gu;

/** What the tables know of the languages in our letters. */
const IN_TABLE: ReadonlySet<string> = new Set(
  'az ca cs da de en es et eu fi fr hr hu is it ku lt lv ms nl no pl pt ro sk sl sq sv tl tr vi yo'.split(' '),
);

type Scores = Readonly<Record<string, number>>;

/** `signs` are languages that something else than the text names: the network's guess, and what this person wrote before. */
export function createLanguageDetector(): (
  text: string,
  allowed: readonly string[],
  signs?: readonly string[],
) => string | null {
  const detect = (text: string, allowed: readonly string[], signs: readonly string[]): string | null => {
    const words = text.replace(URL_TEXT, ' ').replace(HANDLE, ' ').replace(NOT_WORDS, ' ').trim();
    const letters = words.match(/\p{L}/gu)?.length ?? 0;
    if (letters === 0) return null;
    const written = languagesOfScript(words, letters);
    if (written?.length === 1) return written[0] ?? null;
    const guess = load().detect(words);
    const scores = guess.getScores();
    if (written !== undefined) return ofScript(scores, written, letters, signs);
    const known = [...new Set([...allowed, ...NEIGHBOURS])];
    const best = bestOf(scores, Object.keys(scores));
    const ours = bestOf(scores, known);
    if (best === undefined) return null;
    // What is said again and again is as few words as once.
    const once = distinctWords(words);
    const isFew = once.length < FEW_DIFFERENT || once.join('').length < FEW_LETTERS;
    if (ours === undefined || scoreOf(scores, ours) < scoreOf(scores, best) * FAR)
      return isFew ? null : fromFar(scores, { best, ours, known, signs });
    if (!isFew && signs.includes(best)) return best;
    // Names of places and goods look like some language; it takes more of them to be one that the brand does not speak.
    const isSure = !isFew || (guess.isReliable() && best === ours && once.length >= (allowed.includes(best) ? 3 : 4));
    const said = isSure
      ? own(scores, ours, { allowed, signs, isFew })
      : ofFewWords(once.length, scores, { best, allowed, known });
    return isFew ? byTheirWords(once, said, allowed) : said;
  };
  return (text, allowed, signs = []) => notGalician(text, detect(text, allowed, signs), signs);
}

/** The tables know no Galician and call it Portuguese or Spanish. */
function notGalician(text: string, said: string | null, signs: readonly string[]): string | null {
  if (said !== 'pt' && said !== 'es') return said;
  const galician = galicianIn(text);
  if (galician === 'no') return said;
  return galician === 'clear' || signs.includes('gl') ? 'gl' : null;
}

function scoreOf(scores: Scores, language: string | undefined): number {
  return language === undefined ? 0 : (scores[language] ?? 0);
}

function bestOf(scores: Scores, among: readonly string[]): string | undefined {
  const [best] = among
    .filter((one) => scoreOf(scores, one) > 0)
    .toSorted((one, other) => scoreOf(scores, other) - scoreOf(scores, one));
  return best;
}

function own(
  scores: Scores,
  best: string,
  { allowed, signs, isFew }: { allowed: readonly string[]; signs: readonly string[]; isFew: boolean },
): string {
  const near = (one: string, share: number): boolean => scoreOf(scores, one) >= scoreOf(scores, best) * share;
  const said = signs.find((sign) => near(sign, isFew ? NEAR : AS_GOOD_AS));
  if (said !== undefined) return said;
  if (allowed.includes(best)) return best;
  const [first] = allowed
    .filter((one) => near(one, AS_GOOD_AS))
    .toSorted((one, other) => scoreOf(scores, other) - scoreOf(scores, one));
  return first ?? best;
}

/** A language that nobody here expects is said where something else names it, or where it is very clear and nothing contradicts. */
function fromFar(
  scores: Scores,
  {
    best,
    ours,
    known,
    signs,
  }: { best: string; ours: string | undefined; known: readonly string[]; signs: readonly string[] },
): string | null {
  const said = signs.find(
    (sign) =>
      !known.includes(sign) &&
      (sign === best ||
        TWINS[best] === sign ||
        !IN_TABLE.has(sign) ||
        scoreOf(scores, sign) >= scoreOf(scores, best) * NEAR),
  );
  if (said !== undefined) return said;
  if (signs.length > 0 || TWINS[best] !== undefined) return null;
  return scoreOf(scores, best) >= CLEAR.score && scoreOf(scores, ours) < scoreOf(scores, best) * CLEAR.ours
    ? best
    : null;
}

/** "HELP ME" is too short for the detector and clear among the languages that the brand speaks; a single word never is. */
function ofFewWords(
  words: number,
  scores: Scores,
  { best, allowed, known }: { best: string; allowed: readonly string[]; known: readonly string[] },
): string | null {
  if (words < 2 || !allowed.includes(best) || scoreOf(scores, best) < FEW_WORDS.score) return null;
  const next = bestOf(
    scores,
    known.filter((one) => one !== best),
  );
  return scoreOf(scores, best) - scoreOf(scores, next) >= FEW_WORDS.lead ? best : null;
}

/** Words that one of two near languages has and the other has not: of a few letters they say more than the table. */
const OF_ONE: Readonly<Record<'es' | 'pt', ReadonlySet<string>>> = {
  es: new Set(
    'hola gracias muy usted ustedes pero bueno buena buenos buenas tengo quiero dónde cuándo hay mucho mucha hoy ayer mañana sin el los las y con mi ahora nadie'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'olá obrigado obrigada muito muita você voce vocês vcs vc não nao tenho quero onde hoje ontem amanhã sem bom boa bem isso meu minha seu sua tudo agora ninguém tá é são'.split(
      ' ',
    ),
  ),
};

function byTheirWords(words: readonly string[], said: string | null, allowed: readonly string[]): string | null {
  if (said !== 'es' && said !== 'pt') return said;
  const other = said === 'es' ? 'pt' : 'es';
  const has = (language: 'es' | 'pt'): boolean => words.some((word) => OF_ONE[language].has(word));
  if (!has(other)) return said;
  return !has(said) && allowed.includes(other) ? other : null;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
/** The detector itself reads no more letters of a text. */
const READ = 1_000;

function distinctWords(text: string): string[] {
  return [...new Set(text.slice(0, READ).toLowerCase().match(WORD))];
}

/** Of the languages of one script. */
function ofScript(
  scores: Scores,
  written: readonly string[],
  letters: number,
  signs: readonly string[],
): string | null {
  const best = bestOf(scores, written);
  const said = signs.find((sign) => written.includes(sign) && scoreOf(scores, sign) >= scoreOf(scores, best) * NEAR);
  if (said !== undefined) return said;
  return letters < FEW_LETTERS / 2 ? null : (best ?? null);
}

/** Read once, at the first text. The larger set of the same library is right half a point more often. */
const load = lazily(createLeanDetector);
