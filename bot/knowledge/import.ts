import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { StartError } from '#core/start-error.ts';
import { readExport, type Imported, type Source } from './exports.ts';

const FENCE = '---\n';
/** What the other tool knows better than we; all the rest of a head is ours and stays. */
const THEIRS = ['title', 'url', 'tags'] as const;

/** What became of each article, for whoever imports: one line each. */
export interface ImportReport {
  lines: string[];
}

/**
 * Writes what other tools export as articles, one file each. An article that is there already keeps our questions, answer and
 * marks; one that the other tool no longer has stops being offered, and is not erased.
 * @throws StartError
 */
export function importArticles(
  source: Source,
  { files, folder, whole, day }: { files: readonly string[]; folder: string; whole: boolean; day: string },
): ImportReport {
  const imported = files.flatMap((file) => readExport(source, readJson(file), file));
  const lines: string[] = [];
  const there = new Set<string>();
  for (const article of imported) {
    const file = path.join(folder, article.language, `${article.id}.md`);
    if (there.has(file)) continue;
    there.add(file);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const after = written(article, before);
    if (before === after) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, after);
    lines.push(`${before === undefined ? 'new    ' : 'changed'} ${file}`);
  }
  const unseen = whole ? globSync(path.join(folder, '*', source, '*.md')).filter((file) => !there.has(file)) : [];
  for (const file of unseen.toSorted())
    if (ended(file, day)) lines.push(`ended   ${file}: ${source} no longer has it, so it is not offered any more`);
  return { lines };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StartError(`${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}

/** A body is never sent as it is: the answer stays empty until a person writes it. */
function written({ id, title, url, tags, body }: Imported, before: string | undefined): string {
  const head = headOf(before);
  head.set('id', id);
  const theirs = { title, url, tags };
  for (const key of THEIRS) {
    const value = theirs[key];
    if (value.length > 0) head.set(key, value);
    else head.delete(key);
  }
  return `${FENCE}${stringify(Object.fromEntries(head), { lineWidth: 0 })}${FENCE}\n${body}\n`;
}

/** No longer offered from yesterday on; false where it was so already. */
function ended(file: string, day: string): boolean {
  const text = readFileSync(file, 'utf8');
  const head = headOf(text);
  const until: unknown = head.get('valid_until');
  const yesterday = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  if (typeof until === 'string' && until <= yesterday) return false;
  head.set('valid_until', yesterday);
  writeFileSync(file, `${FENCE}${stringify(Object.fromEntries(head), { lineWidth: 0 })}${FENCE}${bodyOf(text)}`);
  return true;
}

function headOf(text: string | undefined): Map<string, unknown> {
  const [, head = ''] = text?.split(/^---[ \t]*$\n?/m, 3) ?? [];
  const raw: unknown = parseDocument(head, { stringKeys: true }).toJS({ maxAliasCount: 20 });
  return new Map(typeof raw === 'object' && raw !== null ? Object.entries(raw) : []);
}

function bodyOf(text: string): string {
  return text
    .split(/^---[ \t]*$\n?/m)
    .slice(2)
    .join(FENCE);
}
