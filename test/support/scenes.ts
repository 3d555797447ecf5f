import { expect } from 'vitest';
import { wordsOf, type Placed } from './chat.ts';
import type { Recado } from './recado.ts';
import type { Post } from './social.ts';

export interface Scene {
  /** Id of the customer's post on the network. */
  post: string;
  /** The card as it was when it appeared. */
  card: Placed;
}

let number = 0;
/** Words that no other post of this file holds, so that its card can be found. */
export function uniqueWord(): string {
  number += 1;
  return `caso${process.pid}x${number}`;
}

/** A customer writes; the card is there. */
export async function arrive(
  recado: Recado,
  {
    author = 'carla_ruiz',
    text,
    channel,
    withinMs,
  }: { author?: string; text: string; channel: string; withinMs?: number },
): Promise<Scene> {
  const post = await recado.social.post({ author, text });
  return { post, card: await recado.chat.find(text, { channel, withinMs }) };
}

/** Somebody takes it; the card offers to answer. */
export async function claim(recado: Recado, card: Placed, user: string): Promise<Placed> {
  const answer = await recado.chat.press(user, card, 'claim');
  expect(answer.errors).toBeUndefined();
  return recado.chat.card(
    card,
    'an owner and Reply',
    (_words, now) => recado.chat.buttons(now).includes('reply') && !recado.chat.buttons(now).includes('claim'),
  );
}

/** Writes an answer in the form. `ask` asks for approval where a rule wants it; the draft's message in the thread is given back. */
export async function draft(
  recado: Recado,
  card: Placed,
  user: string,
  text: string,
  next: 'ask' | 'keep' = 'ask',
): Promise<Placed> {
  const { view } = await recado.chat.press(user, card, 'reply');
  if (view === undefined) throw new Error('the Reply form did not open');
  const sent = await recado.chat.submit(user, view, { text, next });
  expect(sent.errors ?? {}).toEqual({});
  return recado.chat.find(text, { channel: card.channel, thread: card.ts });
}

/** The one answer of the brand under a post: it is there, and it is there once. */
export async function theOnlyAnswer(recado: Recado, post: string): Promise<Post> {
  await recado.social.answers(post);
  await recado.idle();
  const answers = await recado.social.answers(post);
  expect(answers).toHaveLength(1);
  const [answer] = answers;
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

/** How many messages of a channel hold these words: a card must be there once. */
export async function countOf(recado: Recado, words: string, channel: string, thread?: string): Promise<number> {
  return (await recado.chat.messages(channel, thread)).filter((message) =>
    wordsOf(message.blocks ?? message.text).includes(words),
  ).length;
}
