import { mostTelling, tellApart } from '#core/floods/samples.ts';
import { RecadoError } from '#core/errors.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Right } from '#core/people.ts';
import type { ActionContext, Services } from '../context.ts';
import type { Like } from '../lists/lines.ts';
import type { Flood } from '../../store/floods/flood.ts';
import type { FloodFigures } from '../../store/floods/floods.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

export interface FloodFacts {
  flood: Flood;
  figures: FloodFigures;
  /** Conversations that show what it is about, no two of which say the same. */
  samples: TicketLine[];
  /** How many say about the same as each, by the id of its conversation. */
  like: ReadonlyMap<string, Like>;
}

const SAMPLES = 3;
/** A card is drawn every few seconds, so no more are compared. */
const READ = 400;

/** What is told of a flood: read anew at each draw, from its conversations and what customers wrote in them. */
export async function floodFacts(
  { store }: Pick<Services, 'store'>,
  id: string,
  surface: string,
): Promise<FloodFacts | null> {
  const flood = await store.floods.get(id);
  if (flood === null) return null;
  const figures = await store.floods.figures(id);
  const said = await store.floods.said(id, READ + 1);
  const chosen = mostTelling(tellApart(said, { text: ({ text }) => text }), SAMPLES);
  const ids = chosen.map(({ said: [{ ticketId }] }) => ticketId);
  const { lines } =
    ids.length === 0 ? { lines: [] } : await store.lists.list({ ids, surface, order: 'pressing' }, { limit: SAMPLES });
  const more = said.length > READ;
  const like = new Map(chosen.map(({ said: [{ ticketId }, ...others] }) => [ticketId, { count: others.length, more }]));
  return { flood, figures, samples: lines, like };
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
