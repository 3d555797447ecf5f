import { RecadoError } from '#core/errors.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Right } from '#core/people.ts';
import type { ActionContext, Services } from '../context.ts';
import type { Flood } from '../../store/floods/flood.ts';
import type { FloodFigures } from '../../store/floods/floods.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

export interface FloodFacts {
  flood: Flood;
  figures: FloodFigures;
  /** Conversations that show what it is about. */
  samples: TicketLine[];
}

const SAMPLES = 3;

/** What is told of a flood: read anew at each draw, from its conversations and what customers wrote in them. */
export async function floodFacts(
  { store }: Pick<Services, 'store'>,
  id: string,
  surface: string,
): Promise<FloodFacts | null> {
  const flood = await store.floods.get(id);
  if (flood === null) return null;
  const figures = await store.floods.figures(id);
  // Those that still wait tell more of what is to be done than those that are done.
  const of = { flood: id, surface, order: 'pressing' } as const;
  const { lines } = await store.lists.list({ ...of, folded: true }, { limit: SAMPLES, countUpTo: SAMPLES });
  return { flood, figures, samples: lines };
}

/** @throws RecadoError flood.over where it is not there any more */
export async function readFlood({ store }: Pick<ActionContext, 'store'>, id: string): Promise<Flood> {
  const flood = await store.floods.get(id);
  if (!flood) throw new RecadoError('flood.over');
  return flood;
}

/** One of its conversations that she may work; all of them stand in the same channels. @throws RecadoError right.missing and its like */
export async function mustWork(ctx: ActionContext, floodId: string, right: Right): Promise<Ticket> {
  const [first] = await ctx.store.floods.folded(floodId, { limit: 1 });
  const ticket = first === undefined ? null : await ctx.store.tickets.get(first);
  if (!ticket) throw new RecadoError('flood.over');
  await ctx.directory.mayAct(ctx.actor, ticket, right);
  return ticket;
}
