import { channelLabel } from '#core/channels.ts';
import { RecadoError } from '#core/errors.ts';
import type { ActionContext } from '../../context.ts';

/** Whether what would be shown may only be seen by those invited. */
interface Privacy {
  private: boolean;
}

export function channelName({ config, actor }: Pick<ActionContext, 'config' | 'actor'>, key: string): string {
  return channelLabel(config, key, actor.surface);
}

/** What of a ticket a card would show. */
export function privacyOf({ ticket, lastInbound }: { ticket: Privacy; lastInbound: Privacy }): Privacy {
  return { private: ticket.private || lastInbound.private };
}

/** Keys of the channels where she may put it: those that she is in, and private ones for what is private. */
export async function transferTargets(
  { directory, actor }: Pick<ActionContext, 'directory' | 'actor'>,
  { private: isPrivate }: Privacy,
): Promise<string[]> {
  const mine = await directory.channelsOf(actor, isPrivate);
  if (!isPrivate) return mine;
  const invitedOnly = await directory.privateChannels();
  return mine.filter((key) => invitedOnly.has(key));
}

/** @throws RecadoError move.not-yours | move.not-private */
export async function mustBeTarget(
  ctx: Pick<ActionContext, 'config' | 'directory' | 'actor'>,
  privacy: Privacy,
  key: string,
): Promise<void> {
  const params = { channel: channelName(ctx, key) };
  if (!(await ctx.directory.channelsOf(ctx.actor)).includes(key)) throw new RecadoError('move.not-yours', { params });
  if (!(await transferTargets(ctx, privacy)).includes(key)) throw new RecadoError('move.not-private', { params });
}
