import { z } from 'zod';

const THOUGHT = '</think>';
const IN_FENCE = /^```(?:json)?\s*\n([\s\S]*)\n```$/;

const Part = z.object({ type: z.string(), text: z.string().optional() });
const Content = z.union([z.string(), z.array(Part)]).nullish();
const Choice = z.object({
  finish_reason: z.string().nullish(),
  message: z.object({ content: Content, refusal: z.string().nullish() }).optional(),
  delta: z.object({ content: Content, refusal: z.string().nullish() }).optional(),
});
const Body = z.object({ choices: z.array(Choice).default([]) });
const Failed = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().nullish(),
      code: z.union([z.number(), z.string()]).nullish(),
      param: z.string().nullish(),
    }),
  ]),
});

/** What a server said, whichever way it said it. */
export type Answered =
  | { kind: 'said'; value: unknown }
  /** The model itself would not answer. */
  | { kind: 'declined' }
  /** An error, though it came as if all were well; null where it names no code of HTTP. */
  | { kind: 'failed'; status: number | null }
  | { kind: 'odd' };

/** Reads a chat completion: whole, or in the pieces of a stream that nobody asked for. */
export function readAnswer(text: string): Answered {
  const bodies = isStream(text) ? piecesOf(text) : [parsed(text)];
  const failed = bodies.map((body) => Failed.safeParse(body)).find(({ success }) => success)?.data;
  if (failed) return { kind: 'failed', status: statusOf(failed) };
  const choices = bodies.flatMap((body) => Body.safeParse(body).data?.choices[0] ?? []);
  const said = choices.map(({ message, delta }) => message ?? delta);
  const isDeclined =
    said.some((each) => each?.refusal) || choices.some(({ finish_reason: why }) => why === 'content_filter');
  if (isDeclined) return { kind: 'declined' };
  const value = jsonIn(said.map((each) => wordsOf(each?.content)).join(''));
  // Cut off where it was too long, it is of no use though what there is may be read.
  const isCut = choices.some(({ finish_reason: why }) => why === 'length');
  return value === undefined || isCut ? { kind: 'odd' } : { kind: 'said', value };
}

/** Which part of a request a server says that it does not take, as far as its words tell. */
export function complaintIn(text: string): string {
  const { error } = Failed.safeParse(parsed(text)).data ?? {};
  if (error === undefined) return text.slice(0, 1_000);
  return typeof error === 'string' ? error : `${error.param ?? ''} ${error.message ?? ''}`;
}

function isStream(text: string): boolean {
  return /^\s*(?::|data:|event:)/.test(text);
}

/** The data of each event, without the word that ends them. */
function piecesOf(text: string): unknown[] {
  return text
    .split(/\r?\n\r?\n/)
    .map((event) =>
      event
        .split(/\r?\n/)
        .flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length).replace(/^ /, '')] : []))
        .join('\n'),
    )
    .filter((data) => data !== '' && data.trim() !== '[DONE]')
    .map(parsed);
}

function wordsOf(content: z.output<typeof Content>): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ type, text = '' }) => (type === 'text' || type === 'output_text' ? text : '')).join('');
}

/** The JSON of an answer, though it came with thoughts or in a fence. */
function jsonIn(content: string): unknown {
  const thought = content.lastIndexOf(THOUGHT);
  const said = (thought === -1 ? content : content.slice(thought + THOUGHT.length)).trim();
  return parsed(IN_FENCE.exec(said)?.[1] ?? said);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function statusOf({ error }: z.output<typeof Failed>): number | null {
  if (typeof error === 'string') return null;
  if (/rate.?limit|quota|overloaded/i.test(String(error.code ?? ''))) return 429;
  const code = Number(error.code);
  return Number.isInteger(code) && code >= 400 && code < 600 ? code : null;
}
