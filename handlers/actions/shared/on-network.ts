import { RecadoError } from '#core/errors.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { ActionContext } from '../../context.ts';

type Ability = 'like' | 'hide' | 'remove';

/** Does something that a network may not be able to do. Each of them may be done twice. @throws RecadoError network.* */
export async function onNetwork<K extends Ability>(
  { networks }: Pick<ActionContext, 'networks'>,
  ticket: Ticket,
  ability: K,
  act: (ability: NonNullable<NetworkConnection[K]>) => Promise<void>,
): Promise<void> {
  const able = networks.get(ticket.account)?.[ability];
  if (!able) throw new RecadoError('network.cannot', { params: { network: ticket.network } });
  await act(able);
}
