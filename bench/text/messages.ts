import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CATEGORIES, INTENTS, RED_WORDS, SENTIMENTS, URGENCIES, type MessageLabels } from '#core/ports/labels.ts';
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
  sentiment: z.enum(SENTIMENTS).optional(),
});
export type Message = z.infer<typeof Message>;
const AIM = 0.75;
const SHOWN_AIM = 0.8;

/** The written examples, first half or second; both only measure, nothing is taught them. */
export function readMessages(isSealed: boolean, folder = messagesFolder): Message[] {
  if (!existsSync(folder)) return [];
  const suffix = isSealed ? '-sealed.jsonl' : '-open.jsonl';
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .toSorted()
    .flatMap((name) => readSet(path.join(folder, name)));
}

/**
 * Messages of one file, JSON lines as docs/labels.md shows.
 *
 * @throws where a line is written otherwise, with its file, its number and what is wrong.
 */
export function readSet(file: string): Message[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [read(line, `${path.basename(file)}:${index + 1}`)]));
}

function read(line: string, place: string): Message {
  const parsed = Message.safeParse(parseJson(line, place));
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place}: this line is not JSON.`, { cause });
  }
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
  const felt = read.flatMap(({ message, labels }) =>
    message.sentiment === undefined
      ? []
      : [{ lang: message.lang, truth: message.sentiment, said: labels.sentiment.guess }],
  );
  if (felt.length > 0) {
    const figure = (pairs: readonly Pair[]): number => macroF1(pairs, SENTIMENTS);
    heads.push([
      'sentiment, likeliest',
      ...['es', 'pt', 'en'].map((language) => percent(figure(felt.filter(({ lang }) => lang === language)))),
      percent(figure(felt)),
      interval(felt, figure).map(percent).join('–'),
      '',
    ]);
  }
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
  return [columns(heads), shownTable(read), columns(classes)].join('\n\n');
}

/** How many of the labels that are shown are right: all of them, and the surer half. */
function shownTable(read: readonly { message: Message; labels: MessageLabels }[]): string {
  const rows = [['labels that are shown', 'right', 'of', 'right, the surer half', 'aim']];
  for (const field of ['category', 'intent', 'urgency', 'sentiment'] as const) {
    const judged = read.flatMap(({ message, labels }) => {
      const truth = message[field];
      const { value, guess, sure } = labels[field];
      return truth === undefined ? [] : [{ isShown: value !== null, isRight: guess === truth, sure }];
    });
    if (judged.length === 0) continue;
    const right = (some: readonly { isRight: boolean }[]): number =>
      some.filter(({ isRight }) => isRight).length / (some.length || 1);
    const shown = judged.filter(({ isShown }) => isShown);
    const half = judged.toSorted((a, b) => b.sure - a.sure).slice(0, Math.ceil(judged.length / 2));
    rows.push([
      field,
      percent(right(shown)),
      percent(shown.length / judged.length),
      percent(right(half)),
      right(half) >= SHOWN_AIM ? 'met' : 'NOT met',
    ]);
  }
  return columns(rows);
}

const says = ({ red }: MessageLabels, name: string): boolean => red.value?.some((one) => one === name) === true;
