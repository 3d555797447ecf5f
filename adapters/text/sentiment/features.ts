import { tokensOf, type Token } from '../tokens.ts';
import { feelingOfFace, lexiconOf } from './lexicon.ts';

/** What a text looks like to the weights: numbered features, and the word from which each comes. */
export interface Features {
  tokens: readonly Token[];
  ids: Uint32Array;
  /** Index of the first token of each feature. */
  from: Uint16Array;
  values: Float32Array;
}

/** Words that turn what follows around, in the languages that have a lexicon, without accents. */
const NEGATORS: Readonly<Record<string, ReadonlySet<string>>> = {
  es: new Set('no ni nunca jamas tampoco sin nadie nada ningun ninguna apenas'.split(' ')),
  pt: new Set('nao n nem nunca jamais tampouco sem ninguem nada nenhum nenhuma naum'.split(' ')),
  en: new Set(
    "not no never without nobody none nor neither cannot cant can't don't dont doesn't doesnt didn't didnt isn't isnt wasn't wasnt won't wont wouldn't wouldnt shouldn't couldn't ain't aint aren't haven't hasn't hardly barely".split(
      ' ',
    ),
  ),
};
const BUT: ReadonlySet<string> = new Set('pero mas porem but sino aunque however embora'.split(' '));
const REACH = 3;

export interface FeatureOptions {
  chars: readonly [number, number];
  weights: { lexicon: number; char: number; word: number; bi: number; tag: number };
}
export const OPTIONS: FeatureOptions = { chars: [3, 5], weights: { lexicon: 2, char: 1, word: 1, bi: 1, tag: 1.5 } };

/** One mark for each feature, all of them nought between two texts: a set made anew for each would cost more than the rest. */
let marks = new Uint8Array(0);

function seenIn(bits: number): Uint8Array {
  if (marks.length < 2 ** bits) marks = new Uint8Array(2 ** bits);
  return marks;
}

export function featuresOf(
  text: string,
  language: string | null,
  bits: number,
  options: FeatureOptions = OPTIONS,
): Features {
  const tokens = tokensOf(text);
  const ids: number[] = [];
  const from: number[] = [];
  const values: number[] = [];
  const seen = seenIn(bits);
  const shift = 32 - bits;
  const put = (hash: number, at: number, value: number): void => {
    const id = Math.imul(hash ^ (hash >>> 15), 0x9e37_79b1) >>> shift;
    if (seen[id] === 1) return;
    seen[id] = 1;
    ids.push(id);
    from.push(at);
    values.push(value);
  };
  const { weights } = options;
  const tag = language ?? '';
  const negators = NEGATORS[tag];
  let negated = 0;
  let before = '<';
  let before2 = '';
  const forms: string[] = [];
  for (const [at, token] of tokens.entries()) {
    const form = formOf(token);
    forms.push(form);
    put(hashOf(form, 1), at, weights.word);
    put(hashOf(`${tag} ${form}`, 2), at, weights.tag);
    put(hashOf(`${before} ${form}`, 3), at === 0 ? 0 : at - 1, weights.bi);
    if (before2 !== '') put(hashOf(`${before2} ${before} ${form}`, 9), at < 2 ? 0 : at - 2, weights.bi);
    if (token.kind === 'sign') negated = 0;
    if (token.kind === 'word' || token.kind === 'hashtag') {
      if (negated > 0) put(hashOf(form, 4), at, weights.word);
      grams(token.plain.replace('#', ''), options.chars, (hash) => put(hash, at, weights.char));
      if (token.plain !== form) put(hashOf(token.plain, 5), at, weights.word);
      negated = negators?.has(token.plain) === true ? REACH : negated - 1;
    }
    if (token.shouted) put(hashOf('shouted', 6), at, 1);
    if (token.stretched) put(hashOf('stretched', 6), at, 1);
    before2 = before;
    before = form;
  }
  put(hashOf(`${forms.at(-1) ?? ''} >`, 3), Math.max(0, tokens.length - 1), weights.bi);
  lexical(tokens, tag, negators, (name, at) => {
    put(hashOf(name, 7), at, weights.lexicon);
    put(hashOf(`${tag} ${name}`, 8), at, weights.lexicon);
  });
  for (const id of ids) seen[id] = 0;
  let sum = 0;
  for (const value of values) sum += value * value;
  const norm = 1 / Math.sqrt(sum || 1);
  return {
    tokens,
    ids: Uint32Array.from(ids),
    from: Uint16Array.from(from),
    values: Float32Array.from(values, (value) => value * norm),
  };
}

function formOf({ kind, form }: Token): string {
  if (kind === 'link') return '<link>';
  if (kind === 'handle') return '<handle>';
  if (kind === 'number') return '<number>';
  return form;
}

/** Sums over the words of the lexicon, after negation, as buckets. */
function lexical(
  tokens: readonly Token[],
  language: string,
  negators: ReadonlySet<string> | undefined,
  put: (name: string, at: number) => void,
): void {
  const lexicon = lexiconOf(language);
  let good = 0;
  let bad = 0;
  let faces = 0;
  let last = 0;
  let lastAt = 0;
  let negated = 0;
  let afterBut = 0;
  let but = false;
  const words = tokens.filter(({ kind }) => kind !== 'handle' && kind !== 'link');
  const places = [...tokens.keys()].filter((at) => !['handle', 'link'].includes(tokens[at]?.kind ?? ''));
  for (let i = 0; i < words.length; i += 1) {
    const token = words[i] as Token;
    const at = places[i] ?? 0;
    if (token.kind === 'face') {
      const feeling = feelingOfFace(token.form);
      faces += feeling;
      if (feeling !== 0) put(`face ${feeling}`, at);
      continue;
    }
    if (token.kind === 'sign') {
      negated = 0;
      continue;
    }
    if (lexicon === undefined) continue;
    if (BUT.has(token.plain)) {
      but = true;
      afterBut = 0;
    }
    let feeling = 0;
    let length = 1;
    for (length = 3; length >= 1; length -= 1) {
      if (i + length > words.length) continue;
      const phrase =
        length === 1
          ? token.plain.replace('#', '')
          : words
              .slice(i, i + length)
              .map(({ plain }) => plain)
              .join('_');
      feeling = lexicon.feeling(phrase);
      if (length > 1 && feeling !== 0 && !phrase.startsWith('x')) break;
      if (feeling !== 0) break;
    }
    if (feeling !== 0) {
      const felt = negated > 0 && length <= 1 ? -feeling * 0.7 : feeling;
      if (felt > 0) good += felt;
      else bad -= felt;
      last = felt;
      lastAt = at;
      if (but) afterBut += felt;
      put(`word ${Math.sign(felt)} ${Math.abs(felt) > 1 ? 2 : 1}`, at);
    }
    negated = negators?.has(token.plain) === true ? REACH : negated - 1;
    if (length > 1) i += length - 1;
  }
  const bucket = (n: number): number => Math.min(6, Math.round(n));
  put(`good ${bucket(good)}`, 0);
  put(`bad ${bucket(bad)}`, 0);
  const sum = Math.max(-5, Math.min(5, Math.round(good - bad)));
  put(`sum ${sum}`, 0);
  put(`sign ${Math.sign(good - bad)}`, 0);
  put(`both ${good > 0} ${bad > 0}`, 0);
  put(`all ${Math.max(-5, Math.min(5, Math.round(good - bad + faces)))}`, 0);
  if (last !== 0) put(`last ${Math.sign(last)}`, lastAt);
  if (but) put(`but ${Math.sign(afterBut)}`, 0);
  put(`length ${Math.min(8, Math.floor(tokens.length / 4))}`, 0);
}

function grams(word: string, [least, most]: readonly [number, number], put: (hash: number) => void): void {
  const padded = `^${word}$`;
  for (let i = 0; i < padded.length; i += 1) {
    let hash = 0x811c_9dc5;
    for (let n = 1; n <= most && i + n <= padded.length; n += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(i + n - 1), 0x0100_0193);
      if (n >= least) put(hash ^ 0x5bd1_e995);
    }
  }
}

function hashOf(text: string, seed: number): number {
  let hash = 0x811c_9dc5 ^ Math.imul(seed, 0x9e37_79b1);
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash;
}
