import { createLanguageDetector } from '../../adapters/text/language.ts';
import { readPosts } from './data.ts';
import { columns, percent } from './scores.ts';

const SEVEN: Readonly<Record<string, string>> = {
  spanish: 'es',
  portuguese: 'pt',
  english: 'en',
  french: 'fr',
  german: 'de',
  italian: 'it',
  arabic: 'ar',
};
const AIM = 0.97;
const LEAST_LETTERS = 20;

/** Posts of twenty letters or more, with no other sign than the text. */
export function languageTable(folder: string): string {
  const detect = createLanguageDetector();
  const rows: string[][] = [['language', 'right', 'unsure', 'wrong', 'posts']];
  const all = { right: 0, unsure: 0, count: 0 };
  const shares: number[] = [];
  for (const [name, language] of Object.entries(SEVEN)) {
    const posts = [...readPosts(folder, 'val', [name])].filter(
      ({ text }) => (text.replaceAll('@user', '').match(/\p{L}/gu)?.length ?? 0) >= LEAST_LETTERS,
    );
    const said = posts.map(({ text }) => detect(text, ['es', 'pt', 'en']));
    const right = said.filter((one) => one === language).length;
    const unsure = said.filter((one) => one === null).length;
    shares.push(right / posts.length);
    all.right += right;
    all.unsure += unsure;
    all.count += posts.length;
    rows.push([
      language,
      percent(right / posts.length),
      percent(unsure / posts.length),
      percent((posts.length - right - unsure) / posts.length),
      String(posts.length),
    ]);
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  rows.push([
    `mean, aim ${percent(AIM)} ${mean >= AIM ? 'met' : 'NOT met'}`,
    percent(mean),
    percent(all.unsure / all.count),
    percent((all.count - all.right - all.unsure) / all.count),
    String(all.count),
  ]);
  return columns(rows);
}
