/** What a person sees of a message or a view, read from its blocks. */

import { z } from 'zod';
import type { Seen, SeenForm } from '../../../contracts/surface-rig.ts';
import { wordsOf } from '../../../support/chat.ts';

export const Text = z.looseObject({ text: z.string() });
const Element = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  text: z.union([Text, z.string()]).optional(),
  initial_value: z.string().optional(),
  initial_option: z.looseObject({ value: z.string() }).optional(),
  initial_options: z.array(z.looseObject({ value: z.string() })).optional(),
  initial_date: z.string().optional(),
  initial_date_time: z.number().optional(),
  initial_user: z.string().optional(),
});
const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  elements: z.array(Element).optional(),
  element: Element.optional(),
});
export const Message = z.looseObject({ ts: z.string(), text: z.string(), blocks: z.array(Block).default([]) });
export const Home = z.looseObject({ id: z.string().default(''), blocks: z.array(Block) });
export const View = z.looseObject({ id: z.string(), title: Text, submit: Text.nullish(), blocks: z.array(Block) });
export const Outcome = z.looseObject({
  view: View.optional(),
  errors: z.record(z.string(), z.string()).optional(),
  ts: z.string().optional(),
});

/** Everything in a message that notifies somebody: elements in rich text, commands in its raw text. */
function pingsIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(/<([@!#][^>]*)>/g)].map(([, what = '']) => what);
  if (Array.isArray(value)) return value.flatMap(pingsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type } = { type: undefined, ...value };
  if (type === 'user' && 'user_id' in value) return [String(value.user_id)];
  if (type === 'broadcast' || type === 'usergroup') return [String(type)];
  // Rich and plain text are shown as they are; only mrkdwn and the fallback are read for commands.
  if (type === 'text' || type === 'plain_text' || type === 'link') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (key === 'text' ? pingsIn(inner) : []) : pingsIn(inner),
  );
}

/** A message as a person sees it. */
export function toSeen(raw: unknown): Seen {
  const message = Message.parse(raw);
  const buttons = message.blocks
    .flatMap((block) => (block.type === 'actions' ? (block.elements ?? []) : []))
    .map((button) => ({
      action: button.action_id ?? '',
      label: typeof button.text === 'object' ? button.text.text : '',
    }));
  return {
    ts: message.ts,
    words: wordsOf(message.blocks),
    buttons,
    pings: pingsIn({ text: message.text, blocks: message.blocks }),
  };
}

/** A view as a person sees it. */
export function toForm(view: z.output<typeof View>): SeenForm {
  const fields: Record<string, string> = {};
  for (const { type, block_id: name, element } of view.blocks) {
    if (type === 'input' && name !== undefined)
      fields[name] =
        element?.initial_value ??
        element?.initial_option?.value ??
        element?.initial_user ??
        element?.initial_options?.map(({ value }) => value).join('\n') ??
        element?.initial_date ??
        (element?.initial_date_time === undefined ? '' : new Date(element.initial_date_time * 1000).toISOString());
  }
  return { id: view.id, words: wordsOf([view.title, view.blocks]), fields, canSubmit: view.submit != null };
}
