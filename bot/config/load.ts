import { existsSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, Lexer, LineCounter, parseDocument, type Document, type YAMLParseError } from 'yaml';
import { Config } from '#core/config/config.ts';
import type { Network } from '#core/ports/network-definition.ts';
import type { KnownNetwork } from '#core/config/networks.ts';
import { checkReferences } from '#core/config/references.ts';
import { StartError } from '#core/start-error.ts';
import { networks as allNetworks } from '../../adapters/networks/registry.ts';
import { readText } from './text.ts';
import { restOf } from './salvage.ts';
import { issueMistakes, OPEN_QUOTE, referenceMistake, yamlReason, type Mistake } from './mistakes.ts';

/** Beyond this many a reader mends what she has and starts again. */
const SHOWN = 10;

type Source = { file: string; document: Document; lines: LineCounter };

/**
 * Reads and checks the configuration.
 * @throws StartError naming file, line and column of every mistake (the first `shown`), what may stand there and the nearest word
 */
export function loadConfig(
  file: string,
  networks: readonly Network[] = allNetworks,
  shown = SHOWN,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const source = readYaml(file);
  const raw = valuesOf(source);
  const parsed = Config.safeParse(raw);
  const mistakes = [
    ...(parsed.success ? [] : issueMistakes(parsed.error.issues, raw)),
    ...referenceMistakes(
      parsed.data,
      raw,
      networks.map(({ id, display, handle, environment }) => ({
        id,
        display,
        handle,
        isReal: environment.isReal(env),
      })),
    ),
    ...settingsMistakes(raw, networks),
  ];
  if (!parsed.success || mistakes.length > 0) throw mistaken(source, mistakes, shown);
  return parsed.data;
}

/** Names that point nowhere; of a configuration whose shape is wrong, those in what is left of it. */
function referenceMistakes(config: Config | undefined, raw: unknown, networks: readonly KnownNetwork[]): Mistake[] {
  if (config) return checkReferences(config, networks).map((problem) => referenceMistake(problem, raw));
  const rest = restOf(raw);
  if (!rest) return [];
  return checkReferences(rest.config, networks)
    .filter((problem) => rest.isReal(problem))
    .map((problem) => referenceMistake({ ...problem, path: rest.originalPath(problem.path) }, raw));
}

function settingsMistakes(raw: unknown, networks: readonly Network[]): Mistake[] {
  const settings =
    typeof raw === 'object' &&
    raw !== null &&
    'networks' in raw &&
    typeof raw.networks === 'object' &&
    raw.networks !== null
      ? new Map(Object.entries(raw.networks))
      : new Map<string, unknown>();
  return networks.flatMap(({ id, settings: shape }) => {
    const result = shape.safeParse(settings.get(id) ?? {});
    return result.success
      ? []
      : issueMistakes(
          result.error.issues.map((issue) => ({ ...issue, path: ['networks', id, ...issue.path] })),
          raw,
        );
  });
}

function readYaml(file: string): Source {
  const name = shortName(file);
  if (!existsSync(file)) {
    throw new StartError(
      `There is no configuration at ${file}. Recado comes with an example, recado.yaml: copy it there, or name another file with RECADO_CONFIG.`,
    );
  }
  const text = readText(file, name);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const errors = firstErrors(document);
  if (errors.length > 0) {
    const open = openQuote(text);
    const told = errors.map((error) =>
      open !== undefined && open <= error.pos[0]
        ? `  ${name}:${position(lines, open)}  ${OPEN_QUOTE}`
        : `  ${name}:${position(lines, error.pos[0])}  ${yamlReason(error)}`,
    );
    throw new StartError(`${name} is not readable as YAML:\n${[...new Set(told)].join('\n')}`);
  }
  if (!isMap(document.contents)) {
    throw new StartError(
      `${name} ${document.contents === null ? 'is empty' : 'does not consist of names and values'}. Recado comes with an example, recado.yaml: start from that.`,
    );
  }
  return { file: name, document, lines };
}

/** Names that stand twice are mistakes of their own; of all others the first brings the rest with it. */
function firstErrors({ errors }: Document): YAMLParseError[] {
  const first = errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.slice(0, first === -1 ? SHOWN : Math.min(first + 1, SHOWN));
}

/** Where the first quote opens that has no end, or ends only at the next one in the file: what lies between reads like names and values. */
function openQuote(text: string): number | undefined {
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    // The reader's own marks stand for nothing in the file.
    if (['\u0002', '\u0018', '\u001f'].includes(token)) continue;
    if (/^["']/.test(token) && (!isClosed(token) || /\n[ ]*(?:(?:- )?[\w-]+:(?:\s|$)|- \S)/.test(token))) return offset;
    offset += token.length;
  }
  return undefined;
}

function isClosed(token: string): boolean {
  const rest = token.startsWith('"') ? token.slice(1).replace(/\\[\s\S]/g, '') : token.slice(1).replaceAll("''", '');
  return rest.endsWith(token.charAt(0));
}

function valuesOf({ file, document }: Source): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    // References (&name, *name) that multiply without end.
    throw new StartError(
      `${file} refers to itself so often that it cannot be read. Write the values out instead of using & and *.`,
      { cause },
    );
  }
}

function mistaken({ file, document, lines }: Source, mistakes: Mistake[], shown: number): StartError {
  const placed = mistakes
    .map((mistake) => ({ ...mistake, offset: offsetOf(document, mistake.path, mistake.at) }))
    .toSorted((a, b) => a.offset - b.offset);
  const told = placed
    .slice(0, shown)
    .map(
      ({ offset, where, sentence }) =>
        `  ${file}:${position(lines, offset)}  ${where === '' ? '' : `${where}: `}${sentence}`,
    );
  const more = placed.length > shown ? `\n  and ${placed.length - shown} more` : '';
  return new StartError(
    `${file} has ${placed.length === 1 ? 'a mistake' : `${placed.length} mistakes`}:\n${told.join('\n')}${more}`,
  );
}

/** Where a path stands in the file: its value, or its name; of something that is missing, the nearest thing around it. */
function offsetOf(document: Document, wanted: readonly (string | number)[], at: Mistake['at']): number {
  for (let length = wanted.length; length > 0; length -= 1) {
    const here = wanted.slice(0, length);
    const key = here.at(-1);
    const parent: unknown = length === 1 ? document.contents : document.getIn(here.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) continue;
      const node: unknown = at === 'value' && length === wanted.length ? (pair.value ?? pair.key) : pair.key;
      const offset = rangeStart(node);
      if (offset !== undefined) return offset;
    }
    const offset = rangeStart(document.getIn(here, true));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  const start: unknown = Array.isArray(range) ? range[0] : undefined;
  return typeof start === 'number' ? start : undefined;
}

function position(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${Math.max(1, line)}:${Math.max(1, col)}`;
}

function shortName(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}
