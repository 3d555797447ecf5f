import type { Message } from './wire.ts';

/** What nobody has and nobody put aside, in the channel that it belongs to: the card of another channel's conversation is counted there. */
export function isFree({ blocks = [] }: Message, here: string | undefined): boolean {
  const actions = new Set(blocks.flatMap(({ elements = [] }) => elements.map((element) => element.action_id)));
  return actions.has('claim') && !actions.has('reopen') && !blocks.some((block) => leadsElsewhere(block, here));
}

/** A card that stands in several channels says below, in all but one, where the conversation is. */
function leadsElsewhere(block: NonNullable<Message['blocks']>[number], here: string | undefined): boolean {
  if (block.type !== 'context') return false;
  return [...JSON.stringify(block).matchAll(/\/archives\/(\w+)\/p\d/g)].some(([, channel]) => channel !== here);
}
