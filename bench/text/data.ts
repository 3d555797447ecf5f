import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Post {
  text: string;
  language: string;
  /** 0 negative, 1 neutral, 2 positive. */
  label: number;
  /** Place among the posts of its file. */
  index: number;
}

export const FOLDERS: Readonly<Record<string, string>> = { es: 'spanish', pt: 'portuguese', en: 'english' };
/** Languages near enough to ours that their posts teach what faces and common words say. */
export const NEIGHBOURS: readonly string[] = ['italian', 'french'];
const MARKS = ['-', '0', '+'];
/** Lines as `wc` counts them; those of the data end with a line break each. */
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');

/** The folder with other people's data, which is not part of this repository. */
export function sharedFolder(): string | undefined {
  const folder = process.env['RECADO_SHARED_DATA'];
  return folder === undefined || !existsSync(path.join(folder, 'xlm-t')) ? undefined : folder;
}

export const NO_FOLDER =
  'Set RECADO_SHARED_DATA to the folder that holds xlm-t/ (docs/labels.md says where it comes from).';

export function readPosts(
  folder: string,
  split: 'train' | 'val',
  languages: readonly string[] = Object.keys(FOLDERS),
): Post[] {
  return languages.flatMap((language) => {
    const base = path.join(folder, 'xlm-t', FOLDERS[language] ?? language, split);
    const labels = linesOf(`${base}_labels.txt`);
    const texts = linesOf(`${base}_text.txt`);
    if (labels.length !== texts.length)
      throw new Error(
        `${base}_text.txt has ${texts.length} lines and its labels ${labels.length}: they must be as many.`,
      );
    return texts.map((text, index) => ({ text, language, label: Number(labels[index]), index }));
  });
}

/** Messages that we wrote, since posts of xlm-t hardly ever speak to a brand. */
export function ownPosts(): Post[] {
  return Object.keys(FOLDERS).flatMap((language) =>
    linesOf(path.join(import.meta.dirname, 'own', `${language}.txt`)).map((line, index) => ({
      text: line.slice(2),
      language,
      label: MARKS.indexOf(line[0] ?? ''),
      index,
    })),
  );
}
