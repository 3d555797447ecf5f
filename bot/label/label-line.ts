import { z } from 'zod';
import type { Hints, Label, MessageLabels } from '#core/ports/labels.ts';
import type { Translate } from '#core/texts/index.ts';
import type { InputLine } from './lines.ts';
import { readMessage } from '../../adapters/text/labels/read-message.ts';

/** Longer lines are refused: nobody writes a message of so many characters, and one line must not fill the memory. */
export const LONGEST_LINE = 1_000_000;
const Line = z.object({ text: z.string(), lang: z.string().nullish(), network: z.string().nullish() });

export interface SaidLabel {
  value: unknown;
  sure: number;
  why: string;
  /** Offsets into the text. */
  places: readonly (readonly [number, number])[];
}

export type Answer = ({ line: number } & Record<keyof MessageLabels, SaidLabel>) | { line: number; error: string };

/** What one line of standard input says; undefined for an empty one. */
export function answerLine(
  { number: line, text: raw, length }: InputLine,
  hints: Hints,
  speakIn: (language: string | null) => Translate,
): Answer | undefined {
  const say = speakIn(null);
  if (length > LONGEST_LINE) return { line, error: say('evidence.line.long', { line, length, most: LONGEST_LINE }) };
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  if (isBinary(trimmed)) return { line, error: say('evidence.line.binary', { line }) };
  const read = trimmed.startsWith('{') ? parse(trimmed) : { text: raw };
  if (read === undefined) return { line, error: say('evidence.line.json', { line, sample: '{"text":"…"}' }) };
  const parsed = Line.safeParse(read);
  if (!parsed.success)
    return {
      line,
      error: say('evidence.line.shape', {
        line,
        field: parsed.error.issues[0]?.path.join('.') || 'text',
        sample: '{"text":"…","lang":"es","network":"…"}',
      }),
    };
  const { text, lang } = parsed.data;
  // Networks write "pt-PT" too, and spreadsheets "ES".
  const sign = lang?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  const labels = readMessage(text, sign === '' ? hints : { ...hints, signs: [sign, ...(hints.signs ?? [])] });
  return { line, ...sayLabels(labels, text, speakIn(labels.language.value)) };
}

/** What stands where bytes are no letters, and what no letter is. */
const NO_TEXT = /[\ufffd\p{Cc}]/gu;
const FEW = 2;

/** Pictures, archives, and texts in an old encoding: a fifth of them is no letter. A stray one or two spoil no message. */
function isBinary(text: string): boolean {
  const count = text.replaceAll('\t', '').match(NO_TEXT)?.length ?? 0;
  return count > FEW && count * 5 > text.length;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sayLabels(labels: MessageLabels, text: string, say: Translate): Record<keyof MessageLabels, SaidLabel> {
  const one = (label: Label<unknown>): SaidLabel => ({
    value: label.value,
    sure: Math.round(label.sure * 1000) / 1000,
    why: sayWhy(label, text, say),
    places: label.why.places,
  });
  return {
    language: one(labels.language),
    sentiment: one(labels.sentiment),
    category: one(labels.category),
    intent: one(labels.intent),
    urgency: one(labels.urgency),
    red: one(labels.red),
    toxicity: one(labels.toxicity),
    brands: one(labels.brands),
    area: one(labels.area),
    topic: one(labels.topic),
  };
}

/** The sentence of a label, with the very words: "por «me habéis cobrado dos veces»". */
export function sayWhy({ why }: Pick<Label<unknown>, 'why'>, text: string, say: Translate): string {
  const quotes = why.places.map(([start, end]) => say('say.quoted', { words: text.slice(start, end) }));
  return say(why.key, { quotes: quotes.join(', ') });
}
