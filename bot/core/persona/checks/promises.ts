import { words, wordsAt, type Check } from '../check.ts';
import { promiseKinds } from '../../config/clause.ts';
import type { Language } from '../../config/config.ts';
import { languagesToTry } from '../language/forms.ts';
import { findPhrases } from '../language/phrases.ts';
import { english } from '../promises/english.ts';
import type { Promises, PromisesOf } from '../promises/kinds.ts';
import { portuguese } from '../promises/portuguese.ts';
import { spanish } from '../promises/spanish.ts';
import type { Place } from '../plain.ts';
import type { Reading, Sentence } from '../reading.ts';

type Kind = (typeof promiseKinds)[number];

const SAID: PromisesOf = { es: spanish, pt: portuguese, en: english };
/** How far what comes and when it comes may stand from each other. */
const NEAR = 60;

interface Patterns {
  when: RegExp;
  comes: RegExp;
  thing: RegExp;
  future: RegExp;
  guarantee: RegExp;
  gift: RegExp;
}
const made = new Map<Language, Patterns>();
function patternsOf(language: Language): Patterns {
  let patterns = made.get(language);
  if (!patterns) {
    const { when, comes, thing, future, guarantee, gift } = SAID[language];
    made.set(
      language,
      (patterns = {
        when: words(when),
        comes: words(comes),
        thing: words(thing),
        future: words(future),
        guarantee: words(guarantee),
        gift: words(gift),
      }),
    );
  }
  return patterns;
}

export const promises: Check = {
  find({ clause, draft }) {
    const kinds: readonly Kind[] = clause?.promises ?? promiseKinds;
    const found = languagesToTry(draft.language).flatMap((language) =>
      draft.sentences.flatMap((sentence) => inSentence(draft, sentence, language, kinds)),
    );
    const own = findPhrases(draft, clause?.words ?? []).map(({ start, end }) => ({ start, end, kind: undefined }));
    const kept: (Place & { kind: Kind | undefined })[] = [];
    for (const each of [...found, ...own].toSorted((a, b) => a.start - b.start || b.end - a.end))
      if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each);
    return kept.map(({ start, end, kind }) => ({
      place: { start, end },
      params: { words: wordsAt(draft, { start, end }) },
      say: kind ? (`finding.promises.${kind}` as const) : undefined,
    }));
  },
};

function inSentence(
  draft: Reading,
  sentence: Sentence,
  language: Language,
  kinds: readonly Kind[],
): (Place & { kind: Kind })[] {
  const said = SAID[language];
  const { when, comes, thing, future, guarantee, gift } = patternsOf(language);
  const spans: { from: number; to: number; kind: Kind }[] = [];
  if (kinds.includes('deadline') && !sentence.isQuestion) {
    const times = [...sentence.text.matchAll(when)];
    if (times.length > 0) {
      const { text, from } = sentence;
      const written = ({ 0: verb, index }: RegExpExecArray): string =>
        wordsAt(draft, draft.folded.place(from + index, from + index + verb.length)).normalize('NFC');
      const is = [...text.matchAll(comes)].filter((verb) => said.past?.test(written(verb)) !== true);
      const will = [...text.matchAll(future)].filter(
        (verb) => said.accents?.test(written(verb)) !== false && !said.onlySays.test(verb[0]),
      );
      spans.push(...deadlines(text, times, [...is, ...will], said), ...things(text, times, thing, said));
    }
  }
  for (const [kind, pattern] of [
    ['guarantee', guarantee],
    ['gift', gift],
  ] as const) {
    if (!kinds.includes(kind)) continue;
    for (const { 0: found, index } of sentence.text.matchAll(pattern)) {
      if (
        !/^(?:no|nao|nem|never|nunca|jamas|won't|it|this|that)/u.test(found) &&
        said.not.test(before(sentence.text, index))
      )
        continue;
      spans.push({ from: index, to: index + found.length, kind });
    }
  }
  return spans.map(({ from, to, kind }) => ({ kind, ...draft.folded.place(sentence.from + from, sentence.from + to) }));
}

/** Something comes, and near it stands when. */
function deadlines(
  text: string,
  times: readonly RegExpExecArray[],
  verbs: readonly RegExpExecArray[],
  said: Promises,
): { from: number; to: number; kind: Kind }[] {
  let next = 0;
  return verbs
    .toSorted((one, other) => one.index - other.index)
    .flatMap(({ 0: found, index }) => {
      if (said.not.test(before(text, index))) return [];
      const end = index + found.length;
      while (next < times.length - 1 && (times[next]?.index ?? 0) + NEAR < index) next += 1;
      for (const time of times.slice(next, next + 4)) {
        const timeEnd = time.index + time[0].length;
        const [from, to] = [Math.min(index, time.index), Math.max(end, timeEnd)];
        const gap = Math.max(index - timeEnd, time.index - end);
        if (gap > NEAR || said.notComes.test(text.slice(from, to + 25)) || said.not.test(before(text, from))) continue;
        return [{ from, to, kind: 'deadline' as const }];
      }
      return [];
    });
}

/** What comes is named as a thing, and right behind it stands when: "a refund tomorrow". */
function things(
  text: string,
  times: readonly RegExpExecArray[],
  thing: RegExp,
  { linked, spokenOf, not }: Promises,
): { from: number; to: number; kind: Kind }[] {
  return [...text.matchAll(thing)].flatMap(({ 0: found, index }) => {
    const said = before(text, index);
    if (not.test(said) || spokenOf.test(said)) return [];
    const end = index + found.length;
    const time = times.find(
      (each) => each.index >= end && each.index - end <= NEAR && linked.test(text.slice(end, each.index)),
    );
    return time === undefined ? [] : [{ from: index, to: time.index + time[0].length, kind: 'deadline' as const }];
  });
}

/** Enough to see "no te podemos". */
const before = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at);
