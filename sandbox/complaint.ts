import type { z } from 'zod';

/** What is wrong with the body of a control call, as sentences for whoever wrote the script. */
export function complaint(issues: readonly z.core.$ZodIssue[], body: unknown): string {
  return [...new Set(issues.map((issue) => sentence(issue, body)))].join(' ');
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'names with values',
};

function sentence(issue: z.core.$ZodIssue, body: unknown): string {
  const name = issue.path.length === 0 ? 'The body' : `\`${issue.path.map(String).join('.')}\``;
  if (issue.path.length > 0 && at(body, issue.path) === undefined) return `${name} is missing.`;
  switch (issue.code) {
    case 'invalid_union': {
      // The first way is the usual one.
      const first = issue.errors[0]?.[0];
      return first ? sentence({ ...first, path: [...issue.path, ...first.path] }, body) : `${name} is not possible.`;
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => `\`${[...issue.path, key].map(String).join('.')}\` means nothing here.`).join(' ');
    case 'invalid_type':
      return `${name} must be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `${name} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'string' ? `${name} is empty.` : `${name} must be at least ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${name} is too long; the most is ${issue.maximum}.`
        : `${name} must be at most ${issue.maximum}.`;
    case 'invalid_format':
      return issue.format === 'url'
        ? `${name} must be an address such as https://example.com/.`
        : `${name} must be ${issue.message}.`;
    default:
      return `${name} must be ${issue.message}.`;
  }
}

function at(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const part of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  return value;
}
