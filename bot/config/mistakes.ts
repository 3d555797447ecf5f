import type { YAMLParseError } from 'yaml';
import type { z } from 'zod';
import type { ReferenceProblem } from '#core/config/reference-problem.ts';
import { inWords, nearest } from '#core/config/references.ts';
import { configSchema, type SchemaNode } from './schema.ts';

/** One thing that is wrong, in words. */
export interface Mistake {
  path: (string | number)[];
  /** Whether the place is the value or the name before it. */
  at: 'value' | 'name';
  /** The path in words; empty at the top. */
  where: string;
  sentence: string;
}

export function referenceMistake({ path: wanted, message, allowed, value }: ReferenceProblem, raw: unknown): Mistake {
  // "to: billing" is read as a list of one; its place is where the word stands.
  const single = typeof wanted.at(-1) === 'number' && typeof valueAt(raw, wanted.slice(0, -1)) === 'string';
  const path = single ? wanted.slice(0, -1) : wanted;
  const isName = path[0] === 'networks' && path.length === 2;
  return {
    path,
    at: isName ? 'name' : 'value',
    where: inWords(path),
    sentence: `${message}. ${hint(value, allowed)}`.trim(),
  };
}

/** Turns what zod says into sentences; one issue may be several mistakes. */
export function issueMistakes(issues: readonly z.core.$ZodIssue[], raw: unknown): Mistake[] {
  return issues.flatMap((issue) => toMistakes(issue, raw));
}

function toMistakes(issue: z.core.$ZodIssue, raw: unknown): Mistake[] {
  const path = issue.path.filter((part) => typeof part === 'string' || typeof part === 'number');
  const value = valueAt(raw, path);
  const mistake = (sentence: string, at: Mistake['at'] = 'value', place = path): Mistake[] => [
    { path: place, at, where: inWords(place), sentence },
  ];
  const node = nodeAt(configSchema(), path);
  if (value === undefined) return mistake(`is missing; ${node ? `it must be ${describe(node)}` : 'add it'}.`, 'name');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = node?.properties ? Object.keys(node.properties) : node?.propertyNames?.enum?.map(String);
      return issue.keys.flatMap((key) =>
        mistake(`"${key}" means nothing here. ${hint(key, known)}`.trim(), 'name', [...path, key]),
      );
    }
    case 'invalid_value':
      return mistake(`"${say(value)}" is not possible here. ${hint(say(value), issue.values.map(String))}`.trim());
    case 'invalid_key':
      return mistake(
        `the name "${path.at(-1) ?? ''}" is not possible: ${issue.issues[0]?.message ?? issue.message}.`,
        'name',
      );
    case 'invalid_union': {
      const inside = insideList(issue, node, value);
      if (inside.length > 0)
        return inside.flatMap((each) => toMistakes({ ...each, path: [...issue.path, ...each.path] }, raw));
      return mistake(`${unionSentence(value, node)}${isText(node) && isBare(value) ? ' Put it in quotes.' : ''}`);
    }
    case 'invalid_type':
      return mistake(`${unionSentence(value, node)}${isText(node) && isBare(value) ? ' Put it in quotes.' : ''}`);
    case 'too_small':
      return mistake(
        issue.origin === 'number' || issue.origin === 'int'
          ? `${say(value)} is too small; the least is ${issue.minimum}.`
          : `is empty; ${issue.origin === 'array' ? 'name at least one' : 'write something'}.`,
      );
    case 'too_big':
      return mistake(
        issue.origin === 'number' || issue.origin === 'int'
          ? `${say(value)} is too large; the most is ${issue.maximum}.`
          : issue.origin === 'array'
            ? `has too many entries; the most is ${issue.maximum}.`
            : `is too long; the most is ${issue.maximum}.`,
      );
    case 'invalid_format':
      return mistake(
        `"${say(value)}" is not possible: ${issue.format === 'email' ? 'it is not an e-mail address' : issue.message}.`,
      );
    default:
      return mistake(`${issue.message}.`);
  }
}

/** Where one value or a list of them may stand, what is wrong with the values and not with their number. */
function insideList(
  { errors }: z.core.$ZodIssueInvalidUnion,
  node: SchemaNode | undefined,
  value: unknown,
): z.core.$ZodIssue[] {
  if (node?.anyOf?.some(({ type }) => type === 'array') !== true) return [];
  const isOf = (each: z.core.$ZodIssue): boolean =>
    each.code !== 'invalid_type' &&
    each.code !== 'invalid_union' &&
    (!Array.isArray(value) || each.code !== 'invalid_value');
  return errors.find((issues) => issues.every((each) => each.path.length > 0 || isOf(each))) ?? [];
}

function unionSentence(value: unknown, node: SchemaNode | undefined): string {
  const wanted = `${node ? `it must be ${describe(node)}` : 'it must be something else'}.`;
  const options = (node?.anyOf ?? [])
    .flatMap((option) => (option.const === undefined ? (option.enum ?? []) : [option.const]))
    .map(String);
  const keys = (node?.anyOf ?? []).flatMap((option) => Object.keys(option.properties ?? {}));
  if (isRecord(value)) {
    const odd = Object.keys(value).find((key) => !keys.includes(key));
    const near = odd === undefined ? undefined : nearest(odd, keys);
    return `${odd === undefined ? 'this' : `"${odd}"`} is not possible here; ${wanted}${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  }
  const near = typeof value === 'string' ? nearest(value, options) : undefined;
  return `${say(value)} is not possible here; ${wanted}${near === undefined ? '' : ` Did you mean "${near}"?`}`;
}

/** "a list", "one of es, pt, en", "area-experts, nobody, `people: ...` or `group: ...`". */
function describe(node: SchemaNode): string {
  if (node.anyOf) return list([...new Set(node.anyOf.map(describe))]);
  if (node.const !== undefined) return `"${String(node.const)}"`;
  if (node.enum)
    return node.enum.length === 1 ? `"${String(node.enum[0])}"` : `one of ${node.enum.map(String).join(', ')}`;
  if (node.type === 'array') return 'a list';
  if (node.type === 'object')
    return node.properties && node.required?.[0] !== undefined && Object.keys(node.properties).length === 1
      ? `\`${node.required[0]}: ...\``
      : 'names with values, one per line';
  if (node.type === 'string') return 'a text';
  if (node.type === 'integer') return 'a whole number';
  if (node.type === 'boolean') return 'true or false';
  return node.type === 'number' ? 'a number' : 'a value';
}

function list(words: string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
}

/** "It can be a, b or c. Did you mean b?"; long lists only give the nearest. */
function hint(value: string | undefined, allowed: readonly string[] | undefined): string {
  if (!allowed) return '';
  if (allowed.length === 0) return 'None is defined yet.';
  const near = value === undefined ? undefined : nearest(value, allowed);
  return [
    allowed.length <= 20 ? `It can be ${list([...allowed])}.` : '',
    near === undefined ? '' : `Did you mean "${near}"?`,
  ]
    .filter(Boolean)
    .join(' ');
}

function nodeAt(root: SchemaNode, path: readonly (string | number)[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const part of path) {
    const options: SchemaNode[] = node === undefined ? [] : [node, ...(node.anyOf ?? [])];
    node = options.map((option) => childOf(option, part)).find((child) => child !== undefined);
  }
  return node;
}

function childOf(node: SchemaNode, part: string | number): SchemaNode | undefined {
  if (typeof part === 'number') return node.items;
  return (
    node.properties?.[part] ?? (typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined)
  );
}

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  let value = raw;
  for (const part of path) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isRecord(value)) value = value[String(part)];
    else return undefined;
  }
  return value;
}

/** What YAML reads as something else than the text that was meant: 12345, true, 1.50. */
function isBare(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
}

function isText(node: SchemaNode | undefined): boolean {
  return (
    node !== undefined &&
    [node, ...(node.anyOf ?? [])].some((option) => option.type === 'string' && option.enum === undefined)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function say(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'this';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export const OPEN_QUOTE = 'this quote is never closed; add the second one at the end of the text.';

/** What the YAML reader says, for people who do not know its grammar. */
export function yamlReason({ code, message }: YAMLParseError): string {
  switch (code) {
    case 'BAD_INDENT':
      return 'this line begins too far left or too far right; lines that belong together begin in the same column.';
    case 'TAB_AS_INDENT':
      return 'this line begins with a tab; use spaces.';
    case 'DUPLICATE_KEY':
      return 'this name stands twice in the same place; remove or join one of them.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a name and its value do not fit together here; look for a next line that begins too far right, a missing quote, a missing space after ":", or a second ":" in the line (put such a text in quotes).';
    case 'MISSING_CHAR':
      if (/closing .*quote/.test(message)) return OPEN_QUOTE;
      return 'something is missing here: a quote, a bracket, a comma, or the ":" after a name.';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here ("---"); one file is one configuration. Take this line out, or keep what follows in a file of its own.';
    case 'BAD_SCALAR_START':
      return 'a text cannot begin with this sign; put it in quotes.';
    case 'BAD_ALIAS':
      return 'a text that begins with * or & must stand in quotes.';
    case 'BAD_DQ_ESCAPE':
      return 'a backslash in a text in double quotes must be written twice, or use single quotes.';
    default:
      return `${message.replace(/\s+/g, ' ')}.`.replace(/\.\.$/, '.');
  }
}
