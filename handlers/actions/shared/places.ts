import { RecadoError } from '#core/errors.ts';
import type { Ticket } from '#core/ticket.ts';
import type { ActionContext } from '../../context.ts';

export function channelName({ config }: Pick<ActionContext, 'config'>, key: string): string {
  return config.channels[key]?.slack ?? `#${key}`;
}

/** Keys of the channels where she may put it: those that she is in, and private ones for what is private. */
export async function placesFor(ctx: ActionContext, { private: isPrivate }: Pick<Ticket, 'private'>): Promise<string[]> {
  const mine = await ctx.directory.channelsOf(ctx.actor);
  if (!isPrivate) return mine;
  const kept: string[] = [];
  for (const key of mine) if (await isClosed(ctx, key)) kept.push(key);
  return kept;
}

/** @throws RecadoError move.not-yours | move.not-private */
export async function mustReach(ctx: ActionContext, ticket: Pick<Ticket, 'private'>, key: string): Promise<void> {
  const params = { channel: channelName(ctx, key) };
  if (!(await ctx.directory.channelsOf(ctx.actor)).includes(key)) throw new RecadoError('move.not-yours', { params });
  if (ticket.private && !(await isClosed(ctx, key))) throw new RecadoError('move.not-private', { params });
}

async function isClosed({ directory, surfaces, actor }: ActionContext, key: string): Promise<boolean> {
  const id = await directory.channelId(actor.surface, key);
  return (await surfaces.get(actor.surface)?.channels())?.find((channel) => channel.id === id)?.private === true;
}
