/** What a person sees of a message in Teams, and what its buttons ask for. */

import { z } from 'zod';
import type { Seen } from '../../../contracts/surface-rig.ts';
import { buttonsOfCard, every, wordsOfCard } from '../../../support/adaptive-card.ts';
import type { Message } from '../../../support/teams/world.ts';

const Marked = z.looseObject({
  recado: z.looseObject({
    action: z.string().optional(),
    do: z.string().optional(),
    view: z.string().optional(),
    home: z.boolean().optional(),
  }),
});
const Entity = z.looseObject({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.looseObject({ id: z.string() }),
});

type Mark = z.output<typeof Marked>['recado'];
export const marksOf = (card: unknown): Mark[] =>
  buttonsOfCard(card).flatMap(({ raw }): Mark[] => {
    const { data } = Marked.safeParse(raw['data']);
    return data === undefined ? [] : [data.recado];
  });
export const viewOf = (card: unknown): string | undefined => marksOf(card).find(({ view }) => view !== undefined)?.view;

/** Whom a message notifies: only mentions whose words stand in it count. */
function pingsOf({ card, text, entities }: Message): string[] {
  const told = [...entities, ...every(card, ({ type }) => type === 'mention')].flatMap(
    (entity) => Entity.safeParse(entity).data ?? [],
  );
  const words = [
    text,
    ...every(card, ({ type, isVisible }) => type === 'TextBlock' && isVisible !== false).map((block) =>
      String(block['text']),
    ),
  ].join('\n');
  const tags = told.filter((entity) => words.includes(entity.text)).map(({ mentioned }) => mentioned.id);
  const unknown = [...words.matchAll(/<at>(.*?)<\/at>/g)]
    .filter(([tag]) => !told.some((entity) => entity.text === tag))
    .map(([tag]) => tag);
  return [...tags, ...unknown];
}

/** A message as a person sees it. */
export function toSeen(message: Message): Seen {
  const { id, card, text } = message;
  const buttons = buttonsOfCard(card).map(({ title, action, url }) => ({
    action: url === undefined ? action : `open ${url}`,
    label: title,
  }));
  return { ts: id, words: card === undefined ? text : wordsOfCard(card), buttons, pings: pingsOf(message) };
}

/** Whether a button asks for this action. */
export const isAction =
  (wanted: string) =>
  (raw: Record<string, unknown>): boolean =>
    Marked.safeParse(raw['data']).data?.recado.action === wanted || `open ${String(raw['url'])}` === wanted;
/** Whether a button of a form does this. */
export const does =
  (wanted: string) =>
  (raw: Record<string, unknown>): boolean =>
    Marked.safeParse(raw['data']).data?.recado.do === wanted;
