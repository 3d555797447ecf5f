/** Scripts, with the languages that are written in them; where there is one, the script says all. */
const SCRIPTS: readonly (readonly [pattern: RegExp, languages: readonly string[]])[] = [
  [/\p{Script=Arabic}/gu, ['ar', 'fa', 'ur', 'ku']],
  [/\p{Script=Cyrillic}/gu, ['ru', 'uk', 'bg', 'sr', 'be']],
  [/\p{Script=Devanagari}/gu, ['hi', 'mr']],
  [/\p{Script=Hebrew}/gu, ['he']],
  [/\p{Script=Greek}/gu, ['el']],
  [/\p{Script=Hangul}/gu, ['ko']],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['zh', 'ja']],
  [/\p{Script=Thai}/gu, ['th']],
  [/\p{Script=Armenian}/gu, ['hy']],
  [/\p{Script=Georgian}/gu, ['ka']],
  [/\p{Script=Bengali}/gu, ['bn']],
  [/\p{Script=Tamil}/gu, ['ta']],
  [/\p{Script=Telugu}/gu, ['te']],
  [/\p{Script=Gujarati}/gu, ['gu']],
  [/\p{Script=Gurmukhi}/gu, ['pa']],
  [/\p{Script=Kannada}/gu, ['kn']],
  [/\p{Script=Malayalam}/gu, ['ml']],
  [/\p{Script=Oriya}/gu, ['or']],
  [/\p{Script=Sinhala}/gu, ['si']],
  [/\p{Script=Khmer}/gu, ['km']],
  [/\p{Script=Lao}/gu, ['lo']],
  [/\p{Script=Myanmar}/gu, ['my']],
  [/\p{Script=Ethiopic}/gu, ['am']],
];
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The languages of the script that most letters belong to; undefined for ours, and empty for one that is not known here. */
export function languagesOfScript(text: string, letters: number): readonly string[] | undefined {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 >= letters) return undefined;
  const [most] = SCRIPTS.map(([pattern, languages]) => ({
    languages,
    count: text.match(pattern)?.length ?? 0,
  })).toSorted((one, other) => other.count - one.count);
  if (!most || most.count * 2 < letters) return [];
  // Japanese mixes its own letters with the Chinese ones; Chinese has none of them.
  return most.languages[0] === 'zh' && KANA.test(text) ? ['ja'] : most.languages;
}
