import { SENTIMENTS } from '#core/ports/labels.ts';
import { judgeSentiment } from '../../adapters/text/sentiment/model.ts';
import { readPosts, type Post } from './data.ts';
import { LIBRARIES, loadLibraries } from './libraries.ts';
import { columns, interval, macroF1, percent, type Pair } from './scores.ts';

const AIMS: Readonly<Record<string, number>> = { es: 0.57, pt: 0.66, en: 0.58 };
const f1 = (pairs: readonly Pair[]): number => macroF1(pairs, SENTIMENTS);
const band = (pairs: readonly Pair[]): string => interval(pairs, f1).map(percent).join('–');
const truthOf = ({ label }: Post): string => SENTIMENTS[label] ?? '';

/** Macro-F1 on posts that no weight was taught and no threshold chosen by, beside every library. */
export async function sentimentTable(folder: string, libraries: string | undefined): Promise<string> {
  const rows: string[][] = [['sentiment, macro-F1 (95 %)', 'es', 'pt', 'en', 'posts']];
  const posts = readPosts(folder, 'val');
  const by = Object.groupBy(posts, ({ language }) => language);
  const ours = new Map(
    Object.entries(by).map(([language, group = []]) => [
      language,
      group.map((post) => ({ truth: truthOf(post), ...judged(post) })),
    ]),
  );
  const cells = (cell: (language: string) => string): string[] => Object.keys(AIMS).map(cell);
  rows.push([
    'ours',
    ...cells((language) => `${percent(f1(ours.get(language) ?? []))} (${band(ours.get(language) ?? [])})`),
    String(posts.length),
  ]);
  rows.push([
    'aim',
    ...cells(
      (language) =>
        `${percent(AIMS[language] ?? 0)} ${f1(ours.get(language) ?? []) >= (AIMS[language] ?? 0) ? 'met' : 'NOT met'}`,
    ),
    '',
  ]);
  const notes: string[] = [];
  if (libraries === undefined)
    notes.push(`No library was measured. To put them beside ours:
npm install --prefix ./libraries --ignore-scripts ${LIBRARIES}
npm run bench:text -- --libraries ./libraries`);
  else {
    const { libraries: loaded, failed } = loadLibraries(libraries);
    notes.push(...failed.map((reason) => `not measured: ${reason}`));
    for (const library of loaded) {
      const row = [library.name];
      let count = 0;
      for (const language of Object.keys(AIMS)) {
        if (!library.languages.includes(language)) {
          row.push('-');
          continue;
        }
        const group = (by[language] ?? []).slice(0, library.most);
        const pairs: Pair[] = [];
        for (const post of group) pairs.push({ truth: truthOf(post), said: await library.judge(post.text, language) });
        count += pairs.length;
        row.push(`${percent(f1(pairs))} (${band(pairs)})`);
      }
      rows.push([...row, String(count)]);
    }
  }
  const shown = [['labels that are shown', 'es', 'pt', 'en']];
  const share = (language: string, at: (group: Judged[]) => Judged[]): string => {
    const group = ours.get(language) ?? [];
    const some = at(group);
    return `${percent(some.filter(({ truth, said }) => truth === said).length / (some.length || 1))} of ${percent(some.length / (group.length || 1))}`;
  };
  shown.push([
    'right, at the threshold',
    ...cells((language) => share(language, (group) => group.filter(({ isShown }) => isShown))),
  ]);
  shown.push([
    'right, the surer half',
    ...cells((language) =>
      share(language, (group) => group.toSorted((a, b) => b.sure - a.sure).slice(0, Math.ceil(group.length / 2))),
    ),
  ]);
  return [columns(rows), columns(shown), ...notes].join('\n\n');
}

interface Judged extends Pair {
  sure: number;
  isShown: boolean;
}

function judged({ text, language }: Post): Omit<Judged, 'truth'> {
  const { label } = judgeSentiment(text, language);
  return { said: label.guess, sure: label.sure, isShown: label.value !== null };
}
