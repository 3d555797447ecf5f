import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..', '..');

export interface Import {
  /** Path from the root, with forward slashes. */
  file: string;
  spec: string;
  typeOnly: boolean;
}

/** TypeScript files of the project under a folder, as paths from the root. */
export function sources(folder: string): string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((file) => file.split(path.sep).join('/'))
    .toSorted();
}

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Every import, re-export, dynamic import and import type of a file. */
export function importsOf(file: string): Import[] {
  const text = read(file);
  const statements = [...text.matchAll(/^(?:import|export)(\s+type)?\b(?:[^;'"]*?\bfrom)?\s*['"]([^'"]+)['"]/gm)];
  const calls = [...text.matchAll(/\b(typeof\s+)?import\(\s*['"]([^'"]+)['"]\s*\)(\.\w+)?/g)];
  return [
    ...statements.map(([, type, spec = '']) => ({ file, spec, typeOnly: type !== undefined })),
    // `import('x').Name` in a type position is erased; `await import('x')` is not.
    ...calls.map((call) => ({
      file,
      spec: call[2] ?? '',
      typeOnly: !/\bawait\s+$/.test(text.slice(0, call.index)) && call[3] !== undefined && /^\.[A-Z]/.test(call[3]),
    })),
  ];
}

/** What is in the repository, or would be with the next commit; every file where this is no git checkout. */
export function projectFiles(): string[] {
  if (!existsSync(path.join(root, '.git'))) {
    const exclude = new Set(['node_modules', 'data', 'coverage']);
    return globSync('**/*', { cwd: root, withFileTypes: true, exclude: (entry) => exclude.has(entry.name) })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  }
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(path.join(root, file)));
}
