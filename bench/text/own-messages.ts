import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CATEGORIES,
  INTENTS,
  RED_WORDS,
  URGENCIES,
  type Category,
  type Intent,
  type Urgency,
} from '#core/ports/labels.ts';
import type { Message } from './messages.ts';

/** A message that we wrote for training, and its line in its file. */
export type OwnMessage = Omit<Message, 'country' | 'sentiment'> & { index: number };

const CATEGORY: Readonly<Record<string, Category>> = {
  c: 'complaint',
  q: 'question',
  l: 'lead',
  s: 'suggestion',
  p: 'praise',
  x: 'spam',
  o: 'other',
};
const INTENT: Readonly<Record<string, Intent>> = {
  r: 'refund',
  x: 'cancel',
  f: 'fix',
  h: 'human',
  b: 'buy',
  i: 'information',
  n: 'none',
};
const URGENCY: Readonly<Record<string, Urgency>> = { u: 'urgent', s: 'soon', n: 'normal' };
const LINE = /^(?<category>.)(?<intent>.)(?<urgency>.)(?: (?<red>[a-z,-]+))?\| (?<text>.+)$/u;

/**
 * Messages that we wrote beside the examples, and that alone teach category, intent, urgency and red words. A line is three letters,
 * the red words if any, a bar and the text: `cfs legal| my solicitor will be in touch`. No text of those that measure is among them.
 *
 * @throws where a line is written otherwise, with its file and number.
 */
export function ownMessages(): OwnMessage[] {
  return (['es', 'pt', 'en'] as const).flatMap((lang) =>
    readFileSync(path.join(import.meta.dirname, 'own', 'messages', `${lang}.txt`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        const parts = LINE.exec(line)?.groups ?? {};
        const [category, intent, urgency] = [
          CATEGORY[parts['category'] ?? ''],
          INTENT[parts['intent'] ?? ''],
          URGENCY[parts['urgency'] ?? ''],
        ];
        const named = parts['red']?.split(',') ?? [];
        const red = RED_WORDS.filter((each) => named.includes(each));
        if (category === undefined || intent === undefined || urgency === undefined || red.length < named.length)
          throw new Error(`own/messages/${lang}.txt:${index + 1}: ${line}`);
        return { text: parts['text'] ?? '', lang, category, intent, urgency, red, index };
      }),
  );
}

/** What each set of weights is taught: its classes, and those of one message, one or more. */
export const TASKS = {
  category: { classes: CATEGORIES, of: ({ category }: OwnMessage) => [category] },
  intent: { classes: INTENTS, of: ({ intent }: OwnMessage) => [intent] },
  urgency: { classes: URGENCIES, of: ({ urgency }: OwnMessage) => [urgency] },
  red: { classes: ['nothing', ...RED_WORDS], of: ({ red }: OwnMessage) => (red.length === 0 ? ['nothing'] : red) },
} as const satisfies Record<string, { classes: readonly string[]; of: (message: OwnMessage) => readonly string[] }>;
export type Task = keyof typeof TASKS;
