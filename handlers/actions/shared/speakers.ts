import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import type { ActionContext } from '../../context.ts';

type Speaking = Pick<ActionContext, 'actor' | 'config' | 't'>;

/** @throws RecadoError where it is closed, somebody else has it, or she may not speak from its account */
export function mustBeHers(ctx: Speaking, { ticket }: TicketDetail): void {
  if (ticket.state === 'closed') throw new RecadoError('ticket.closed');
  if (ticket.owner !== null && ticket.owner !== ctx.actor.id)
    throw new RecadoError('ticket.not-yours', { params: { owner: ticket.owner } });
  mustSpeak(ctx, ticket);
}

/** A robot's account speaks by itself alone, and a colleague's own in her words alone. @throws RecadoError account.* */
export function mustSpeak(
  { actor, config, t }: Speaking,
  { brand, account, network }: Pick<Ticket, 'brand' | 'account' | 'network'>,
): void {
  const found = config.brands[brand]?.accounts[account];
  if (found === undefined || found.kind === 'official') return;
  const named = { account: t.handle(network, found.handle), network: t.network(network) };
  if (found.kind === 'robot') throw new RecadoError('account.only-automatic', { params: named });
  if (found.person === actor.id) return;
  const owner = config.people[found.person ?? '']?.name ?? found.person ?? '';
  throw new RecadoError('account.of-colleague', { params: { ...named, owner } });
}

/** Whether any account has such a rule: where none has, nothing is read for it. */
export function hasSpeakers({ brands }: Config): boolean {
  return Object.values(brands).some(({ accounts }) => Object.values(accounts).some(({ kind }) => kind !== 'official'));
}
