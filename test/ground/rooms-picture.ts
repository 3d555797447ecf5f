import { readCommand } from '../../sandbox/command-line.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf, root, sources, type Import } from '../support/source.ts';

/** The rooms in the order in which they are drawn, and what each is for. */
export const ROOMS: Record<string, string> = {
  bot: 'starts everything',
  handlers: 'clicks and jobs',
  adapters: 'the outside worlds',
  store: 'database and queue',
  sandbox: 'the local workspace',
  'bot/core': 'vocabulary and rules',
};

export const architectureFile = path.join(root, 'docs', 'architecture.md');

/** The room of a path from the root: its first folder, bot/core being one of its own. */
export function roomOf(file: string): string {
  return file.startsWith('bot/core/') ? 'bot/core' : (file.split('/')[0] ?? '');
}

/** Where an import leads: a path from the root, or undefined for a package. */
export function target({ file, spec }: Import): string | undefined {
  if (spec.startsWith('#core/')) return spec.replace('#core/', 'bot/core/');
  return spec.startsWith('.') ? path.posix.join(path.posix.dirname(file), spec) : undefined;
}

/** Who imports whom, read from the code; `typeOnly` where nothing of it runs. */
export function edges(imports: readonly Import[]): { from: string; to: string; typeOnly: boolean }[] {
  const found = new Map<string, { from: string; to: string; typeOnly: boolean }>();
  for (const each of imports) {
    const from = roomOf(each.file);
    const to = roomOf(target(each) ?? each.file);
    if (from === to) continue;
    const key = `${from} ${to}`;
    found.set(key, { from, to, typeOnly: each.typeOnly && (found.get(key)?.typeOnly ?? true) });
  }
  const order = Object.keys(ROOMS);
  const at = (room: string): number => (order.includes(room) ? order.indexOf(room) : order.length);
  return [...found.values()].toSorted((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
}

export function picture(
  imports: readonly Import[] = ['bot', 'store', 'adapters', 'handlers', 'sandbox'].flatMap(sources).flatMap(importsOf),
): string {
  const name = (room: string): string => room.replace('/', '_');
  return [
    '```mermaid',
    'flowchart TD',
    ...Object.entries(ROOMS).map(([room, what]) => `  ${name(room)}["${room}/<br>${what}"]`),
    ...edges(imports).map(({ from, to, typeOnly }) => `  ${name(from)} ${typeOnly ? '-.->' : '-->'} ${name(to)}`),
    '```',
  ].join('\n');
}

const BLOCK = /```mermaid\nflowchart TD\n[\s\S]*?\n```/;

/** The picture that stands in a text. @throws where there is none */
export function pictureIn(text: string): string {
  const found = BLOCK.exec(text)?.[0];
  if (found === undefined)
    throw new Error(
      'docs/architecture.md has no picture of the rooms: a mermaid block that begins with "flowchart TD".',
    );
  return found;
}

if (import.meta.main) {
  readCommand(process, {
    usage: 'npm run rooms\n\nDraws in docs/architecture.md which room knows which. It takes no options.',
  });
  const text = readFileSync(architectureFile, 'utf8');
  writeFileSync(
    architectureFile,
    text.replace(pictureIn(text), () => picture()),
  );
}
