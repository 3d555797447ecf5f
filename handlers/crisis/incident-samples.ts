import type { Incident } from '#core/crisis/incident.ts';
import { howManySay, mostTelling, tellApart, type Saying } from '#core/floods/samples.ts';
import type { Services } from '../context.ts';
import type { Like } from '../lists/lines.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** What a conversation says, as far as it may be compared. */
export interface Telling {
  ticketId: string;
  /** Null where it is not known, or private: such a one says the same as no other. */
  text: string | null;
}

export interface IncidentSamples {
  samples: TicketLine[];
  /** How many say about the same as each, by the id of its conversation. */
  like: Map<string, Like>;
}

interface SampledIncident {
  incident: Incident;
  /** What came in public, as far as it was read, by the id of its conversation. */
  among: ReadonlyMap<string, string>;
  /** More came than were read. */
  more: boolean;
}

const SAMPLES = 3;
/** So many sayings are looked at, and of each so many conversations, for one that has a card to lead to. */
const SAYINGS = 6;
const OF_EACH = 6;

/**
 * Three that say different things, of those that tell most: influential authors first, then what has a card to lead to, for in a flood
 * nearly everything stands folded on one. Where nothing of the newest has one, an earlier sign with a card stands for what it says.
 */
export async function incidentSamples(
  { lists, crisis }: Pick<Services['store'], 'lists' | 'crisis'>,
  telling: readonly Telling[],
  { incident: { brand, openedAt, signs }, among, more }: SampledIncident,
): Promise<IncidentSamples> {
  const influential = new Set(signs.filter(({ kind }) => kind === 'influential').map(({ ticketId }) => ticketId));
  const lines = new Map<string, TicketLine>();
  const isShown = ({ ticketId }: Telling): boolean => {
    const line = lines.get(ticketId);
    return line !== undefined && !line.folded && line.ts !== null;
  };
  const read = async (ids: readonly string[]): Promise<void> => {
    const wanted = ids.filter((id) => !lines.has(id));
    if (wanted.length === 0) return;
    const found = await lists.list({ ids: wanted }, { limit: wanted.length, countUpTo: 1 });
    for (const line of found.lines) lines.set(line.ticketId, line);
  };
  const sayings = async (all: readonly Telling[]): Promise<Saying<Telling>[]> => {
    const apart = tellApart(all, {
      text: ({ text, ticketId }) => text ?? ticketId,
      byItself: ({ ticketId, text }) => text === null || influential.has(ticketId),
    });
    const byAuthor = apart.filter(({ said: [{ ticketId }] }) => influential.has(ticketId));
    const others = apart.filter((each) => !byAuthor.includes(each));
    const chosen = [...byAuthor.slice(0, SAMPLES), ...mostTelling(others, SAYINGS)];
    await read(chosen.flatMap(({ said }) => said.slice(0, OF_EACH).map(({ ticketId }) => ticketId)));
    return chosen.filter(({ said }) => said.some(({ ticketId }) => lines.has(ticketId)));
  };

  let chosen = await sayings(telling);
  if (signs.length > 0 && chosen.length > 0 && !chosen.some(({ said }) => said.some(isShown))) {
    const earlier = await crisis.shown(brand, { from: openedAt, limit: SAMPLES });
    await read(earlier);
    const added = earlier.flatMap((ticketId) => {
      const line = lines.get(ticketId);
      return line === undefined ? [] : [{ ticketId, text: publicWords(line) }];
    });
    chosen = await sayings([...added, ...telling.filter(({ ticketId }) => !earlier.includes(ticketId))]);
  }
  const shown = chosen.map(({ said }) => {
    const [first] = said;
    const read = said.filter(({ ticketId }) => lines.has(ticketId));
    const of = influential.has(first.ticketId) ? first : (read.find(isShown) ?? read[0] ?? first);
    const rank = influential.has(of.ticketId) ? 0 : isShown(of) ? 1 : 2;
    return { of, rank };
  });
  // What an older one says is known only now.
  const apart = tellApart(
    shown.toSorted((a, b) => a.rank - b.rank),
    {
      text: ({ of }) => publicWords(lines.get(of.ticketId)) ?? of.ticketId,
      byItself: ({ of }) => influential.has(of.ticketId) || publicWords(lines.get(of.ticketId)) === null,
    },
  ).slice(0, SAMPLES);
  const samples = apart.flatMap(({ said: [{ of }] }) => lines.get(of.ticketId) ?? []);
  const open = samples.filter((line) => !line.private);
  const counts = howManySay(
    open.map(({ excerpt }) => excerpt),
    [...among.values()],
  );
  // Each is one of them.
  const others = (id: string, at: number): number => Math.max(0, (counts[at] ?? 0) - (among.has(id) ? 1 : 0));
  const like = new Map(open.map(({ ticketId }, at) => [ticketId, { count: others(ticketId, at), more }]));
  return { samples, like };
}

function publicWords(line: TicketLine | undefined): string | null {
  return line === undefined || line.private ? null : line.excerpt;
}
