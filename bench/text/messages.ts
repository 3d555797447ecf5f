import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CATEGORIES, INTENTS, RED_WORDS, URGENCIES, type MessageLabels } from '#core/ports/labels.ts';
import { readMessage } from '../../adapters/text/labels/read-message.ts';
import { classScores, columns, interval, macroF1, percent, type Pair } from './scores.ts';

export const messagesFolder = path.join(import.meta.dirname, '..', '..', 'test', 'text', 'messages');
const Message = z.strictObject({
  text: z.string().min(1),
  lang: z.enum(['es', 'pt', 'en']),
  country: z.string(),
  category: z.enum(CATEGORIES),
  intent: z.enum(INTENTS),
  urgency: z.enum(URGENCIES),
  red: z.array(z.enum(RED_WORDS)),
});
export type Message = z.infer<typeof Message>;
const AIM = 0.75;

/** The written examples, first half or second; both only measure, nothing is taught them. */
export function readMessages(isSealed: boolean, folder = messagesFolder): Message[] {
  if (!existsSync(folder)) return [];
  const suffix = isSealed ? '-sealed.jsonl' : '-open.jsonl';
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .toSorted()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.trim() === '' ? [] : [read(line, `${name}:${index + 1}`)])),
    );
}

function read(line: string, place: string): Message {
  const parsed = Message.safeParse(JSON.parse(line));
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Macro-F1 of each label, a table for each class, and each red word on its own. */
export function messagesTable(messages: readonly Message[], title: string): string {
  const read = messages.map((message) => ({
    message,
    labels: readMessage(message.text, { allowed: ['es', 'pt', 'en'], signs: [message.lang] }),
  }));
  type Read = (typeof read)[number];
  const pairsOf = (field: 'category' | 'intent' | 'urgency', some: readonly Read[]): Pair[] =>
    some.map(({ message, labels }) => ({ truth: message[field], said: labels[field].value }));
  const redPairs = (red: string, some: readonly Read[]): Pair[] =>
    some.map(({ message, labels }) => ({
      truth: message.red.some((one) => one === red) ? 'yes' : 'no',
      said: says(labels, red) ? 'yes' : 'no',
    }));
  const fields = { category: CATEGORIES, intent: INTENTS, urgency: URGENCIES } as const;
  const heads = [[title, 'es', 'pt', 'en', 'all', '95 %', 'aim']];
  const inLanguage = (language: string): Read[] => read.filter(({ message }) => message.lang === language);
  for (const field of ['category', 'intent', 'urgency'] as const) {
    const figure = (pairs: readonly Pair[]): number => macroF1(pairs, fields[field]);
    const pairs = pairsOf(field, read);
    heads.push([
      field,
      ...['es', 'pt', 'en'].map((language) => percent(figure(pairsOf(field, inLanguage(language))))),
      percent(figure(pairs)),
      interval(pairs, figure).map(percent).join('–'),
      figure(pairs) >= AIM ? 'met' : 'NOT met',
    ]);
  }
  const redFigure = (some: readonly Read[]): number => {
    const present = RED_WORDS.filter((red) => some.some(({ message }) => message.red.includes(red)));
    return (
      present.reduce((sum, red) => sum + (classScores(redPairs(red, some), ['yes'])[0]?.f1 ?? 0), 0) /
      (present.length || 1)
    );
  };
  heads.push([
    'red words',
    ...['es', 'pt', 'en'].map((language) => percent(redFigure(inLanguage(language)))),
    percent(redFigure(read)),
    '',
    redFigure(read) >= AIM ? 'met' : 'NOT met',
  ]);
  const classes = [['class', 'examples', 'precision', 'recall', 'F1']];
  for (const field of ['category', 'intent', 'urgency'] as const) {
    for (const { name, count, precision, recall, f1 } of classScores(pairsOf(field, read), fields[field]))
      classes.push([`${field} ${name}`, String(count), percent(precision), percent(recall), percent(f1)]);
  }
  for (const red of RED_WORDS) {
    const [score] = classScores(redPairs(red, read), ['yes']);
    if (score !== undefined)
      classes.push([
        `red ${red}`,
        String(score.count),
        percent(score.precision),
        percent(score.recall),
        percent(score.f1),
      ]);
  }
  return `${columns(heads)}\n\n${columns(classes)}`;
}

const says = ({ red }: MessageLabels, name: string): boolean => red.value?.some((one) => one === name) === true;
