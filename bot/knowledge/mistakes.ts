import type { z } from 'zod';
import { nearest } from '#core/config/references.ts';
import { ADDRESS } from '#core/knowledge/article.ts';
import { Head, headKeys, type KnownNames, type Mistake } from './shape.ts';

/** What stands above an article, or what is wrong with it. */
export function readHead(raw: unknown, known: KnownNames): { head?: Head; mistakes: Mistake[] } {
  const parsed = Head.safeParse(raw);
  if (!parsed.success) return { mistakes: parsed.error.issues.flatMap(toMistakes) };
  const { data: head } = parsed;
  const mistakes = [...namesOf(head, known), ...answerProblems(head)];
  return { head, mistakes };
}

function namesOf(head: Head, known: KnownNames): Mistake[] {
  return (['brands', 'areas', 'networks'] as const).flatMap((field) =>
    head[field].flatMap((name, index) =>
      known[field].includes(name)
        ? []
        : [
            {
              path: [field, index],
              sentence:
                `there is no ${field.slice(0, -1)} "${name}" in the configuration. ${hint(name, known[field])}`.trim(),
            },
          ],
    ),
  );
}

function answerProblems({ answer, auto, url }: Head): Mistake[] {
  if (auto && answer.trim() === '')
    return [{ path: ['auto'], sentence: 'an automatic answer needs a text: write `answer`, or take `auto` away.' }];
  if (url === undefined && answer.includes(ADDRESS))
    return [{ path: ['answer'], sentence: `${ADDRESS} stands for the address of the article: write \`url\`.` }];
  return [];
}

function toMistakes(issue: z.core.$ZodIssue): Mistake[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      isName: true,
      sentence: `"${key}" means nothing here. ${hint(key, headKeys)}`,
    }));
  if (issue.code === 'invalid_type')
    return [
      {
        path,
        sentence:
          issue.input === undefined && path.length === 1 && isMissing(issue)
            ? 'is missing; add it.'
            : `must be ${kinds[issue.expected] ?? issue.expected}; put text with : or # in quotes.`,
      },
    ];
  if (issue.code === 'too_big') return [{ path, sentence: `is too long; the most is ${issue.maximum} characters.` }];
  if (issue.code === 'too_small') return [{ path, sentence: 'is empty; write something.' }];
  return [{ path, sentence: `is not possible: ${issue.message}.` }];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  boolean: 'true or false',
  object: 'names with values, one per line',
};

function isMissing({ message }: z.core.$ZodIssue): boolean {
  return message.includes('received undefined');
}

/** "It can be a, b or c. Did you mean b?" */
export function hint(word: string, allowed: readonly string[]): string {
  const near = nearest(word, allowed);
  const all =
    allowed.length === 0
      ? 'None is defined there.'
      : `It can be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(allowed)}.`;
  return `${allowed.length > 20 ? '' : `${all} `}${near === undefined ? '' : `Did you mean "${near}"?`}`.trim();
}
